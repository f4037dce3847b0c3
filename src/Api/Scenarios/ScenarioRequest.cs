using Simulation.Documents.Questions;

namespace Simulation.Api.Scenarios;

/// <summary>
/// A scenario to be kept: what differs from the baseline, under a name. What an answer carries besides (id, version, author, ...) may be sent back and is ignored.
/// </summary>
public sealed record ScenarioRequest
{
    /// <summary>Name for people, at most 200 characters.</summary>
    public required string Name { get; init; }

    /// <summary>What it stands for, at most 4,000 characters.</summary>
    public string? Description { get; init; }

    /// <summary>Plan whose targets are judged; the province's current plan when left out.</summary>
    public string? Plan { get; init; }

    /// <summary>Last year of the forecast; the province's default when left out.</summary>
    public int? Horizon { get; init; }

    /// <summary>Code of the workshop whose mean it is; left out for any other origin.</summary>
    public string? Workshop { get; init; }

    /// <summary>Levers to move. Where two touch the same lever and year, the later one holds.</summary>
    public IReadOnlyList<LeverRequest> Levers { get; init; } = [];

    /// <summary>Events to switch on or off, or to make likelier.</summary>
    public IReadOnlyList<EventRequest> Events { get; init; } = [];
}
