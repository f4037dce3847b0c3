using System.Text.Json.Serialization;

namespace Simulation.Api.Simulate;

/// <summary>A what-if question. Everything may be left out: no lever and no event is the baseline.</summary>
public record SimulateRequest
{
    /// <summary>Plan whose targets are judged; the province's current plan when left out.</summary>
    public string? Plan { get; init; }

    /// <summary>Levers to move. Where two touch the same lever and year, the later one holds.</summary>
    public IReadOnlyList<LeverRequest> Levers { get; init; } = [];

    /// <summary>Events to switch on or off, or to make likelier.</summary>
    public IReadOnlyList<EventRequest> Events { get; init; } = [];

    /// <summary>Last year of the forecast; the province's default when left out.</summary>
    public int? Horizon { get; init; }

    /// <summary>Number of draws; the province's default when left out.</summary>
    public long? Draws { get; init; }

    /// <summary>Seed of the random numbers; 1 when left out. The same question with the same seed gets the same bytes.</summary>
    public ulong? Seed { get; init; }

    /// <summary>Names of the indicators wanted; all when left out.</summary>
    public IReadOnlyList<string> Indicators { get; init; } = [];

    /// <summary>Saved scenario on which the levers and events above are laid; they hold where both speak. Its plan and horizon hold where none is given here.</summary>
    public string? Scenario { get; init; }

    /// <summary>Version of the scenario; the newest when left out.</summary>
    public long? ScenarioVersion { get; init; }
}

/// <summary>A lever set to a value, in one year or from one year to another, both included; over the whole forecast without years.</summary>
public sealed record LeverRequest
{
    /// <summary>Name of the lever.</summary>
    public required string Lever { get; init; }

    /// <summary>Sector, plant or other member for a lever that has one value for each; all members when left out.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Sector { get; init; }

    /// <summary>The one year; excludes from and to.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Year { get; init; }

    /// <summary>First year.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? From { get; init; }

    /// <summary>Last year.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? To { get; init; }

    /// <summary>Value in the lever's unit.</summary>
    public required double Value { get; init; }
}

/// <summary>An event made certain, impossible or more or less likely. Needs either occurs or probability.</summary>
public sealed record EventRequest
{
    /// <summary>Name of the event.</summary>
    public required string Event { get; init; }

    /// <summary>Member, for an event that has several.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Sector { get; init; }

    /// <summary>The one year; excludes from and to.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Year { get; init; }

    /// <summary>First year.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? From { get; init; }

    /// <summary>Last year.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? To { get; init; }

    /// <summary>True: it happens in every draw. False: in none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Occurs { get; init; }

    /// <summary>Yearly probability, 0 to 1.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Probability { get; init; }
}
