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

        var asked = host.Grains.Sample.Asked("multipliers", "\"changePercent\":1");
        Assert.Contains("social_investment", Encoding.UTF8.GetString(asked.Request), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OptimalControl_MistakesOfShape_AreReportedTogether()
    {
        var response = await host.PostAsync("/v1/provinces/tra-vinh/optimal-control", """{"targets":[{"indicator":"grdp_growth","value":"high"}],"instruments":[{}]}""");

        Assert.Equal(["/instruments/0/instrument", "/targets/0/value"], (await response.ProblemAsync(HttpStatusCode.BadRequest, "wrong-shape")).Pointers().Order());
    }

    [Fact]
    public async Task Judgement_Question_ReachesTheProvinceWithItsScenario()
    {
        await host.PostAsync(
            "/v1/provinces/tra-vinh/judgement",
            """{"scenario":{"scenario":"dry"},"addFactors":[{"variable":"core_value_added","member":"services","from":2024,"value":0.01,"author":"Planning office","reason":"Two resorts"}],"exogenised":[{"variable":"load_factor","mode":"level","values":[0.55]}]}""");

        var asked = host.Grains.Sample.Asked("judgement", "\"scenario\":\"dry\"");
        Assert.Equal("dry", Assert.Single(asked.Scenarios).Id);
        Assert.Contains("Two resorts", Encoding.UTF8.GetString(asked.Request), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Judgement_WithoutAuthorOrReason_IsRefusedByPlace()
    {
        var response = await host.PostAsync("/v1/provinces/tra-vinh/judgement", """{"addFactors":[{"variable":"core_value_added","value":0.01}]}""");

        Assert.Equal(["/addFactors/0/author", "/addFactors/0/reason"], (await response.ProblemAsync(HttpStatusCode.BadRequest, "wrong-shape")).Pointers().Order());
    }
}
