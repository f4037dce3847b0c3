using System.Collections.Immutable;

namespace Simulation.Model.Calibration.Reporting;

/// <summary>
/// What an economist needs to doubt a calibration and find an answer: pictures of prior and posterior, predictive checks, the influence of every
/// observation, and what the data cannot tell apart. Computed from a finished calibration; plain data, immutable.
/// </summary>
public sealed record CalibrationReview
{
    /// <summary>Id of the calibration.</summary>
    public required string Calibration { get; init; }

    /// <summary>Members of the ensemble that the figures rest on.</summary>
    public required int Members { get; init; }

    /// <summary>The forecast's figures that influence is measured by, with every observation in.</summary>
    public required ImmutableArray<HeadlineFigure> Headlines { get; init; }

    /// <summary>Every parameter, in the order of the model.</summary>
    public required ImmutableArray<ParameterReview> Parameters { get; init; }

    /// <summary>Every observation, in the order of the calibration.</summary>
    public required ImmutableArray<ObservationReview> Observations { get; init; }

    /// <summary>Discrepancy statistics with their Bayesian p-values.</summary>
    public required ImmutableArray<DiscrepancyCheck> Discrepancies { get; init; }

    /// <summary>Pairs that the data cannot tell apart, most correlated first.</summary>
    public required ImmutableArray<PosteriorCorrelation> Confounded { get; init; }

    /// <summary>The years' shocks that the data ask most of, largest first.</summary>
    public required ImmutableArray<ShockReview> Surprises { get; init; }

    /// <summary>What a reader must know; empty when nothing is wrong.</summary>
    public required ImmutableArray<string> Warnings { get; init; }

    /// <summary>The same in Vietnamese.</summary>
    public required ImmutableArray<string> WarningsInVietnamese { get; init; }
}

/// <summary>A forecast figure by which influence is measured.</summary>
/// <param name="Indicator">Indicator.</param>
/// <param name="Sector">Sector.</param>
/// <param name="Year">Year.</param>
/// <param name="Unit">Unit.</param>
/// <param name="Mean">Mean over the draws.</param>
/// <param name="Median">Median.</param>
/// <param name="Sd">Standard deviation.</param>
public sealed record HeadlineFigure(string Indicator, string Sector, int Year, string Unit, double Mean, double Median, double Sd);

/// <summary>A parameter before and after the data, in more detail than <see cref="ParameterFit"/>.</summary>
/// <param name="Fit">Moments, contraction and source.</param>
/// <param name="Prior">Prior quantiles.</param>
/// <param name="Posterior">Posterior quantiles.</param>
/// <param name="Divergence">
/// Kullback-Leibler divergence of the posterior from the prior in nats, ½ (m² + s² − 1 − ln s²) with m and s the posterior mean and standard deviation of the
/// parameter's standard normal latent: what the data taught. Exact where the posterior of the latent is normal; the same for every monotone way to write the
/// parameter. 0 when no observation depends on it.
/// </param>
/// <param name="Identification">How much the data say, in a word.</param>
/// <param name="Picture">Both densities.</param>
public sealed record ParameterReview(
    ParameterFit Fit, QuantileSummary Prior, QuantileSummary Posterior, double Divergence, Identification Identification, DensityPicture Picture);

/// <summary>Five quantiles.</summary>
/// <param name="Low">5th percentile.</param>
/// <param name="LowerQuartile">25th.</param>
/// <param name="Median">50th.</param>
/// <param name="UpperQuartile">75th.</param>
/// <param name="High">95th.</param>
public sealed record QuantileSummary(double Low, double LowerQuartile, double Median, double UpperQuartile, double High);

/// <summary>Prior and posterior density on one grid.</summary>
/// <param name="Values">Equally spaced values of the parameter.</param>
/// <param name="Prior">Prior density there, per unit of the parameter.</param>
/// <param name="Posterior">Posterior density there.</param>
public sealed record DensityPicture(ImmutableArray<double> Values, ImmutableArray<double> Prior, ImmutableArray<double> Posterior);

/// <summary>How much the data say about a parameter.</summary>
public enum Identification
{
    /// <summary>No observation depends on it: the posterior is the prior.</summary>
    Idle,

    /// <summary>Observations depend on it, yet the posterior is the prior within what the sample can show: contraction below 0.05 and divergence below 0.02 nats.</summary>
    Silent,

    /// <summary>The data say a little: contraction below 0.3 and divergence below 0.2 nats.</summary>
    Weak,

    /// <summary>The data say something.</summary>
    Informed,
}

/// <summary>An observation under scrutiny. Percentiles are shares of 0..1; near 0 or 1 the figure is a surprise.</summary>
/// <param name="Fit">Fit and z.</param>
/// <param name="PriorPercentile">Percentile of the published figure among figures that the prior predicts, measurement error included; null when undefined.</param>
/// <param name="PosteriorPercentile">Percentile among replicates of the same history: only the measurement error is new.</param>
/// <param name="ReplayedPercentile">
/// Percentile among replicates of the same parameters with new shocks: the posterior's parameters, another history. Where this is extreme, the spread of shocks or the
/// trend is wrong; where only <paramref name="PosteriorPercentile"/> is, the measurement error is.
/// </param>
/// <param name="Influence">What leaving it out would change.</param>
public sealed record ObservationReview(
    ObservationFit Fit, double? PriorPercentile, double? PosteriorPercentile, double? ReplayedPercentile, Influence Influence);

/// <summary>What leaving one observation out would change.</summary>
/// <param name="ParetoShape">
/// k of the importance weights that stand for the calibration without it, fitted or in theory (s² / σ²), the larger; null when it was really calibrated without.
/// </param>
/// <param name="IsReliable">False when k says that the weights cannot be trusted, and <paramref name="IsRefitted"/> is false.</param>
/// <param name="IsRefitted">True when the model was calibrated again without the observation.</param>
/// <param name="EffectiveSize">Members that the weights are worth.</param>
/// <param name="Expected">Median that the other observations predict for it, in units.</param>
/// <param name="Percentile">Percentile of the published figure in what the others predict, measurement error included (LOO-PIT).</param>
/// <param name="LogDensity">Logarithm of the density that the others give it, on the scale of comparison: its part of the expected log predictive density.</param>
/// <param name="Shifts">Change of each headline figure when it is left out.</param>
public sealed record Influence(
    double? ParetoShape,
    bool IsReliable,
    bool IsRefitted,
    double EffectiveSize,
    double Expected,
    double Percentile,
    double LogDensity,
    ImmutableArray<HeadlineShift> Shifts);

/// <summary>Change of a headline figure when an observation is left out.</summary>
/// <param name="Mean">Mean without it.</param>
/// <param name="Shift">Mean without less mean with: negative when the observation pushes the figure up.</param>
/// <param name="StandardError">Monte-Carlo standard error of the shift.</param>
/// <param name="MedianShift">The same of the median.</param>
public sealed record HeadlineShift(double Mean, double Shift, double StandardError, double MedianShift);

/// <summary>A discrepancy statistic T and the shares of replicates in which it is at least as large as in the data. Shares near 0 or 1 tell of misfit.</summary>
/// <param name="Statistic">What is compared.</param>
/// <param name="Observed">T of the published figures; its posterior mean when T depends on the unknowns too; null when undefined.</param>
/// <param name="PriorP">Share under the prior; null for statistics of the measurement errors alone, and when undefined.</param>
/// <param name="PosteriorP">Share under the posterior, the same history measured again.</param>
/// <param name="ReplayedP">Share under the posterior's parameters with new shocks; null for statistics of the measurement errors alone.</param>
public sealed record DiscrepancyCheck(DiscrepancyStatistic Statistic, double? Observed, double? PriorP, double? PosteriorP, double? ReplayedP);

/// <summary>Statistics by which replicated figures are compared with the published ones.</summary>
public enum DiscrepancyStatistic
{
    /// <summary>Σ ((y − g) / σ)²: overall distance in measurement errors.</summary>
    ChiSquare,

    /// <summary>max |y − g| / σ: the worst figure.</summary>
    LargestResidual,

    /// <summary>Σ (y − g) / σ / √m: are figures above the model on the whole?</summary>
    MeanResidual,

    /// <summary>Standard deviation over years of the growth of the total: are the years as different as the model's?</summary>
    GrowthSpread,

    /// <summary>Lowest growth of the total in a year.</summary>
    LowestGrowth,

    /// <summary>Highest growth of the total in a year.</summary>
    HighestGrowth,
}

/// <summary>Two uncertain numbers that the data determine together better than apart.</summary>
/// <param name="First">A parameter.</param>
/// <param name="Second">Another parameter, or a shock of a year.</param>
/// <param name="Correlation">Posterior correlation of their standard normal latents; 0 before the data.</param>
public sealed record PosteriorCorrelation(string First, string Second, double Correlation);

/// <summary>A shock of one year as the data see it, in its own prior standard deviations.</summary>
/// <param name="Shock">Name and year.</param>
/// <param name="Mean">Posterior mean of its latent: ±2 or more is a year that the model calls rare.</param>
/// <param name="Sd">Posterior standard deviation; 1 before the data.</param>
public sealed record ShockReview(string Shock, double Mean, double Sd);
