using System.Collections.Immutable;
using Simulation.Model.Analysis.Monitoring;

namespace Simulation.Model.Analysis.Backtesting;

/// <summary>What was forecast from one origin, and what came.</summary>
public sealed record ScoredOrigin
{
    /// <summary>Last year of history.</summary>
    public required int Year { get; init; }

    /// <summary>The day on which one stood.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Figures the calibration was held to.</summary>
    public required int Observations { get; init; }

    /// <summary>Id of the calibration.</summary>
    public required string Calibration { get; init; }

    /// <summary>Largest nested R̂ of the calibration.</summary>
    public required double WorstRHat { get; init; }

    /// <summary>True when the calibration counts as converged.</summary>
    public required bool IsConverged { get; init; }

    /// <summary>Forecasts with their scores, in the order of the outcomes.</summary>
    public required ImmutableArray<BacktestRecord> Records { get; init; }

    /// <summary>Figures that came and are not scored, with the reason.</summary>
    public required ImmutableArray<UnscoredOutcome> Unscored { get; init; }
}

/// <summary>A finished backtest: every forecast from every origin. Tables are made from it by <see cref="BacktestScorecard"/>.</summary>
/// <param name="Origins">The origins.</param>
public sealed record BacktestResult(ImmutableArray<ScoredOrigin> Origins)
{
    /// <summary>Every record, origin by origin.</summary>
    public ImmutableArray<BacktestRecord> Records { get; } = [.. Origins.SelectMany(origin => origin.Records)];

    /// <summary>Every event that was given a probability, with whether it happened: what an <see cref="EarlyWarning"/> is judged by.</summary>
    public ImmutableArray<JudgedForecast> Judged { get; } =
        [.. Origins.SelectMany(origin => origin.Records).SelectMany(record => record.Events).Select(one => new JudgedForecast(one.Probability, one.Happened))];
}
