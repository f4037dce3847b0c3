using System.Net;
using Microsoft.Extensions.Configuration;
using Simulation.Api.Security;
using Simulation.Operations.Startup;
using Xunit;

namespace Simulation.Api.Tests.Security;

/// <summary>Where a host listens, and whom it then answers.</summary>
public class ListeningTests
{
    private const string Key = "0123456789abcdef0123456789abcdef";

    [Theory]
    [InlineData("http://localhost:5080")]
    [InlineData("http://127.0.0.1:0;http://[::1]:0")]
    public void Loopback_WithoutKeys_IsFine(string urls) => Read().RequireLoopback(urls);

    [Theory]
    [InlineData("http://*:5080")]
    [InlineData("http://+:5080")]
    [InlineData("http://0.0.0.0:5080")]
    [InlineData("http://[::]:5080")]
    [InlineData("http://192.0.2.7:5080")]
    [InlineData("http://simulation.example:80")]
    [InlineData("http://localhost:5080; http://*:5081")]
    public void Wider_WithoutKeys_IsRefusedWithTheWaysOut(string urls)
    {
        var refusal = Assert.Throws<ConfigurationException>(() => Read().RequireLoopback(urls));

        Assert.Contains("Security:OperatorKey", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("keys create", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Security:OperatorKey", Key)]
    [InlineData("Security:Keyless", "false")]
    [InlineData("Security:Keyless", "true")]
    public void Wider_DecidedUpon_IsFine(string setting, string value) => Read((setting, value)).RequireLoopback("http://*:5080");

    [Fact]
    public void Settings_ThatAreWrong_AreNamedTogether()
    {
        var refusal = Assert.Throws<ConfigurationException>(() => Read(
            ("Security:OperatorKey", "short"), ("Security:Keyless", "true"), ("Security:Origins", "https://a.example https://b.example/path"), ("Security:Tokens:Audience", "simulation")));

        foreach (var part in (string[])["OperatorKey", "Keyless", "https://b.example/path", "Authority"]) Assert.Contains(part, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("'https://a.example'", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("short'", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Program_ToldToListenWider_EndsWithASentence()
    {
        using var errors = new StringWriter();

        var code = await ApiCommand.RunAsync(["--urls", "http://0.0.0.0:0"], TextWriter.Null, errors);

        Assert.Equal(ApiCommand.Misused, code);
        Assert.StartsWith("http://0.0.0.0:0 can be reached from other machines", errors.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("X-Forwarded-For", "203.0.113.7")]
    [InlineData("Host", "rebound.example")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    public async Task Keyless_FromElsewhereThoughThroughThisMachine_IsRefused(string header, string value)
    {
        await using var host = new ApiHost();
        await host.InitializeAsync();

        using var response = await host.SendAsync(HttpMethod.Get, "/v1/provinces", null, (header, value));

        await response.ProblemAsync(HttpStatusCode.Unauthorized, "unauthenticated");
    }

    private static SecuritySettings Read(params (string Name, string Value)[] settings) =>
        SecuritySettings.Read(new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(setting => setting.Name, setting => (string?)setting.Value)).Build());
}
