using System.Collections.Concurrent;
using Simulation.Api.Security;
using Simulation.Contracts.Faults;
using Simulation.Contracts.Keys;

namespace Simulation.Api.Tests.Doubles;

/// <summary>Keys in memory.</summary>
internal sealed class SampleKeys : IKeysGrain
{
    public static readonly DateTimeOffset Made = new(2026, 11, 24, 2, 10, 0, TimeSpan.Zero);

    private readonly ConcurrentDictionary<string, ApiKey> keys = new(StringComparer.Ordinal);

    /// <summary>Adds a key, and returns its secret.</summary>
    public string Add(string name, AccessRole role, string[]? provinces = null, DateTimeOffset? expires = null)
    {
        var (text, secret) = KeySecret.New(name);
        keys[name] = new ApiKey { Name = name, Hash = secret.Hash, Role = role, Provinces = provinces, Created = Made, Author = "test", Expires = expires };
        return text;
    }

    public Task<ApiKey?> FindAsync(string name, CancellationToken cancellation = default) => Task.FromResult(keys.GetValueOrDefault(name));

    public Task<ApiKey[]> ListAsync(string? after, int limit, CancellationToken cancellation = default) => Task.FromResult<ApiKey[]>(
        [.. keys.Values.OrderBy(key => key.Name, StringComparer.Ordinal).Where(key => string.CompareOrdinal(key.Name, after) > 0).Take(limit)]);

    public Task<ApiKey> CreateAsync(ApiKeyOrder order, CancellationToken cancellation = default)
    {
        var key = new ApiKey { Name = order.Name, Hash = order.Hash, Role = order.Role, Provinces = order.Provinces, Created = Made, Author = order.Author, Expires = order.Expires };
        return keys.TryAdd(order.Name, key) ? Task.FromResult(key) : throw new SimulationFaultException(FaultKind.Invalid, "Taken.", new Problem("/name", order.Name, "Taken.", "Choose another."));
    }

    public Task<ApiKey> RevokeAsync(string name, string author, CancellationToken cancellation = default) =>
        keys.TryGetValue(name, out var key) ? Task.FromResult(keys[name] = key with { Revoked = Made }) : throw new SimulationFaultException(FaultKind.NotFound, $"There is no key '{name}'.");
}
