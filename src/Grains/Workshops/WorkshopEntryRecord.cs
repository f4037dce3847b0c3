using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Simulation.Contracts.Workshops;
using Simulation.Grains.Records;
using Simulation.Storage.Records;

namespace Simulation.Grains.Workshops;

/// <summary>What a participant handed in, as it is stored. Every version is kept.</summary>
internal sealed record WorkshopEntryRecord
{
    /// <summary>Kind of the record; its id is <c>{province}/{code}/{name}</c>, the name as a hash, for names are longer and of more letters than an id.</summary>
    public const string Kind = "workshop-entry";

    /// <summary>Version of this form.</summary>
    public const int Schema = 1;

    private const int NameLength = 32;

    public required string Participant { get; init; }

    /// <summary>SHA-256 of the secret that the entry was made with.</summary>
    public required string KeyHash { get; init; }

    public required bool HandedIn { get; init; }

    /// <summary>True when the facilitator leaves it out; null for not.</summary>
    public bool? LeftOut { get; init; }

    public IReadOnlyList<ValueRow>? Values { get; init; }

    public sealed record ValueRow(string Lever, string? Sector, double Value);

    public static RecordKey Key(string province, string code, string participant) => new(Kind, Prefix(province, code) + NameOf(participant));

    public static string Prefix(string province, string code) => $"{province}/{code}/";

    /// <summary>The same for names that differ in capitals only.</summary>
    public static string NameOf(string participant) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(participant.ToUpperInvariant())))[..NameLength];

    /// <summary>What is handed in; who was left out before stays so.</summary>
    public static WorkshopEntryRecord Of(WorkshopHandIn handIn, WorkshopEntryRecord? before) => new()
    {
        LeftOut = before?.LeftOut,
        Participant = handIn.Participant,
        KeyHash = Convert.ToBase64String(handIn.KeyHash),
        HandedIn = handIn.IsHandedIn,
        Values = handIn.Values.Length == 0 ? null : [.. handIn.Values.Select(value => new ValueRow(value.Lever, value.Sector, value.Value))],
    };

    public WorkshopEntry Entry(StoredRecord record) => new(
        Participant, record.Version, record.Written, HandedIn, [.. (Values ?? []).Select(value => new WorkshopValue(value.Lever, value.Sector, value.Value))], LeftOut == true);

    public bool IsOf(byte[] keyHash) => CryptographicOperations.FixedTimeEquals(Convert.FromBase64String(KeyHash), keyHash);

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, RecordJson.Default.WorkshopEntryRecord);

    /// <summary>Reads a version.</summary>
    /// <exception cref="Contracts.Faults.SimulationFaultException">A newer program wrote it.</exception>
    public static WorkshopEntryRecord Read(StoredRecord record) => RecordJson.Read(record, Schema, RecordJson.Default.WorkshopEntryRecord);
}
