using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Simulation.Contracts.Provinces;
using Simulation.Contracts.Runs;
using Simulation.Contracts.Work;
using Simulation.Grains.Hosting;
using Simulation.Grains.Provinces;
using Simulation.Grains.Runs;
using Simulation.Grains.Tests.Hosting;
using Simulation.Storage.Blobs;
using Xunit;

namespace Simulation.Grains.Tests.Runs;

/// <summary>Runs are kept as long as the operator wants, and no answer is lost for good: it can be computed again.</summary>
public sealed class RunRetentionTests(CalibratedFolder calibrated) : IClassFixture<CalibratedFolder>, IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("retention-");
    private IHost host = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private IGrainFactory Grains => host.Services.GetRequiredService<IGrainFactory>();

    private RunRetention Retention => host.Services.GetRequiredService<RunRetention>();

    public async ValueTask InitializeAsync()
    {
        calibrated.CopyTo(folder.FullName);
        host = CalibratedFolder.Silo(folder.FullName, workers: 2);
        await host.StartAsync();
        await host.Services.GetRequiredService<ProvinceWorkshop>().Prepare(SiloFixture.Province).Province;
        // The run of the calibration, of which the calibration itself is independent.
        await Retention.ForgetAsync(DateTimeOffset.MaxValue, Stop);
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Forget_RunThatEndedBefore_LeavesNothingAndIsComputedAgain()
    {
        var (run, ended) = await FinishedAsync(seed: 1);
        var before = Bytes.Of((await Run(run).FindResultAsync(Stop))!);

        var forgotten = await Retention.ForgetAsync(ended + TimeSpan.FromTicks(1), Stop);

        Assert.Equal(1, forgotten);
        Assert.Null(await Run(run).FindStatusAsync(Stop));
        Assert.Null(await Run(run).FindResultAsync(Stop));
        Assert.Empty(await host.Services.GetRequiredService<IBlobStore>().ListAsync($"run/{run}/", Stop));
        var (again, _) = await FinishedAsync(seed: 1);
        Assert.Equal((run, before), (again, Bytes.Of((await Run(again).FindResultAsync(Stop))!)));
    }

    [Fact]
    public async Task Forget_RunThatEndedLater_KeepsIt()
    {
        var (run, ended) = await FinishedAsync(seed: 2);

        Assert.Equal(0, await Retention.ForgetAsync(ended, Stop));
        Assert.False(await Grains.GetGrain<IRunWorkGrain>(run).PruneAsync(ended, Stop));

        Assert.NotNull(await Run(run).FindResultAsync(Stop));
    }

    [Fact]
    public async Task Prune_UnknownRun_FindsNothing() =>
        Assert.False(await Grains.GetGrain<IRunWorkGrain>("00000000000000000000000000000000").PruneAsync(DateTimeOffset.MaxValue, Stop));

    [Theory]
    [InlineData("1.00:00:00", null)]
    [InlineData("23:59:59", "Simulation:KeepRuns is 23:59:59 and must be from 1.00:00:00 to 36500.00:00:00.")]
    public void KeepRuns_ShorterThanADay_IsRefused(string keep, string? problem)
    {
        var checks = host.Services.GetRequiredService<IValidateOptions<SimulationOptions>>();

        var verdict = checks.Validate(null, new SimulationOptions { KeepRuns = TimeSpan.Parse(keep, System.Globalization.CultureInfo.InvariantCulture) });

        Assert.Equal(problem, verdict.FailureMessage);
    }

    private async Task<(string Run, DateTimeOffset Ended)> FinishedAsync(ulong seed)
    {
        var province = Grains.GetGrain<IProvinceGrain>(SiloFixture.Province);
        var run = (await province.SubmitAsync(SiloFixture.Draws(3_000, seed), Stop)).Run;
        var last = await Run(run).WatchAsync(Stop).LastAsync(Stop);
        Assert.Equal(RunState.Finished, last.State);
        return (run, last.Ended!.Value);
    }

    private IRunGrain Run(string id) => Grains.GetGrain<IRunGrain>(id);
}
