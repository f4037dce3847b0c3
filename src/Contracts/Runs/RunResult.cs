using Simulation.Contracts.Questions;
using Simulation.Contracts.Scenarios;

namespace Simulation.Contracts.Runs;

/// <summary>
/// A finished run: everything needed to repeat it, and its answer. What is undefined (a growth rate from zero, a ratio without denominator) is null.
/// </summary>
[GenerateSerializer, Immutable, Alias("run-result")]
public sealed record RunResult
{
    /// <summary>The run's id: a hash of all that decides its result.</summary>
    [Id(0)]
    public required string Run { get; init; }

    /// <summary>Model name, version and text hash.</summary>
    [Id(1)]
    public required string Model { get; init; }

    /// <summary>Id of the calibration.</summary>
    [Id(2)]
    public required string Calibration { get; init; }

    /// <summary>The day as of which the data were known.</summary>
    [Id(3)]
    public required DateOnly DataVintage { get; init; }

    /// <summary>The plan that was judged; null for none.</summary>
    [Id(4)]
    public required string? Plan { get; init; }

    /// <summary>Seed.</summary>
    [Id(5)]
    public required ulong Seed { get; init; }

    /// <summary>Number of draws.</summary>
    [Id(6)]
    public required long Draws { get; init; }

    /// <summary>Years of the forecast.</summary>
    [Id(7)]
    public required int[] Years { get; init; }

    /// <summary>One forecast for each indicator and sector asked for.</summary>
    [Id(8)]
    public required SeriesForecast[] Forecasts { get; init; }

    /// <summary>How the plan's targets fare, in the order of the plan; empty without a plan.</summary>
    [Id(9)]
    public TargetOutcome[] Targets { get; init; } = [];

    /// <summary>Probability that all simulated targets within the horizon are met in one and the same draw; null when there is none.</summary>
    [Id(10)]
    public double? AllTargets { get; init; }

    /// <summary>The saved scenario that the question was laid on; null for none.</summary>
    [Id(11)]
    public ScenarioReference? Scenario { get; init; }

    /// <summary>
    /// What was asked, in the one form that all questions with this answer have: what changes nothing is left out, years are joined, and the scenario's changes are among the others. Null
    /// for a department's own sector, and for results that were kept before there was this.
    /// </summary>
    [Id(12)]
    public SimulationQuestion? Question { get; init; }
}

/// <summary>How one target fares.</summary>
/// <param name="Indicator">Name of the indicator.</param>
/// <param name="Sector">Its part.</param>
/// <param name="Unit">Unit of <paramref name="Value"/> and <paramref name="Median"/>.</param>
/// <param name="Operator">Comparison, <c>&gt;=</c>.</param>
/// <param name="Value">The value to reach.</param>
/// <param name="Year">The year in which it must stand.</param>
/// <param name="Kind"><c>simulated</c>, <c>lever</c> (decided by the planner) or <c>reported</c> (known from reports only).</param>
/// <param name="Median">Median of the forecast, or the lever's own value; null for what is not simulated or lies beyond the horizon.</param>
/// <param name="Probability">Share of draws that meet it; null where there is no median.</param>
/// <param name="Status">In the words of the plan's module: <c>likely</c>, <c>met</c>, <c>reported</c>, ...</param>
/// <param name="RestsOnPriors">True when no published figure of the indicator was known: the probability is that of the priors.</param>
[GenerateSerializer, Immutable, Alias("target-outcome")]
public sealed record TargetOutcome(
    [property: Id(0)] string Indicator,
    [property: Id(1)] string Sector,
    [property: Id(2)] string Unit,
    [property: Id(3)] string Operator,
    [property: Id(4)] double Value,
    [property: Id(5)] int Year,
    [property: Id(6)] string Kind,
    [property: Id(7)] double? Median,
    [property: Id(8)] double? Probability,
    [property: Id(9)] string Status,
    [property: Id(10)] bool RestsOnPriors = false);
