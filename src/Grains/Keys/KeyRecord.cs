using System.Text.Json;
using Simulation.Contracts.Keys;
using Simulation.Grains.Records;
using Simulation.Storage.Records;

namespace Simulation.Grains.Keys;

/// <summary>A key as it is stored. Every version is kept: who made a key, and who revoked it, stays known.</summary>
internal sealed record KeyRecord
{
    /// <summary>Kind of the record; its id is the name of the key.</summary>
    public const string Kind = "api-key";

    /// <summary>Version of this form.</summary>
    public const int Schema = 1;

    public required string Hash { get; init; }

    public required string Role { get; init; }

    public IReadOnlyList<string>? Provinces { get; init; }

    public required DateTimeOffset Created { get; init; }

    public required string Author { get; init; }

    public DateTimeOffset? Expires { get; init; }

    public DateTimeOffset? Revoked { get; init; }

    public static RecordKey Key(string name) => new(Kind, name);

    public static KeyRecord Of(ApiKeyOrder order, DateTimeOffset now) => new()
    {
        Hash = Convert.ToBase64String(order.Hash),
        Role = order.Role.ToString().ToLowerInvariant(),
        Provinces = order.Provinces,
        Created = now,
        Author = order.Author,
        Expires = order.Expires,
    };

    /// <summary>Reads a version.</summary>
    /// <exception cref="Contracts.Faults.SimulationFaultException">A newer program wrote it.</exception>
    public static KeyRecord Read(StoredRecord record) => RecordJson.Read(record, Schema, RecordJson.Default.KeyRecord);

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, RecordJson.Default.KeyRecord);

    public ApiKey Described(string name) => new()
    {
        Name = name,
        Hash = Convert.FromBase64String(Hash),
        Role = Enum.Parse<AccessRole>(Role, ignoreCase: true),
        Provinces = Provinces?.ToArray(),
        Created = Created,
        Author = Author,
        Expires = Expires,
        Revoked = Revoked,
    };
}
