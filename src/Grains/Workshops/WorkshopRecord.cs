using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Simulation.Grains.Records;
using Simulation.Storage.Records;

namespace Simulation.Grains.Workshops;

/// <summary>A workshop as it is stored.</summary>
internal sealed record WorkshopRecord
{
    /// <summary>Kind of the record; its id is <c>{province}/{code}</c>.</summary>
    public const string Kind = "workshop";

    /// <summary>Kind of a second record, by which a code finds its province; its id is the code.</summary>
    public const string CodeKind = "workshop-code";

    /// <summary>Kind of a third, by which an order that is sent again finds the code it was given; its id is the token of the order.</summary>
    public const string ClaimKind = "workshop-claim";

    /// <summary>Version of this form.</summary>
    public const int Schema = 1;

    public required string Title { get; init; }

    public required string Author { get; init; }

    public required DateTimeOffset Opened { get; init; }

    public required DateTimeOffset Closes { get; init; }

    /// <summary>When somebody closed it; null while nobody has.</summary>
    public DateTimeOffset? Closed { get; init; }

    public string? Plan { get; init; }

    public string? Scenario { get; init; }

    public long? ScenarioVersion { get; init; }

    /// <summary>Last year of the forecasts.</summary>
    public required int Horizon { get; init; }

    public required IReadOnlyList<AskRow> Asks { get; init; }

    /// <summary>When it closes, or was closed.</summary>
    [JsonIgnore]
    public DateTimeOffset End => Closed ?? Closes;

    public sealed record AskRow(string Lever, string? Sector, int From, int To);

    public static RecordKey Key(string province, string code) => new(Kind, $"{province}/{code}");

    public static RecordKey CodeKey(string code) => new(CodeKind, code);

    public static RecordKey ClaimKey(Guid token) => new(ClaimKind, token.ToString("N"));

    /// <summary>True while people may join and hand in.</summary>
    public bool IsOpen(DateTimeOffset now) => Closed is null && now < Closes;

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, RecordJson.Default.WorkshopRecord);

    /// <summary>Reads a version.</summary>
    /// <exception cref="Contracts.Faults.SimulationFaultException">A newer program wrote it.</exception>
    public static WorkshopRecord Read(StoredRecord record) => RecordJson.Read(record, Schema, RecordJson.Default.WorkshopRecord);

    /// <summary>What a record of one word holds.</summary>
    public static string Word(StoredRecord record) => Encoding.UTF8.GetString(record.Content.Span);
}
