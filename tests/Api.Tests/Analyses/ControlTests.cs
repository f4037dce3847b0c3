using System.Net;
using System.Text;
using Xunit;

namespace Simulation.Api.Tests.Analyses;

public class ControlTests(ApiHost host)
{
    [Fact]
    public async Task Multipliers_Question_ReachesTheProvinceInItsStandardForm()
    {
        await host.PostAsync("/v1/provinces/tra-vinh/multipliers", """{"instruments":[{"instrument":"social_investment"}],"changePercent":1}""");

        var asked = host.Grains.Sample.LastAnalysis!;
        Assert.Equal("multipliers", asked.Analysis);
        Assert.Contains("social_investment", Encoding.UTF8.GetString(asked.Request), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OptimalControl_MistakesOfShape_AreReportedTogether()
    {
        var response = await host.PostAsync("/v1/provinces/tra-vinh/optimal-control", """{"targets":[{"indicator":"grdp_growth","value":"high"}],"instruments":[{}]}""");

        Assert.Equal(["/instruments/0/instrument", "/targets/0/value"], (await response.ProblemAsync(HttpStatusCode.BadRequest, "wrong-shape")).Pointers().Order());
    }
}
