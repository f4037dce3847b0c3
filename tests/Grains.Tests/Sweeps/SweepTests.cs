using Simulation.Contracts.Faults;
using Simulation.Contracts.Questions;
using Simulation.Contracts.Runs;
using Simulation.Contracts.Sweeps;
using Simulation.Grains.Tests.Hosting;
using Xunit;

namespace Simulation.Grains.Tests.Sweeps;

public class SweepTests(SiloFixture silo)
{
    private static readonly SweepQuestion Grid = new()
    {
        Provinces = [SiloFixture.Province],
        Question = new SimulationQuestion { Draws = 300, Seed = 11, Indicators = ["grdp_growth"] },
        Axes = [new SweepAxis("social_investment", null, 2024, 2024, [30_000, 40_000]), new SweepAxis("investment_share", "manufacturing", null, null, [0.3, 0.35, 0.4])],
    };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private ISweepDeskGrain Desk => silo.Grains.GetGrain<ISweepDeskGrain>(ISweepDeskGrain.Key);

    [Fact]
    public async Task Grid_EveryPoint_IsTheAnswerToItsQuestion()
    {
        var status = await Desk.SubmitAsync(Grid, Stop);
        var rows = await silo.Grains.GetGrain<IRunGrain>(status.Run).ReadRowsAsync(Stop).ToListAsync(Stop);

        Assert.Equal(Enumerable.Range(0, 6), rows.Select(row => row.Point).Order());
        var row = rows.Single(row => row.Values is [40_000, 0.35]);
        var single = await silo.TraVinh.SimulateAsync(
            Grid.Question with
            {
                Levers = [new LeverSetting("social_investment", null, 2024, 2024, 40_000), new LeverSetting("investment_share", "manufacturing", null, null, 0.35)],
            },
            Stop);
        Assert.Equal(Bytes.Of(single), Bytes.Of(row.Result!));
    }

    [Fact]
    public async Task Sample_Points_LieWithinTheRanges()
    {
        var status = await Desk.SubmitAsync(Grid with { Sample = 7, SampleSeed = 3 }, Stop);
        var rows = await silo.Grains.GetGrain<IRunGrain>(status.Run).ReadRowsAsync(Stop).ToListAsync(Stop);

        Assert.Equal(7, rows.Count);
        Assert.All(rows, row => Assert.True(row.Values[0] is >= 30_000 and <= 40_000 && row.Values[1] is >= 0.3 and <= 0.4 && row.Failure is null));
    }

    [Fact]
    public async Task Submit_SeveralMistakes_AreNamedAtTheirPlaces()
    {
        var wrong = Grid with { Axes = [new SweepAxis("social_invest", null, 2024, 2024, [1]), new SweepAxis("investment_share", "manufacturing", null, null, [0.3, 7])] };

        var fault = await Assert.ThrowsAsync<SimulationFaultException>(() => Desk.SubmitAsync(wrong, Stop));

        Assert.Equal(FaultKind.Invalid, fault.Kind);
        Assert.Contains(fault.Problems, problem => problem.Path == "/vary/0/lever" && problem.WayOut.Contains("social_investment", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Submit_ValueOutOfRange_IsNamedAtItsAxis()
    {
        var wrong = Grid with { Axes = [new SweepAxis("investment_share", "manufacturing", null, null, [0.3, 7])] };

        var fault = await Assert.ThrowsAsync<SimulationFaultException>(() => Desk.SubmitAsync(wrong, Stop));

        Assert.Equal("/vary/0/values", Assert.Single(fault.Problems).Path);
    }

    [Fact]
    public async Task Submit_MorePointsThanAllowed_IsRefusedBeforeAnyIsMade()
    {
        var values = Enumerable.Range(0, 2_000).Select(i => 30_000.0 + i).ToArray();
        var huge = Grid with { Axes = [.. Enumerable.Repeat(new SweepAxis("social_investment", null, 2024, 2024, values), 12)] };

        var fault = await Assert.ThrowsAsync<SimulationFaultException>(() => Desk.SubmitAsync(huge, Stop));

        Assert.Equal("/vary", Assert.Single(fault.Problems).Path);
        Assert.Contains("sample", fault.Problems[0].WayOut, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Submit_NothingToVary_IsRefused()
    {
        var fault = await Assert.ThrowsAsync<SimulationFaultException>(() => Desk.SubmitAsync(Grid with { Provinces = [], Axes = [] }, Stop));

        Assert.Equal(["/provinces", "/vary"], fault.Problems.Select(problem => problem.Path));
    }
}
