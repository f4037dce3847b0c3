using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Simulation.Contracts;
using Simulation.Contracts.Keys;

namespace Simulation.Api.Security;

/// <summary>
/// The keys that were shown to this process lately. A key is read again after a few seconds: so long one that was revoked elsewhere goes on to open, and so seldom the store is asked.
/// </summary>
/// <param name="grains">Where keys are.</param>
/// <param name="security">The operator key.</param>
/// <param name="time">The clock.</param>
internal sealed class KeyRing(IGrainDoor grains, SecuritySettings security, TimeProvider time)
{
    /// <summary>Longest time for which a key is believed unread.</summary>
    public static readonly TimeSpan Believed = TimeSpan.FromSeconds(5);

    /// <summary>Name under which who has the operator key of the configuration is known.</summary>
    public const string OperatorName = "operator-key";

    // Whoever sends names at random must not fill the memory with them.
    private const int Most = 10_000;

    private readonly ConcurrentDictionary<string, (ApiKey? Key, DateTimeOffset Until)> known = new(StringComparer.Ordinal);

    /// <summary>Whom a secret stands for: the holder of a key, or of the operator key of the configuration; null for nobody.</summary>
    public async Task<(string Name, Access Access)?> KnowAsync(string shown, CancellationToken cancellation)
    {
        if (security.OperatorKey is { } own && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(shown)), SHA256.HashData(Encoding.UTF8.GetBytes(own))))
            return (OperatorName, Access.Full);
        return KeySecret.Parse(shown) is { } secret && await OpenAsync(secret, cancellation) is { } key ? (key.Name, new Access(key.Role, key.Provinces)) : null;
    }

    /// <summary>Makes this process read a key again.</summary>
    public void Forget(string name) => known.TryRemove(name, out _);

    private async Task<ApiKey?> OpenAsync(KeySecret secret, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (!known.TryGetValue(secret.Name, out var entry) || entry.Until <= now)
        {
            entry = (await grains.Keys.FindAsync(secret.Name, cancellation), now + Believed);
            if (known.Count >= Most) known.Clear();
            known[secret.Name] = entry;
        }

        return entry.Key is { } key && key.IsValid(now) && secret.Opens(key.Hash) ? key : null;
    }
}
