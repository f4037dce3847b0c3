using System.Net;
using Simulation.Api.Tests.Security;
using Simulation.Api.Workshops;
using Simulation.Contracts.Keys;
using Xunit;

namespace Simulation.Api.Tests.Workshops;

/// <summary>What a code opens on a host that asks for keys, pairwise: who asks, and where.</summary>
public class CodeAccessTests(GuardedHost guarded)
{
    private const string Address = "/v1/workshops/K7Q-F2M-PRT";
    private const string HandIn = """{"key":"a secret of sixteen"}""";

    [Theory]
    [InlineData("GET", "", null)]
    [InlineData("GET", "/events", null)]
    [InlineData("POST", "/simulate", "{}")]
    [InlineData("PUT", "/participants/An", HandIn)]
    public async Task Code_Alone_Suffices(string method, string part, string? body)
    {
        using var response = await guarded.AskAsync(new HttpMethod(method), Address + part, secret: null, body);

        Assert.True(response.IsSuccessStatusCode, $"{method} {part}: {response.StatusCode}");
    }

    [Theory]
    [InlineData("GET", "/results", null, HttpStatusCode.Unauthorized)]
    [InlineData("POST", "/close", null, HttpStatusCode.Unauthorized)]
    [InlineData("GET", "/results", AccessRole.Viewer, HttpStatusCode.OK)]
    [InlineData("POST", "/close", AccessRole.Viewer, HttpStatusCode.Forbidden)]
    [InlineData("POST", "/close", AccessRole.Planner, HttpStatusCode.OK)]
    [InlineData("POST", "/participants/An/leave-out", null, HttpStatusCode.Unauthorized)]
    [InlineData("POST", "/participants/An/leave-out", AccessRole.Viewer, HttpStatusCode.Forbidden)]
    [InlineData("POST", "/participants/An/leave-out", AccessRole.Planner, HttpStatusCode.OK)]
    public async Task Results_AndTheEnd_NeedAKey(string method, string part, AccessRole? role, HttpStatusCode status)
    {
        using var response = await guarded.AskAsync(new HttpMethod(method), Address + part, role is { } known ? guarded.SecretOf(known) : null);

        Assert.Equal(status, response.StatusCode);
    }

    [Fact]
    public async Task Stranger_ComesInAsOneWhoReachesNoProvince()
    {
        using var response = await guarded.AskAsync(HttpMethod.Get, Address, secret: null);

        Assert.True(response.IsSuccessStatusCode);
        Assert.Equal(Access.Nothing.ToString(), guarded.Host.Grains.Held.AccessOfLast);
    }

    [Fact]
    public async Task Page_OfParticipants_IsForStrangersAndItsNeighboursAreNot()
    {
        using var joining = await guarded.AskAsync(HttpMethod.Get, "/join/K7Q-F2M-PRT?lang=en", secret: null);
        using var facilitating = await guarded.AskAsync(HttpMethod.Get, "/workshops/K7QF2MPRT", secret: null);

        Assert.Equal(HttpStatusCode.OK, joining.StatusCode);
        Assert.Contains("Hand in", await joining.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, facilitating.StatusCode);
    }

    [Theory]
    [InlineData("/join/BBB-BBB-BBB", HttpStatusCode.NotFound)]
    [InlineData("/join/oo0", HttpStatusCode.NotFound)]
    [InlineData("/join", HttpStatusCode.OK)]
    public async Task Page_WithoutAWorkshop_AsksForTheCode(string address, HttpStatusCode status)
    {
        using var response = await guarded.AskAsync(HttpMethod.Get, address, secret: null);

        Assert.Equal((status, "text/html"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        Assert.Contains("name=\"code\"", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Codes_Walked_AreRefusedSoonAndHoldersOfKeysAreNot()
    {
        await using var host = new ApiHost("--Security:OperatorKey", GuardedHost.OperatorKey);
        await host.InitializeAsync();
        var wrong = 0;
        while (wrong < 10 * WrongCodes.Burst && (await host.GetAsync("/v1/workshops/BBBBBBBBB")).StatusCode == HttpStatusCode.NotFound) wrong++;

        Assert.InRange(wrong, WrongCodes.Burst, (10 * WrongCodes.Burst) - 1);
        using var known = await GuardedHost.SendAsync(host, HttpMethod.Get, Address, GuardedHost.OperatorKey);
        Assert.Equal(HttpStatusCode.OK, known.StatusCode);
    }
}
