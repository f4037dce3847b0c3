using Simulation.Model.Plans.Scenarios;

namespace Simulation.Documents.Questions;

/// <summary>A path from outside the province in place of chance: another national future.</summary>
public sealed record OutsideRequest
{
    /// <summary>Name of an exogenous path of the model, as national_growth.</summary>
    public required string Path { get; init; }

    /// <summary>Year of the first value; the first year of the forecast when left out.</summary>
    public int? From { get; init; }

    /// <summary>One value a year in the path's unit; a single one holds to the horizon.</summary>
    public IReadOnlyList<double> Values { get; init; } = [];

    /// <summary>The path in the words of the model library.</summary>
    public OutsidePath ToPath() => new(Path, From, [.. Values]);
}
