namespace Simulation.Api.Hosting.Client;

/// <summary>The connections of this process to the gateways of the silos, and who waits for a change of them.</summary>
internal sealed partial class ClusterLink(ILogger<ClusterLink> logger) : IHostLink, IClusterConnectionStatusObserver, ILifecycleParticipant<IClusterClientLifecycle>
{
    private readonly Lock gate = new();
    private readonly TaskCompletionSource started = NewSignal();
    private TaskCompletionSource lost = NewSignal();
    private TaskCompletionSource found = NewSignal();
    private int gateways;

    /// <summary>Done when the client has connected for the first time and can be asked.</summary>
    public Task Started => started.Task;

    /// <summary>Done when a connection to a silo is lost after this was asked for: an answer on its way by it will not come.</summary>
    public Task Lost
    {
        get
        {
            lock (gate) return lost.Task;
        }
    }

    public bool IsConnected
    {
        get
        {
            lock (gate) return started.Task.IsCompleted && gateways > 0;
        }
    }

    public async Task WhenConnectedAsync(CancellationToken cancellation)
    {
        await Started.WaitAsync(cancellation);
        var again = WhenFoundAgainAsync(cancellation);
        if (!IsConnected) await again;
    }

    public Task WhenFoundAgainAsync(CancellationToken cancellation)
    {
        lock (gate) return found.Task.WaitAsync(cancellation);
    }

    public void NotifyGatewayCountChanged(int currentNumberOfGateways, int previousNumberOfGateways, bool connectionRecovered)
    {
        lock (gate)
        {
            var isBack = gateways == 0 && currentNumberOfGateways > 0;
            gateways = currentNumberOfGateways;
            if (currentNumberOfGateways < previousNumberOfGateways) Raise(ref lost);
            if (isBack) Raise(ref found);
        }

        LogGateways(currentNumberOfGateways);
    }

    public void NotifyClusterConnectionLost() => LogLost();

    public void Participate(IClusterClientLifecycle observer) => observer.Subscribe(nameof(ClusterLink), ServiceLifecycleStage.Active, _ =>
    {
        started.TrySetResult();
        return Task.CompletedTask;
    });

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static void Raise(ref TaskCompletionSource signal)
    {
        signal.SetResult();
        signal = NewSignal();
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Connected to {Gateways} silos")]
    private partial void LogGateways(int gateways);

    [LoggerMessage(Level = LogLevel.Warning, Message = "No silo is left to ask; looking for others")]
    private partial void LogLost();
}
