using Orleans.Concurrency;
using Simulation.Contracts.Keys;

namespace Simulation.Grains.Keys;

/// <summary>Reads and writes keys, straight in the store, so that what one silo revoked no other goes on to honour.</summary>
[StatelessWorker]
internal sealed class KeysGrain(KeyLedger ledger) : Grain, IKeysGrain
{
    public Task<ApiKey?> FindAsync(string name, CancellationToken cancellation = default) => ledger.FindAsync(name, cancellation);

    public Task<ApiKey[]> ListAsync(string? after, int limit, CancellationToken cancellation = default) => ledger.ListAsync(after, limit, cancellation);

    public Task<ApiKey> CreateAsync(ApiKeyOrder order, CancellationToken cancellation = default) => ledger.CreateAsync(order, cancellation);

    public Task<ApiKey> RevokeAsync(string name, string author, CancellationToken cancellation = default) => ledger.RevokeAsync(name, author, cancellation);
}
