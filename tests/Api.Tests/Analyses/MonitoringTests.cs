using System.Net;
using System.Text;
using Xunit;

namespace Simulation.Api.Tests.Analyses;

public class MonitoringTests(ApiHost host)
{
    [Theory]
    [InlineData("/v1/provinces/tra-vinh/monitor?asOf=2024-07-15", "monitor", """{"plan":null,"asOf":"2024-07-15"}""")]
    [InlineData("/v1/provinces/tra-vinh/monitor?plan=2024", "monitor", """{"plan":"2024","asOf":null}""")]
    [InlineData("/v1/provinces/tra-vinh/plans/2024/scorecard?asOf=2024-07-15&warnBelow=0.2&backtestSteps=64", "scorecard", """{"plan":"2024","asOf":"2024-07-15","warnBelow":0.2,"backtestSteps":64}""")]
    [InlineData("/v1/calibrations/cal/report?refit=true", "calibration-report", """{"refit":true}""")]
    public async Task Get_Question_ReachesTheProvinceAsJson(string address, string analysis, string question)
    {
        var response = await host.GetAsync(address);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var asked = host.Grains.Sample.Asked(analysis, question);
        Assert.Equal((analysis, question), (asked.Analysis, Encoding.UTF8.GetString(asked.Request)));
    }

    [Theory]
    [InlineData("/v1/provinces/tra-vinh/monitor?asOf=July", "?asOf")]
    [InlineData("/v1/provinces/tra-vinh/plans/2024/scorecard?warnBelow=2", "?warnBelow")]
    [InlineData("/v1/calibrations/cal/report?refit=maybe", "?refit")]
    public async Task Get_BadParameter_IsNamed(string address, string place) =>
        Assert.Equal([place], (await (await host.GetAsync(address)).ProblemAsync(HttpStatusCode.BadRequest, "wrong-shape")).Pointers());

    [Fact]
    public async Task Report_OfACalibrationNobodyUses_IsNotFound() =>
        await (await host.GetAsync("/v1/calibrations/another/report")).ProblemAsync(HttpStatusCode.NotFound, "not-found");

    [Fact]
    public async Task Report_OfACalibrationThatIsNotPublished_IsOfThatOneAndItsData()
    {
        var response = await host.GetAsync("/v1/calibrations/unpublished/report?refit=true");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains(host.Grains.Sample.AllAsked, asked => asked.Analysis == "calibration-report" && asked.Calibration == "unpublished");
    }

    [Fact]
    public async Task Report_OfACalibrationThatIsNotFinished_SaysHowFarItIs()
    {
        var problem = await (await host.GetAsync("/v1/calibrations/halfway/report")).ProblemAsync(HttpStatusCode.ServiceUnavailable, "not-ready");

        Assert.Contains("50 % done", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("stopped", "was cancelled")]
    [InlineData("broken", "No mode was found.")]
    public async Task Report_OfACalibrationWithoutAResult_SaysWhy(string calibration, string why)
    {
        var problem = await (await host.GetAsync($"/v1/calibrations/{calibration}/report")).ProblemAsync(HttpStatusCode.NotFound, "not-found");

        Assert.Contains(why, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }
}
