using Microsoft.Extensions.Logging;
using Simulation.Contracts.Faults;
using Simulation.Contracts.Webhooks;
using Simulation.Storage;
using Simulation.Storage.Records;

namespace Simulation.Grains.Webhooks;

/// <summary>Wakes webhooks that nobody looks after since their silo is gone: at the start of each silo and now and then. One that is looked after does not notice.</summary>
internal sealed partial class WebhookWatch(IGrainFactory grains, IRecordStore store, TimeProvider time, ILogger<WebhookWatch> logger) : ILifecycleParticipant<ISiloLifecycle>, IDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource closing = new();
    private Task watching = Task.CompletedTask;

    public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe(nameof(WebhookWatch), ServiceLifecycleStage.Active + 1, StartAsync, StopAsync);

    public void Dispose() => closing.Dispose();

    private Task StartAsync(CancellationToken cancellation)
    {
        watching = Task.Run(WatchAsync, CancellationToken.None);
        return Task.CompletedTask;
    }

    private async Task StopAsync(CancellationToken cancellation)
    {
        await closing.CancelAsync();
        await watching.WaitAsync(cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task WatchAsync()
    {
        using var timer = new PeriodicTimer(Every, time);
        do
        {
            try
            {
                foreach (var open in await store.ListAsync(WebhookRecord.OpenKind, prefix: string.Empty, cancellation: closing.Token))
                    await grains.GetGrain<IWebhookGrain>(open.Key.Id).ResumeAsync(closing.Token);
            }
            catch (Exception exception) when (exception is StorageUnavailableException or SimulationFaultException or OrleansException or TimeoutException)
            {
                LogDelayed(exception.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(closing.Token));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Webhooks are not looked after yet: {Reason}")]
    private partial void LogDelayed(string reason);
}
