using System.Net;
using Simulation.Contracts.Keys;
using Xunit;

namespace Simulation.Api.Tests.Security;

/// <summary>Pages, for who has signed in.</summary>
public sealed class SignInTests(GuardedHost guarded) : IDisposable
{
    private readonly HttpClient browser = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = guarded.Host.Client.BaseAddress };

    public void Dispose() => browser.Dispose();

    [Fact]
    public async Task Page_ToAStranger_IsTheSignIn()
    {
        using var response = await AskAsync(HttpMethod.Get, "/scorecard?province=tra-vinh", cookie: null);

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal("/sign-in?to=%2Fscorecard%3Fprovince%3Dtra-vinh", response.Headers.Location?.ToString());
    }

    [Fact]
    public async Task SignIn_WithAKey_ShowsPagesAndAnswersButChangesNothing()
    {
        using var form = new FormUrlEncodedContent([new("key", guarded.SecretOf(AccessRole.Planner))]);
        using var entered = await browser.PostAsync(new Uri("/sign-in?to=%2Fruns", UriKind.Relative), form, TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.Redirect, "/runs"), (entered.StatusCode, entered.Headers.Location?.ToString()));
        var cookie = Assert.Single(entered.Headers.GetValues("Set-Cookie"));
        foreach (var part in (string[])["httponly", "samesite=strict", "path=/"]) Assert.Contains(part, cookie, StringComparison.OrdinalIgnoreCase);
        var pair = cookie.Split(';')[0];

        using var page = await AskAsync(HttpMethod.Get, "/", pair);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        using var answer = await AskAsync(HttpMethod.Get, "/v1/provinces", pair);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var circuit = await AskAsync(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1", pair);
        Assert.Equal(HttpStatusCode.OK, circuit.StatusCode);
        using var change = await AskAsync(HttpMethod.Post, "/v1/provinces/tra-vinh/runs", pair);
        Assert.Equal(HttpStatusCode.Unauthorized, change.StatusCode);
    }

    [Fact]
    public async Task Circuit_WithoutAKey_IsRefused()
    {
        using var response = await AskAsync(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1", cookie: null);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Theory]
    [InlineData("//elsewhere.example")]
    [InlineData("/\\elsewhere.example")]
    [InlineData("https://elsewhere.example")]
    public async Task SignIn_Target_IsOnThisHost(string target)
    {
        using var form = new FormUrlEncodedContent([new("key", guarded.SecretOf(AccessRole.Viewer))]);
        using var entered = await browser.PostAsync(new Uri($"/sign-in?to={Uri.EscapeDataString(target)}", UriKind.Relative), form, TestContext.Current.CancellationToken);

        Assert.Equal("/", entered.Headers.Location?.ToString());
    }

    [Fact]
    public async Task SignIn_WrongKey_SaysSoAndSetsNothing()
    {
        using var form = new FormUrlEncodedContent([new("key", "sim_the-planner_wrong")]);
        using var response = await browser.PostAsync(new Uri("/sign-in", UriKind.Relative), form, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.False(response.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task SignIn_FromAnotherSite_IsRefused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sign-in") { Content = new FormUrlEncodedContent([new("key", guarded.SecretOf(AccessRole.Viewer))]), Headers = { { "Sec-Fetch-Site", "cross-site" } } };
        using var response = await browser.SendAsync(request, TestContext.Current.CancellationToken);

        await response.ProblemAsync(HttpStatusCode.Forbidden, "forbidden");
    }

    private async Task<HttpResponseMessage> AskAsync(HttpMethod method, string address, string? cookie)
    {
        using var request = new HttpRequestMessage(method, address) { Headers = { { "Accept", "text/html" } } };
        if (cookie is not null) request.Headers.Add("Cookie", cookie);
        return await browser.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
