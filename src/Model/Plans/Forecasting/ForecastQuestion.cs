using System.Collections.Immutable;
using Simulation.Model.Plans.Scenarios;

namespace Simulation.Model.Plans.Forecasting;

/// <summary>What is asked of a forecaster. What is null takes the province's default.</summary>
public sealed record ForecastQuestion
{
    /// <summary>What the planner changes; the baseline when nothing.</summary>
    public Scenario Scenario { get; init; } = Scenario.Baseline;

    /// <summary>Paths from outside in place of chance; none leaves them to chance.</summary>
    public ImmutableArray<OutsidePath> Outside { get; init; } = [];

    /// <summary>Id of the plan whose targets are judged; null for the current one.</summary>
    public string? Plan { get; init; }

    /// <summary>Last year.</summary>
    public int? Horizon { get; init; }

    /// <summary>Number of draws.</summary>
    public long? Draws { get; init; }

    /// <summary>Seed of the forecast's random numbers.</summary>
    public ulong? Seed { get; init; }

    /// <summary>Names of the indicators wanted; all when empty.</summary>
    public ImmutableArray<string> Indicators { get; init; } = [];
}

/// <summary>Defaults and limits of a province's forecasts.</summary>
/// <param name="Horizon">Last year when a question names none.</param>
/// <param name="MaximumHorizon">Furthest last year.</param>
/// <param name="Draws">Draws when a question names none.</param>
/// <param name="MaximumDraws">Most draws.</param>
/// <param name="Seed">Seed when a question names none.</param>
public sealed record ForecastLimits(int Horizon, int MaximumHorizon, long Draws, long MaximumDraws, ulong Seed);
