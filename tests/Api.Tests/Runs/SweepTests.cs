using System.Net;
using Xunit;

namespace Simulation.Api.Tests.Runs;

public class SweepTests(ApiHost host)
{
    [Fact]
    public async Task Submit_EveryField_ReachesTheDesk()
    {
        var response = await host.PostAsync("/v1/sweeps", """
            {"provinces":["tra-vinh","tien-giang"],"question":{"draws":500,"indicators":["grdp_growth"]},
             "vary":[{"lever":"social_investment","year":2024,"values":[30000,34000.5]}],"sample":{"count":20,"seed":9}}
            """);

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        var sweep = host.Grains.LastSweep!;
        Assert.Equal(["tra-vinh", "tien-giang"], sweep.Provinces);
        Assert.Equal(500, sweep.Question.Draws);
        Assert.Equal((20, 9UL), (sweep.Sample, sweep.SampleSeed));
        var axis = Assert.Single(sweep.Axes);
        Assert.Equal(("social_investment", 2024, 2024), (axis.Lever, axis.From, axis.To));
        Assert.Equal([30000, 34000.5], axis.Values);
    }

    [Fact]
    public async Task Submit_SeveralMistakes_AreToldTogether()
    {
        var response = await host.PostAsync("/v1/sweeps", """{"provinces":[1],"question":{"drawz":1},"vary":[{"values":["a"]}],"sample":{"sead":1}}""");

        var problem = await response.ProblemAsync(HttpStatusCode.BadRequest, "wrong-shape");

        Assert.Equal(["/provinces/0", "/question/drawz", "/sample/sead", "/vary/0/lever", "/vary/0/values/0"], problem.Pointers().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Calibrate_EveryField_ReachesTheProvince()
    {
        var response = await host.PostAsync("/v1/provinces/tra-vinh/calibrations", """{"blocks":4,"steps":64,"publish":false}""");

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.NotEmpty(host.Grains.Sample.LastCalibration!.Author!);
        Assert.Equal((4, 64, false), (host.Grains.Sample.LastCalibration!.Blocks, host.Grains.Sample.LastCalibration.Steps, host.Grains.Sample.LastCalibration.Publishes));
    }
}
