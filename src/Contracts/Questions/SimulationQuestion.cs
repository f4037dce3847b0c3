namespace Simulation.Contracts.Questions;

/// <summary>A what-if question about one province. Everything left out takes the province's default; no lever and no event is the baseline.</summary>
[GenerateSerializer, Immutable, Alias("simulation-question")]
public sealed record SimulationQuestion
{
    /// <summary>The plan whose targets are judged; null for the province's current plan.</summary>
    [Id(0)]
    public string? Plan { get; init; }

    /// <summary>Levers changed.</summary>
    [Id(1)]
    public LeverSetting[] Levers { get; init; } = [];

    /// <summary>Events changed.</summary>
    [Id(2)]
    public EventSetting[] Events { get; init; } = [];

    /// <summary>Last year of the forecast; null for the province's default.</summary>
    [Id(3)]
    public int? Horizon { get; init; }

    /// <summary>Number of draws; null for the province's default.</summary>
    [Id(4)]
    public long? Draws { get; init; }

    /// <summary>Seed of the forecast's random numbers; null for 1.</summary>
    [Id(5)]
    public ulong? Seed { get; init; }

    /// <summary>Indicators wanted, by name; empty for all.</summary>
    [Id(6)]
    public string[] Indicators { get; init; } = [];

    /// <summary>Id of a scenario of the province on which the levers and events above are laid; null for none. Its plan and horizon hold where none is given here.</summary>
    [Id(7)]
    public string? Scenario { get; init; }

    /// <summary>Version of that scenario; null for the newest.</summary>
    [Id(8)]
    public long? ScenarioVersion { get; init; }

    /// <summary>Id of the calibration that answers; null for the one that the province's questions are answered from.</summary>
    [Id(9)]
    public string? Calibration { get; init; }
}

/// <summary>A lever set to a value over years. See <see cref="Model.Plans.Scenarios.LeverChange"/> for the meaning of each part.</summary>
[GenerateSerializer, Immutable, Alias("lever-setting")]
public sealed record LeverSetting(
    [property: Id(0)] string Lever,
    [property: Id(1)] string? Sector,
    [property: Id(2)] int? From,
    [property: Id(3)] int? To,
    [property: Id(4)] double Value);

/// <summary>An event changed over years. See <see cref="Model.Plans.Scenarios.EventChange"/> for the meaning of each part.</summary>
[GenerateSerializer, Immutable, Alias("event-setting")]
public sealed record EventSetting(
    [property: Id(0)] string Event,
    [property: Id(1)] string? Sector,
    [property: Id(2)] int? From,
    [property: Id(3)] int? To,
    [property: Id(4)] bool? Occurs,
    [property: Id(5)] double? Probability);
