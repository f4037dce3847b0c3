using System.Net;
using Simulation.Contracts.Keys;
using Xunit;

namespace Simulation.Api.Tests.Security;

/// <summary>Headers of answers, other sites, rates and the log.</summary>
public class AnswerTests(GuardedHost guarded)
{
    [Theory]
    [InlineData("/v1/provinces")]
    [InlineData("/health/live")]
    [InlineData("/reference")]
    [InlineData("/sign-in")]
    [InlineData("/nothing")]
    public async Task Answers_Headers_ProtectWhoReadsThem(string address)
    {
        using var response = await guarded.AskAsync(HttpMethod.Get, address, secret: null);

        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe-eval", policy, StringComparison.Ordinal);
        Assert.Equal(address == "/reference", policy.Contains("script-src 'self' 'unsafe-inline'", StringComparison.Ordinal));
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
        Assert.False(response.Headers.Contains("Server"));
    }

    [Fact]
    public async Task OtherSites_Unnamed_AreNotLetIn()
    {
        using var response = await PreflightAsync(guarded.Host, "https://office.example");

        Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task OtherSites_Named_AreLetInWithoutCookies()
    {
        await using var host = new ApiHost("--Security:Origins", "https://office.example", "--Security:OperatorKey", GuardedHost.OperatorKey);
        await host.InitializeAsync();

        using var named = await PreflightAsync(host, "https://office.example");
        using var other = await PreflightAsync(host, "https://other.example");

        Assert.Equal("https://office.example", Assert.Single(named.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.False(named.Headers.Contains("Access-Control-Allow-Credentials"));
        Assert.False(other.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Requests_TooMany_AreRefusedToTheirCallerAlone()
    {
        await using var host = new ApiHost("--Security:OperatorKey", GuardedHost.OperatorKey, "--Limits:RequestBurst", "3", "--Limits:RequestRate", "1");
        await host.InitializeAsync();
        var busy = host.Grains.Known.Add("busy", AccessRole.Viewer);
        var other = host.Grains.Known.Add("other", AccessRole.Viewer);

        HttpResponseMessage? refused = null;
        for (var request = 0; request < 20 && refused is null; request++)
        {
            var response = await GuardedHost.SendAsync(host, HttpMethod.Get, "/v1/provinces", busy);
            if (response.StatusCode == HttpStatusCode.TooManyRequests) refused = response;
            else response.Dispose();
        }

        Assert.NotNull(refused);
        await refused.ProblemAsync(HttpStatusCode.TooManyRequests, "too-many-requests");
        Assert.Equal("1", refused.Headers.GetValues("Retry-After").Single());
        using var let = await GuardedHost.SendAsync(host, HttpMethod.Get, "/v1/provinces", other);
        Assert.Equal(HttpStatusCode.OK, let.StatusCode);
        refused.Dispose();
    }

    [Fact]
    public async Task Log_OfEverything_HoldsNoSecret()
    {
        var log = new LogBook();
        await using var host = new ApiHost(log.AddTo, "--Security:OperatorKey", GuardedHost.OperatorKey, "--Logging:LogLevel:Default", "Trace");
        await host.InitializeAsync();
        var known = host.Grains.Known.Add("known", AccessRole.Viewer);
        const string Wrong = "sim_known_wrongwrongwrongwrongwrongwrongwrongwrong";

        using var made = await GuardedHost.SendAsync(host, HttpMethod.Post, "/v1/keys", GuardedHost.OperatorKey, """{"name":"new","role":"viewer"}""");
        var secret = (await made.JsonAsync()).GetProperty("secret").GetString()!;
        foreach (var shown in (string[])[known, Wrong, secret])
        {
            using var bearer = await GuardedHost.SendAsync(host, HttpMethod.Get, "/v1/provinces", shown);
            using var header = await host.SendAsync(HttpMethod.Get, "/v1/provinces", null, ("X-API-Key", shown));
            using var cookie = await host.SendAsync(HttpMethod.Get, "/v1/provinces", null, ("Cookie", $"simulation-key={shown}"));
            using var form = new FormUrlEncodedContent([new("key", shown)]);
            using var entered = await host.Client.PostAsync(new Uri("/sign-in", UriKind.Relative), form, TestContext.Current.CancellationToken);
        }

        var text = log.Text;
        Assert.Contains("/v1/provinces", text, StringComparison.Ordinal);
        foreach (var shown in (string[])[known, Wrong, secret, GuardedHost.OperatorKey]) Assert.DoesNotContain(shown, text, StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> PreflightAsync(ApiHost host, string origin) => await host.SendAsync(
        HttpMethod.Options, "/v1/provinces/tra-vinh/simulate", null, ("Origin", origin), ("Access-Control-Request-Method", "POST"), ("Access-Control-Request-Headers", "content-type"));
}
