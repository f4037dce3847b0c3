using System.Collections.Immutable;

namespace Simulation.Model.Analysis.Backtesting;

/// <summary>One forecast from one origin, and what came.</summary>
public sealed record BacktestRecord
{
    /// <summary>Probabilities of <see cref="Quantiles"/>.</summary>
    public static readonly ImmutableArray<double> Probabilities = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95];

    /// <summary>Indicator.</summary>
    public required string Indicator { get; init; }

    /// <summary>Sector.</summary>
    public required string Sector { get; init; }

    /// <summary>Unit of <see cref="Outcome"/> and <see cref="Quantiles"/>.</summary>
    public required string Unit { get; init; }

    /// <summary>True when scores are in percent (of an amount), false when in the indicator's own points.</summary>
    public required bool IsAmount { get; init; }

    /// <summary>Last year of history at the origin.</summary>
    public required int Origin { get; init; }

    /// <summary>The year forecast.</summary>
    public required int Year { get; init; }

    /// <summary>Years ahead: 1 for the year after the origin.</summary>
    public int Horizon => Year - Origin;

    /// <summary>What came.</summary>
    public required double Outcome { get; init; }

    /// <summary>How firm that figure is.</summary>
    public required string Status { get; init; }

    /// <summary>Where it was published.</summary>
    public required string Source { get; init; }

    /// <summary>Quantiles of the forecast at <see cref="Probabilities"/>, in the unit.</summary>
    public required ImmutableArray<double> Quantiles { get; init; }

    /// <summary>Score of the forecast, see <see cref="Backtesting.Crps"/>, in percent or points.</summary>
    public required double Crps { get; init; }

    /// <summary>Mean of the forecast less the outcome, in percent or points: positive when too high.</summary>
    public required double Error { get; init; }

    /// <summary>Where the outcome lies in the forecast, 0..1.</summary>
    public required double Pit { get; init; }

    /// <summary>Whether the outcome lies in the central 50 % band.</summary>
    public required bool In50 { get; init; }

    /// <summary>Whether the outcome lies in the central 80 % band.</summary>
    public required bool In80 { get; init; }

    /// <summary>Whether the outcome lies in the central 90 % band.</summary>
    public required bool In90 { get; init; }

    /// <summary>The naive forecasts that could be made at the origin, with their scores.</summary>
    public required ImmutableArray<NaiveScore> Naive { get; init; }

    /// <summary>Events of the kind a plan asks for, with the probability given and whether they happened.</summary>
    public required ImmutableArray<BacktestEvent> Events { get; init; }

    /// <summary>The same forecast with its draws moved away from their median, for each of <see cref="SpreadCheck.Factors"/>.</summary>
    public ImmutableArray<WidenedScore> Widened { get; init; } = [];

    /// <summary>Median of the forecast.</summary>
    public double Median => Quantiles[3];
}

/// <summary>A naive forecast and its score, for the same outcome.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Centre">Its centre, in the unit of the outcome.</param>
/// <param name="Spread">Its standard deviation, in percent or points.</param>
/// <param name="Crps">Its score, in percent or points.</param>
public sealed record NaiveScore(NaiveKind Kind, double Centre, double Spread, double Crps);

/// <summary>An event such as a plan asks for: the figure reaches at least a threshold that was known at the origin.</summary>
/// <param name="Threshold">Where the threshold comes from.</param>
/// <param name="Value">The threshold, in the unit of the outcome.</param>
/// <param name="Probability">The probability that the forecast gave it.</param>
/// <param name="Happened">Whether it came.</param>
public sealed record BacktestEvent(NaiveKind Threshold, double Value, double Probability, bool Happened);
