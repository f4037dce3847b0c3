using Simulation.Documents.Questions;

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

    /// <summary>
    /// Calibration that answers, by its id: any of the province that has finished, published or not; the one in use when left out. Answers name theirs, so that a question can be asked
    /// again after the next calibration.
    /// </summary>
    public string? Calibration { get; init; }
}
