using System.Net;
using Simulation.Contracts.Provinces;
using Xunit;

namespace Simulation.Api.Tests.Health;

public class HealthTests
{
    [Fact]
    public async Task Live_Always_IsLive()
    {
        await using var host = await StartAsync(new ProvinceReadiness(false, "calibrating", 0.4, null));

        Assert.Equal("""{"status":"live"}""", (await (await host.GetAsync("/health/live")).JsonAsync()).GetRawText());
    }

    [Fact]
    public async Task Ready_WhileCalibrating_SaysHowFar()
    {
        await using var host = await StartAsync(new ProvinceReadiness(false, "calibrating", 0.4, null));
        await UntilAsync(host, "calibrating");

        var response = await host.GetAsync("/health/ready");

        Assert.Equal(TimeSpan.FromSeconds(1), response.Headers.RetryAfter?.Delta);
        var problem = await response.ProblemAsync(HttpStatusCode.ServiceUnavailable, "not-ready");
        Assert.Equal(
            """[{"province":"tra-vinh","stage":"calibrating","progress":0.4,"message":null}]""", problem.GetProperty("provinces").GetRawText());
    }

    [Fact]
    public async Task Ready_AfterCalibration_HasMadeTheFirstForecast()
    {
        await using var host = await StartAsync(new ProvinceReadiness(false, "calibrating", 0.4, null));
        await UntilAsync(host, "calibrating");
        Assert.Null(host.Grains.Sample.LastQuestion);

        host.Grains.State.Readiness = new ProvinceReadiness(true, "ready", 1, null);
        await UntilAsync(host, "ready");

        var answer = await (await host.GetAsync("/health/ready")).JsonAsync();
        Assert.Equal("""{"status":"ready","provinces":[{"province":"tra-vinh","stage":"ready","progress":1,"message":null}]}""", answer.GetRawText());
        Assert.NotNull(host.Grains.Sample.LastQuestion);
    }

    [Fact]
    public async Task Ready_ProvinceThatCannotBeUsed_SaysWhy()
    {
        await using var host = await StartAsync(new ProvinceReadiness(false, "failed", 0, "models/provincial.model:3:1: no equation for x"));
        await UntilAsync(host, "failed");

        var problem = await (await host.GetAsync("/health/ready")).ProblemAsync(HttpStatusCode.ServiceUnavailable, "not-ready");

        Assert.Equal("tra-vinh cannot be used: models/provincial.model:3:1: no equation for x", problem.GetProperty("detail").GetString());
    }

    private static async Task<ApiHost> StartAsync(ProvinceReadiness readiness)
    {
        var host = new ApiHost();
        host.Grains.State.Readiness = readiness;
        await host.InitializeAsync();
        return host;
    }

    // The warm-up says when it has come further; nothing here waits for a time.
    private static Task UntilAsync(ApiHost host, string stage) => host.Readiness.WhenAsync(provinces => provinces.Any(province => province.Stage == stage));
}
