using System.Net;
using Simulation.Contracts.Keys;
using Xunit;

namespace Simulation.Api.Tests.Security;

/// <summary>Keys, from their making to their end.</summary>
public class KeyTests(GuardedHost guarded)
{
    private const string Provinces = "/v1/provinces";

    [Fact]
    public async Task Key_Made_OpensUntilItIsRevoked()
    {
        using var made = await guarded.AskAsync(HttpMethod.Post, "/v1/keys", GuardedHost.OperatorKey, """{"name":"short-lived","role":"viewer","provinces":["tra-vinh"],"days":30}""");
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        Assert.Equal("no-store", made.Headers.CacheControl?.ToString());
        var key = await made.JsonAsync();
        var secret = key.GetProperty("secret").GetString()!;
        Assert.StartsWith("sim_short-lived_", secret, StringComparison.Ordinal);
        Assert.Equal(("viewer", "operator-key"), (key.GetProperty("role").GetString(), key.GetProperty("author").GetString()));

        using var open = await guarded.AskAsync(HttpMethod.Get, Provinces, secret);
        Assert.Equal(HttpStatusCode.OK, open.StatusCode);
        using var revoked = await guarded.AskAsync(HttpMethod.Delete, "/v1/keys/short-lived", GuardedHost.OperatorKey);
        Assert.Equal(HttpStatusCode.OK, revoked.StatusCode);
        using var shut = await guarded.AskAsync(HttpMethod.Get, Provinces, secret);
        await shut.ProblemAsync(HttpStatusCode.Unauthorized, "unauthenticated");
    }

    [Fact]
    public async Task Keys_Listed_ShowNoSecret()
    {
        using var response = await guarded.AskAsync(HttpMethod.Get, "/v1/keys", guarded.SecretOf(AccessRole.Operator));

        var text = (await response.JsonAsync()).GetRawText();
        Assert.Contains("the-planner", text, StringComparison.Ordinal);
        Assert.DoesNotContain("sim_", text, StringComparison.Ordinal);
        Assert.DoesNotContain("hash", text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Key_InItsOwnHeader_Opens()
    {
        using var response = await guarded.Host.SendAsync(HttpMethod.Get, Provinces, null, ("X-API-Key", guarded.SecretOf(AccessRole.Viewer)));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Key_Expired_OpensNothing()
    {
        var secret = guarded.Host.Grains.Known.Add("old", AccessRole.Operator, expires: DateTimeOffset.UnixEpoch);

        using var response = await guarded.AskAsync(HttpMethod.Get, Provinces, secret);

        await response.ProblemAsync(HttpStatusCode.Unauthorized, "unauthenticated");
    }

    [Theory]
    [InlineData("sim_the-operator_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("sim_nobody_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("sim_")]
    [InlineData("sim__")]
    [InlineData("eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.")]
    [InlineData("rubbish")]
    public async Task Key_Wrong_OpensNothing(string secret)
    {
        using var response = await guarded.AskAsync(HttpMethod.Get, Provinces, secret);

        await response.ProblemAsync(HttpStatusCode.Unauthorized, "unauthenticated");
    }

    [Fact]
    public async Task Create_SeveralMistakes_AreReportedTogether()
    {
        using var response = await guarded.AskAsync(HttpMethod.Post, "/v1/keys", GuardedHost.OperatorKey, """{"name":"x","role":"king","days":0}""");

        Assert.Equal(["/role", "/days"], (await response.ProblemAsync(HttpStatusCode.UnprocessableEntity, "invalid-question")).Pointers());
    }

    [Theory]
    [InlineData(null, "the-planner")]
    [InlineData("Lan", "Lan (the-planner)")]
    public async Task Write_Author_IsTheKeyWhateverTheHeaderSays(string? header, string author)
    {
        using var response = await guarded.Host.SendAsync(
            HttpMethod.Put, $"/v1/provinces/tra-vinh/scenarios/by-{author.Length}", """{"name":"Dry year"}""",
            [("Authorization", $"Bearer {guarded.SecretOf(AccessRole.Planner)}"), .. header is null ? [] : new[] { ("X-Author", header) }]);

        await response.JsonAsync();
        Assert.Equal(author, guarded.Host.Grains.Asked($"by-{author.Length}").LastSave?.Author);
    }

    [Fact]
    public async Task Sweep_OtherProvince_IsAskedOfGrainsWithTheAccessOfTheKey()
    {
        using var response = await guarded.AskAsync(
            HttpMethod.Post, "/v1/sweeps", guarded.SecretOf(AccessRole.Planner), """{"provinces":["tien-giang"],"vary":[{"lever":"social_investment","values":[1]}]}""");

        Assert.Equal($"Planner|{GuardedHost.Own}", guarded.Host.Grains.AccessOfSweep);
    }
}
