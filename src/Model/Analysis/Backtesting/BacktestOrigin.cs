using System.Collections.Immutable;
using Simulation.Model.Calibration;
using Simulation.Model.Execution;

namespace Simulation.Model.Analysis.Backtesting;

/// <summary>A day in the past with everything that was known on it, and what came after it. Whoever makes it answers for the first not knowing of the second.</summary>
public sealed record BacktestOrigin
{
    /// <summary>Last year of history; the forecast begins with the next.</summary>
    public required int Year { get; init; }

    /// <summary>The day on which one stands.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>What is calibrated to what was known.</summary>
    public required CalibrationProblem Problem { get; init; }

    /// <summary>Given paths of history and of what was known of the years after it.</summary>
    public required PathTable Paths { get; init; }

    /// <summary>Figures to forecast, with what came.</summary>
    public required ImmutableArray<BacktestOutcome> Outcomes { get; init; }

    /// <summary>Figures that came and are not scored, with the reason.</summary>
    public ImmutableArray<UnscoredOutcome> Unscored { get; init; } = [];
}

/// <summary>A figure published after the origin, with what the naive forecasts knew of its indicator at the origin.</summary>
public sealed record BacktestOutcome
{
    /// <summary>Indicator, as in data and model.</summary>
    public required string Indicator { get; init; }

    /// <summary>Sector, as in data and model.</summary>
    public required string Sector { get; init; }

    /// <summary>The year.</summary>
    public required int Year { get; init; }

    /// <summary>The figure that came, in <see cref="Unit"/>: the latest vintage.</summary>
    public required double Value { get; init; }

    /// <summary>Unit of the figure.</summary>
    public required string Unit { get; init; }

    /// <summary>The scale on which it is scored: logarithms for amounts, else itself.</summary>
    public required ObservationTransform Transform { get; init; }

    /// <summary>Measurement error of the figure when new, one standard deviation on the scale of comparison: what is forecast is the published figure.</summary>
    public required double StandardDeviation { get; init; }

    /// <summary>How firm the figure is.</summary>
    public required string Status { get; init; }

    /// <summary>Where it was published.</summary>
    public required string Source { get; init; }

    /// <summary>Yearly figures of the indicator known at the origin, in its unit, in ascending order of years.</summary>
    public required ImmutableArray<KnownFigure> History { get; init; }

    /// <summary>The target of a plan for that year; null when none is in the data.</summary>
    public double? PlanTarget { get; init; }

    /// <summary>True when the indicator is an amount, scored in logarithms.</summary>
    public bool IsAmount => Transform == ObservationTransform.LogLevel;

    /// <summary>Puts a figure on the scale of scoring: 100 times the logarithm of an amount (percent), a rate or share as it is (points).</summary>
    public double ToScale(double value) => IsAmount ? 100 * Math.Log(value) : value;

    /// <summary>The way back from the scale of scoring.</summary>
    public double FromScale(double score) => IsAmount ? Math.Exp(score / 100) : score;
}

/// <summary>A figure that came and cannot be scored fairly.</summary>
/// <param name="Indicator">Indicator.</param>
/// <param name="Sector">Sector.</param>
/// <param name="Year">Year.</param>
/// <param name="Reason">Why.</param>
public sealed record UnscoredOutcome(string Indicator, string Sector, int Year, string Reason);
