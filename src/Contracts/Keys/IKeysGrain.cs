using Simulation.Contracts.Faults;

namespace Simulation.Contracts.Keys;

/// <summary>The keys of the deployment, over the network. There is one: <see cref="Key"/>.</summary>
[Alias("keys")]
public interface IKeysGrain : IGrainWithStringKey
{
    /// <summary>Its key.</summary>
    const string Key = "keys";

    /// <inheritdoc cref="IKeyLedger.FindAsync"/>
    [Alias("find")]
    Task<ApiKey?> FindAsync(string name, CancellationToken cancellation = default);

    /// <inheritdoc cref="IKeyLedger.ListAsync"/>
    [Alias("list")]
    Task<ApiKey[]> ListAsync(string? after, int limit, CancellationToken cancellation = default);

    /// <inheritdoc cref="IKeyLedger.CreateAsync"/>
    [Alias("create")]
    Task<ApiKey> CreateAsync(ApiKeyOrder order, CancellationToken cancellation = default);

    /// <inheritdoc cref="IKeyLedger.RevokeAsync"/>
    [Alias("revoke")]
    Task<ApiKey> RevokeAsync(string name, string author, CancellationToken cancellation = default);
}

/// <summary>The keys of the deployment, where they are kept.</summary>
public interface IKeyLedger
{
    /// <summary>A key by its name, valid or not; null when there never was one.</summary>
    Task<ApiKey?> FindAsync(string name, CancellationToken cancellation = default);

    /// <summary>Keys by name, the revoked and expired ones too.</summary>
    /// <param name="after">Name after which to go on; null for the beginning.</param>
    /// <param name="limit">At most so many, at least 1.</param>
    /// <param name="cancellation">Stops the work.</param>
    Task<ApiKey[]> ListAsync(string? after, int limit, CancellationToken cancellation = default);

    /// <summary>Makes a key.</summary>
    /// <exception cref="SimulationFaultException">The name is taken, now or by a key of the past; or the order makes no sense, and every problem is listed.</exception>
    Task<ApiKey> CreateAsync(ApiKeyOrder order, CancellationToken cancellation = default);

    /// <summary>Makes a key open nothing any more, and returns it. One that was revoked before stays as it is.</summary>
    /// <exception cref="SimulationFaultException">There is no such key.</exception>
    Task<ApiKey> RevokeAsync(string name, string author, CancellationToken cancellation = default);
}
