using System.Text.Json;
using System.Text.Json.Serialization;
using Simulation.Contracts.Webhooks;
using Simulation.Grains.Records;
using Simulation.Storage.Records;

namespace Simulation.Grains.Webhooks;

/// <summary>A webhook as it is stored. Its key is kept as it is: messages are signed with it.</summary>
internal sealed record WebhookRecord
{
    /// <summary>Kind of the record; its id is that of the webhook.</summary>
    public const string Kind = "webhook";

    /// <summary>Kind of a second record, by which a webhook is found that is not done.</summary>
    public const string OpenKind = "webhook-open";

    /// <summary>Version of this form.</summary>
    public const int Schema = 1;

    public required string Run { get; init; }

    public required IReadOnlyList<string> Provinces { get; init; }

    public required string Url { get; init; }

    public required string Secret { get; init; }

    public required string Author { get; init; }

    public required string State { get; init; }

    public int Attempts { get; init; }

    public string? Outcome { get; init; }

    public DateTimeOffset? Next { get; init; }

    [JsonIgnore]
    public bool IsOpen => State == Word(WebhookState.Waiting);

    public static string Word(WebhookState state) => state.ToString().ToLowerInvariant();

    /// <summary>Reads a version that is not a deletion.</summary>
    /// <exception cref="Contracts.Faults.SimulationFaultException">A newer program wrote it.</exception>
    public static WebhookRecord Read(StoredRecord record) => RecordJson.Read(record, Schema, RecordJson.Default.WebhookRecord);

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, RecordJson.Default.WebhookRecord);

    public WebhookStatus Status(string id) => new(id, Run, Url, Enum.Parse<WebhookState>(State, ignoreCase: true), Attempts, Outcome, Next);
}
