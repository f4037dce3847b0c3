using System.Net;
using Xunit;

namespace Simulation.Api.Tests.Json;

/// <summary>A parameter that means something elsewhere is not only unknown: the refusal says where it is taken, or what stands in its place.</summary>
public class QueryHintTests(ApiHost host)
{
    [Theory]
    [InlineData("/v1/provinces/tra-vinh/observations?units=change", "published")]
    [InlineData("/v1/provinces/tra-vinh/backtest?asOf=2024-01-01", "calibration")]
    [InlineData("/v1/provinces/tra-vinh/backtest?calibration=ca1", "rest on one")]
    [InlineData("/v1/provinces/tra-vinh/monitor?date=2024:", "series of years")]
    [InlineData("/v1/provinces/tra-vinh/scenarios?mrv=1", "observations")]
    [InlineData("/v1/keys?asOf=2024-01-01", "calibration")]
    public async Task Get_ParameterOfOtherAddresses_SaysWhereItIsTaken(string address, string hint)
    {
        var problem = await (await host.GetAsync(address)).ProblemAsync(HttpStatusCode.BadRequest, "wrong-shape");

        Assert.Contains(hint, problem.GetProperty("errors")[0].GetProperty("wayOut").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Simulate_AsOf_NamesTheCalibrationInstead()
    {
        var problem = await (await host.PostAsync("/v1/provinces/tra-vinh/simulate?asOf=2024-01-01", "{}")).ProblemAsync(HttpStatusCode.BadRequest, "wrong-shape");

        Assert.Contains("'calibration'", problem.GetProperty("errors")[0].GetProperty("wayOut").GetString(), StringComparison.Ordinal);
    }
}
