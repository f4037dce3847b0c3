using System.Net;
using System.Text;
using Xunit;

namespace Simulation.Api.Tests.Analyses;

public class AnalysisTests(ApiHost host)
{
    private const string Audit = "/v1/provinces/tra-vinh/plans/2024/audit";

    [Fact]
    public async Task Get_Question_ReachesTheProvinceAsJson()
    {
        var response = await host.GetAsync(Audit);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("""{"a":1}""", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var asked = host.Grains.Sample.Asked("audit");
        Assert.Equal(("audit", """{"plan":"2024"}"""), (asked.Analysis, Encoding.UTF8.GetString(asked.Request)));
    }

    [Fact]
    public async Task Get_SameAnswerAgain_IsNotSentAgain()
    {
        var tag = (await host.GetAsync(Audit)).Headers.ETag!.Tag;

        var again = await host.SendAsync(HttpMethod.Get, Audit, null, ("If-None-Match", tag));

        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Fact]
    public async Task Get_NotFinishedInTime_Is202WithThePartDone()
    {
        var response = await host.SendAsync(HttpMethod.Get, Audit, null, ("Prefer", "wait=1"));

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(1), response.Headers.RetryAfter!.Delta);
        Assert.Equal(0.25, (await response.JsonAsync()).GetProperty("progress").GetDouble());
    }

    [Fact]
    public async Task RequiredGrowth_EveryParameter_ReachesTheProvince()
    {
        await host.GetAsync("/v1/provinces/tra-vinh/plans/2024/required-growth?target=9.5&asOf=2024-07-15");

        Assert.Equal("""{"plan":"2024","target":9.5,"asOf":"2024-07-15"}""", Encoding.UTF8.GetString(host.Grains.Sample.Asked("required-growth", "9.5").Request));
    }

    [Theory]
    [InlineData("target=much")]
    [InlineData("target=101")]
    [InlineData("asOf=July")]
    public async Task RequiredGrowth_WrongParameter_IsRefused(string query) =>
        await (await host.GetAsync($"/v1/provinces/tra-vinh/plans/2024/required-growth?{query}")).ProblemAsync(HttpStatusCode.BadRequest, "wrong-shape");

    [Fact]
    public async Task Get_UnknownParameter_IsRefused() =>
        Assert.Equal(["?plann"], (await (await host.GetAsync(Audit + "?plann=1")).ProblemAsync(HttpStatusCode.BadRequest, "wrong-shape")).Pointers());

    [Fact]
    public async Task GetBacktest_Parameters_ReachTheProvinceAsJson()
    {
        var response = await host.GetAsync("/v1/provinces/tra-vinh/backtest?firstOrigin=2019&lastOrigin=2021&horizon=2&steps=64");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var asked = host.Grains.Sample.Asked("backtest", "2019");
        Assert.Equal(("backtest", """{"firstOrigin":2019,"lastOrigin":2021,"horizon":2,"steps":64}"""), (asked.Analysis, Encoding.UTF8.GetString(asked.Request)));
    }

    [Fact]
    public async Task GetBacktest_WrongNumbers_AreAllRefused() => Assert.Equal(
        ["?horizon", "?steps", "?origins"],
        (await (await host.GetAsync("/v1/provinces/tra-vinh/backtest?origins=2019:2021&horizon=0&steps=many")).ProblemAsync(HttpStatusCode.BadRequest, "wrong-shape")).Pointers());

    [Fact]
    public async Task Get_UnknownProvince_IsNotFound() =>
        await (await host.GetAsync(Audit.Replace("tra-vinh", "nowhere", StringComparison.Ordinal))).ProblemAsync(HttpStatusCode.NotFound, "not-found");
}
