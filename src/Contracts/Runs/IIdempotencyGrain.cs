namespace Simulation.Contracts.Runs;

/// <summary>A key under which a client sends one request, as often as it has to. Key: <c>caller/key</c>.</summary>
[Alias("idempotency")]
public interface IIdempotencyGrain : IGrainWithStringKey
{
    /// <summary>Claims the key for a request; remembered for a day.</summary>
    /// <param name="request">Hash of the request.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>True when the key was free, or was claimed for the same request; false when it stands for another one.</returns>
    [Alias("claim")]
    Task<bool> ClaimAsync(string request, CancellationToken cancellation = default);
}
