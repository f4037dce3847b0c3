using System.Text.Json;
using System.Text.Json.Serialization;
using Simulation.Contracts.Questions;
using Simulation.Contracts.Scenarios;
using Simulation.Grains.Records;
using Simulation.Storage.Records;

namespace Simulation.Grains.Scenarios;

/// <summary>A scenario as it is stored: JSON, in a form of its own, so that what planners wrote outlives the types of the program.</summary>
internal sealed record ScenarioRecord
{
    /// <summary>Kind of the record; its id is <c>{province}/{scenario}</c>.</summary>
    public const string Kind = "scenario";

    /// <summary>Version of this form.</summary>
    public const int Schema = 1;

    public required string Name { get; init; }

    public string? Description { get; init; }

    public string? Plan { get; init; }

    public int? Horizon { get; init; }

    public string? Workshop { get; init; }

    public IReadOnlyList<LeverRow>? Levers { get; init; }

    public IReadOnlyList<EventRow>? Events { get; init; }

    public sealed record LeverRow(string Lever, string? Sector, int? From, int? To, double Value);

    public sealed record EventRow(string Event, string? Sector, int? From, int? To, bool? Occurs, double? Probability);

    public static RecordKey Key(string province, string scenario) => new(Kind, $"{province}/{scenario}");

    public static ScenarioRecord Of(ScenarioDefinition scenario) => new()
    {
        Name = scenario.Name,
        Description = scenario.Description,
        Plan = scenario.Plan,
        Horizon = scenario.Horizon,
        Workshop = scenario.Workshop,
        Levers = scenario.Levers.Length == 0 ? null : [.. scenario.Levers.Select(lever => new LeverRow(lever.Lever, lever.Sector, lever.From, lever.To, lever.Value))],
        Events = scenario.Events.Length == 0 ? null : [.. scenario.Events.Select(change => new EventRow(change.Event, change.Sector, change.From, change.To, change.Occurs, change.Probability))],
    };

    public ScenarioDefinition Definition() => new()
    {
        Name = Name,
        Description = Description,
        Plan = Plan,
        Horizon = Horizon,
        Workshop = Workshop,
        Levers = [.. (Levers ?? []).Select(lever => new LeverSetting(lever.Lever, lever.Sector, lever.From, lever.To, lever.Value))],
        Events = [.. (Events ?? []).Select(change => new EventSetting(change.Event, change.Sector, change.From, change.To, change.Occurs, change.Probability))],
    };

    /// <summary>How many levers and events it changes.</summary>
    [JsonIgnore]
    public int Changes => (Levers?.Count ?? 0) + (Events?.Count ?? 0);

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, RecordJson.Default.ScenarioRecord);

    /// <summary>Reads a version that is not a deletion.</summary>
    /// <exception cref="Contracts.Faults.SimulationFaultException">A newer program wrote it.</exception>
    public static ScenarioRecord Read(StoredRecord record) => RecordJson.Read(record, Schema, RecordJson.Default.ScenarioRecord);
}
