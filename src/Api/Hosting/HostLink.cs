namespace Simulation.Api.Hosting;

/// <summary>Whether this process reaches its grains.</summary>
internal interface IHostLink
{
    /// <summary>True while at least one silo can be asked.</summary>
    bool IsConnected { get; }

    /// <summary>Done when at least one silo can be asked.</summary>
    Task WhenConnectedAsync(CancellationToken cancellation);

    /// <summary>Done when the link to the cluster has been lost and found again since it was asked for: what was known of the provinces may have changed.</summary>
    Task WhenFoundAgainAsync(CancellationToken cancellation);
}

/// <summary>Grains in this process are reached as soon as it has started.</summary>
internal sealed class EmbeddedLink(IHostApplicationLifetime lifetime) : IHostLink
{
    public bool IsConnected => lifetime.ApplicationStarted.IsCancellationRequested;

    public async Task WhenConnectedAsync(CancellationToken cancellation)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(cancellation);
    }

    public Task WhenFoundAgainAsync(CancellationToken cancellation) => new TaskCompletionSource().Task.WaitAsync(cancellation);
}
