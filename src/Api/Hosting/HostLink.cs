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

/// <summary>Grains in this process are always reached.</summary>
internal sealed class EmbeddedLink : IHostLink
{
    public bool IsConnected => true;

    public Task WhenConnectedAsync(CancellationToken cancellation) => Task.CompletedTask;

    public Task WhenFoundAgainAsync(CancellationToken cancellation) => new TaskCompletionSource().Task.WaitAsync(cancellation);
}
