using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Simulation.Contracts.Faults;
using Simulation.Contracts.Work;
using Simulation.Grains.Hosting;
using Simulation.Storage;
using Simulation.Storage.Records;

namespace Simulation.Grains.Runs;

/// <summary>
/// Forgets runs that ended longer ago than <see cref="SimulationOptions.KeepRuns"/>, at the start of a silo and every hour. Each silo looks; what another has forgotten is not found any more.
/// </summary>
internal sealed partial class RunRetention(IGrainFactory grains, RunLedger ledger, IOptions<SimulationOptions> options, TimeProvider time, ILogger<RunRetention> logger)
    : ILifecycleParticipant<ISiloLifecycle>, IDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    private readonly CancellationTokenSource closing = new();
    private Task sweeping = Task.CompletedTask;

    public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe(nameof(RunRetention), ServiceLifecycleStage.Active + 1, StartAsync, StopAsync);

    /// <summary>Forgets the runs that ended before a moment; returns how many.</summary>
    public async Task<int> ForgetAsync(DateTimeOffset endedBefore, CancellationToken cancellation)
    {
        var forgotten = 0;
        await foreach (var run in ledger.ListEndedAsync(endedBefore, cancellation))
        {
            if (await grains.GetGrain<IRunWorkGrain>(run).PruneAsync(endedBefore, cancellation)) forgotten++;
        }

        return forgotten;
    }

    public void Dispose() => closing.Dispose();

    private Task StartAsync(CancellationToken cancellation)
    {
        if (options.Value.KeepRuns is { } keep) sweeping = Task.Run(() => SweepAsync(keep), CancellationToken.None);
        return Task.CompletedTask;
    }

    private async Task StopAsync(CancellationToken cancellation)
    {
        await closing.CancelAsync();
        await sweeping.WaitAsync(cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task SweepAsync(TimeSpan keep)
    {
        using var timer = new PeriodicTimer(Every, time);
        do
        {
            try
            {
                var forgotten = await ForgetAsync(time.GetUtcNow() - keep, closing.Token);
                if (forgotten > 0) LogForgotten(forgotten, keep);
            }
            catch (Exception exception) when (exception is StorageUnavailableException or VersionConflictException or SimulationFaultException or OrleansException or TimeoutException)
            {
                // What is left is found in an hour.
                LogDelayed(exception.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(closing.Token));
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Runs} runs were forgotten that ended more than {Keep} ago")]
    private partial void LogForgotten(int runs, TimeSpan keep);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Old runs are not forgotten yet: {Reason}")]
    private partial void LogDelayed(string reason);
}
