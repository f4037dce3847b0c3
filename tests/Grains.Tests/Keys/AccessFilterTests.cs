using Simulation.Contracts.Calibrations;
using Simulation.Contracts.Faults;
using Simulation.Contracts.Keys;
using Simulation.Contracts.Provinces;
using Simulation.Contracts.Runs;
using Simulation.Contracts.Scenarios;
using Simulation.Contracts.Sweeps;
using Simulation.Grains.Tests.Hosting;
using Xunit;

namespace Simulation.Grains.Tests.Keys;

/// <summary>What grains refuse, whoever lets a call through to them.</summary>
public sealed class AccessFilterTests(SiloFixture silo) : IDisposable
{
    private const string Other = "tien-giang";
    private static readonly Access OfOther = new(AccessRole.Economist, [Other]);

    public void Dispose() => Access.Current = null;

    [Fact]
    public async Task Province_OfOthers_IsNeitherListedNorAnswered()
    {
        var run = await silo.TraVinh.SubmitAsync(SiloFixture.Draws(64, seed: 771), TestContext.Current.CancellationToken);
        Access.Current = OfOther;

        Assert.Equal([Other], (await silo.Grains.GetGrain<IProvincesGrain>(IProvincesGrain.Key).ListAsync(TestContext.Current.CancellationToken)).Select(province => province.Id));
        await RefusedAsync(() => silo.TraVinh.DescribeAsync());
        await RefusedAsync(() => silo.TraVinh.SimulateAsync(SiloFixture.Draws(64)));
        await RefusedAsync(() => silo.Grains.GetGrain<IScenarioGrain>($"{SiloFixture.Province}/dry-year").FindAsync(null));
        await RefusedAsync(() => silo.Grains.GetGrain<IRunGrain>(run.Run).FindStatusAsync());
        await RefusedAsync(() => silo.Grains.GetGrain<IRunGrain>(run.Run).FindResultAsync());
        await RefusedAsync(() => silo.Grains.GetGrain<IRunGrain>(run.Run).CancelAsync());
        await RefusedAsync(() => silo.Grains.GetGrain<ISweepDeskGrain>(ISweepDeskGrain.Key).SubmitAsync(
            new SweepQuestion { Provinces = [SiloFixture.Province], Question = SiloFixture.Draws(64), Axes = [new SweepAxis("social_investment", null, null, null, [1])] }));
    }

    [Fact]
    public async Task Viewer_AsksAndChangesNothing()
    {
        Access.Current = new Access(AccessRole.Viewer, [SiloFixture.Province]);

        await silo.TraVinh.SimulateAsync(SiloFixture.Draws(64), TestContext.Current.CancellationToken);
        await RefusedAsync(() => silo.TraVinh.SubmitAsync(SiloFixture.Draws(64)));
        await RefusedAsync(() => silo.TraVinh.CalibrateAsync(new CalibrationQuestion()));
        await RefusedAsync(() => silo.Grains.GetGrain<IKeysGrain>(IKeysGrain.Key).ListAsync(null, 10));
    }

    [Fact]
    public async Task Planner_SubmitsAndDoesNotCalibrate()
    {
        Access.Current = new Access(AccessRole.Planner, [SiloFixture.Province]);

        Assert.Equal([SiloFixture.Province], (await silo.TraVinh.SubmitAsync(SiloFixture.Draws(64, seed: 772), TestContext.Current.CancellationToken)).Provinces);
        await RefusedAsync(() => silo.TraVinh.CalibrateAsync(new CalibrationQuestion()));
    }

    [Fact]
    public async Task Operator_EverythingEverywhere_IsAnswered()
    {
        Access.Current = Access.Full;

        Assert.NotNull(await silo.TraVinh.DescribeAsync(TestContext.Current.CancellationToken));
        await silo.Grains.GetGrain<IKeysGrain>(IKeysGrain.Key).ListAsync(null, 10, TestContext.Current.CancellationToken);
    }

    private static async Task RefusedAsync(Func<Task> ask) => Assert.Equal(FaultKind.Forbidden, (await Assert.ThrowsAsync<SimulationFaultException>(ask)).Kind);
}
