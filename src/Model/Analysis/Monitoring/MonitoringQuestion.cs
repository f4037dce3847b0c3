using System.Collections.Immutable;
using Simulation.Model.Calibration;
using Simulation.Model.Plans.Forecasting;

namespace Simulation.Model.Analysis.Monitoring;

/// <summary>What is known from a day on.</summary>
/// <param name="Day">The day.</param>
/// <param name="Known">Every observation used on it, those of history included; their order plays no part.</param>
public sealed record KnownFigures(DateOnly Day, ImmutableArray<UsedObservation> Known);

/// <summary>A year to watch: where it began, and what became known since.</summary>
public sealed record MonitoringQuestion
{
    /// <summary>What was calibrated to what at the beginning of the year.</summary>
    public required CalibrationProblem Problem { get; init; }

    /// <summary>The calibration of <see cref="Problem"/>: the ensemble that is updated.</summary>
    public required CalibrationResult Calibration { get; init; }

    /// <summary>The forecast that goes on from it, with the plan that is watched. Its outputs hold every indicator observed in its years.</summary>
    public required PreparedForecast Forecast { get; init; }

    /// <summary>The day the forecast knows; figures known then are in <see cref="Problem"/>.</summary>
    public required DateOnly Start { get; init; }

    /// <summary>The day to stand on.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>What was known on each day on which that changed, after <see cref="Start"/> and up to <see cref="AsOf"/>, in order.</summary>
    public required ImmutableArray<KnownFigures> Days { get; init; }

    /// <summary>Indicator and sector of the figures whose change is explained, the first one leading.</summary>
    public required ImmutableArray<(string Indicator, string Sector)> Headlines { get; init; }
}
