using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Simulation.Contracts.Faults;
using Simulation.Contracts.Keys;
using Simulation.Storage.Records;

namespace Simulation.Grains.Keys;

/// <summary>Keys in the record store.</summary>
/// <param name="records">The store.</param>
/// <param name="time">The clock by which keys are made and expire.</param>
public sealed partial class KeyLedger(IRecordStore records, TimeProvider time) : IKeyLedger
{
    private const int Attempts = 5;

    /// <inheritdoc/>
    public async Task<ApiKey?> FindAsync(string name, CancellationToken cancellation = default) =>
        IsName(name) && await records.FindAsync(KeyRecord.Key(name), cancellation) is { } record ? KeyRecord.Read(record).Described(name) : null;

    /// <inheritdoc/>
    public async Task<ApiKey[]> ListAsync(string? after, int limit, CancellationToken cancellation = default)
    {
        var page = await records.ListAsync(KeyRecord.Kind, prefix: string.Empty, after, limit, cancellation);
        return [.. page.Select(record => KeyRecord.Read(record).Described(record.Key.Id))];
    }

    /// <inheritdoc/>
    public async Task<ApiKey> CreateAsync(ApiKeyOrder order, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(order);
        Check(order);
        try
        {
            var record = await records.WriteAsync(
                new RecordWrite { Key = KeyRecord.Key(order.Name), Expected = 0, Schema = KeyRecord.Schema, Content = KeyRecord.Of(order, time.GetUtcNow()).ToBytes(), Author = order.Author, Token = order.Token },
                cancellation);
            return KeyRecord.Read(record).Described(order.Name);
        }
        catch (VersionConflictException)
        {
            throw Invalid(new Problem("/name", order.Name, $"There is a key '{order.Name}' already, or was.", "Choose another name: one that was given says in the audit trail for ever who it was."));
        }
    }

    /// <inheritdoc/>
    public async Task<ApiKey> RevokeAsync(string name, string author, CancellationToken cancellation = default)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (!IsName(name) || await records.FindAsync(KeyRecord.Key(name), cancellation) is not { } found) throw new SimulationFaultException(FaultKind.NotFound, $"There is no key '{name}'.");
            var known = KeyRecord.Read(found);
            if (known.Revoked is not null) return known.Described(name);
            var revoked = known with { Revoked = time.GetUtcNow() };
            try
            {
                await records.WriteAsync(
                    new RecordWrite { Key = found.Key, Expected = found.Version, Schema = KeyRecord.Schema, Content = revoked.ToBytes(), Author = author }, cancellation);
                return revoked.Described(name);
            }
            catch (VersionConflictException) when (attempt < Attempts)
            {
                // Somebody else revoked it, most likely.
            }
        }
    }

    private static bool IsName(string name) => Name().IsMatch(name);

    private void Check(ApiKeyOrder order)
    {
        var problems = new List<Problem>();
        if (!IsName(order.Name))
            problems.Add(new Problem("/name", order.Name, $"'{order.Name}' is not a name of a key.", "Give 1 to 60 lower-case letters, digits and hyphens, beginning with a letter: planning-office."));
        foreach (var province in (order.Provinces ?? []).Where(province => !IsName(province)))
            problems.Add(new Problem("/provinces", province, $"'{province}' is not an id of a province.", "Give ids such as tra-vinh; leave the list out for all provinces."));
        if (order.Provinces is []) problems.Add(new Problem("/provinces", null, "A key for no province opens nothing.", "Name provinces, or leave the list out for all."));
        if (order.Provinces is not null && order.Role == AccessRole.Operator)
            problems.Add(new Problem("/provinces", null, "An operator looks after the whole deployment.", "Leave the provinces out, or choose another role."));
        if (order.Expires is { } end && end <= time.GetUtcNow())
            problems.Add(new Problem("/expires", end.ToString("O"), "The key would have expired already.", "Give a moment to come, or leave it out for a key that does not expire."));
        if (order.Hash.Length != SHA256.HashSizeInBytes) problems.Add(new Problem("/hash", null, "The hash is not one of SHA-256.", "Give 32 bytes."));
        if (problems.Count > 0) throw Invalid([.. problems]);
    }

    private static SimulationFaultException Invalid(params Problem[] problems) => new(FaultKind.Invalid, $"{problems[0].Message} {problems[0].WayOut}", problems);

    [GeneratedRegex(@"\A[a-z][a-z0-9-]{0,59}\z")]
    private static partial Regex Name();
}
