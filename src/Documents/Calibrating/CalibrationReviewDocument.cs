namespace Simulation.Documents.Calibrating;

/// <summary>Asks how far a calibration can be believed.</summary>
public sealed record CalibrationReviewRequest
{
    /// <summary>
    /// Whether to calibrate again without each observation whose importance weights cannot be trusted: a second or two for each. False when left out, and such an
    /// observation is then marked as unreliable.
    /// </summary>
    public bool Refit { get; init; }
}

/// <summary>How far a calibration can be believed. Shares, percentiles and p-values are 0..1; undefined figures are null.</summary>
public sealed record CalibrationReviewDocument
{
    /// <summary>Id of the province.</summary>
    public required string Province { get; init; }

    /// <summary>Id of the calibration.</summary>
    public required string Calibration { get; init; }

    /// <summary>Name and version of the model.</summary>
    public required string Model { get; init; }

    /// <summary>The day as of which figures are known.</summary>
    public required DateOnly DataVintage { get; init; }

    /// <summary>Year of the start values.</summary>
    public required int StartYear { get; init; }

    /// <summary>Last year of history.</summary>
    public required int LastYear { get; init; }

    /// <summary>What a reader must know first; empty when nothing is wrong.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>The same in Vietnamese.</summary>
    public required IReadOnlyList<string> WarningsInVietnamese { get; init; }

    /// <summary>Whether the sampler converged.</summary>
    public required ConvergenceDocument Convergence { get; init; }

    /// <summary>Forecast figures by which influence is measured.</summary>
    public required IReadOnlyList<HeadlineDocument> Headlines { get; init; }

    /// <summary>Prior and posterior of every parameter.</summary>
    public required IReadOnlyList<ParameterDocument> Parameters { get; init; }

    /// <summary>Every observation: its fit, its percentiles, and its influence.</summary>
    public required IReadOnlyList<ObservationDocument> Observations { get; init; }

    /// <summary>Discrepancy statistics.</summary>
    public required IReadOnlyList<DiscrepancyDocument> Discrepancies { get; init; }

    /// <summary>What the data cannot tell apart, most correlated first.</summary>
    public required IReadOnlyList<CorrelationDocument> Confounded { get; init; }

    /// <summary>Shocks of history that the data ask most of.</summary>
    public required IReadOnlyList<ShockDocument> Surprises { get; init; }
}

/// <summary>Convergence of the sampler.</summary>
/// <param name="IsConverged">Whether every quantity has forgotten its start.</param>
/// <param name="Members">Members of the ensemble.</param>
/// <param name="WorstRHat">Largest nested R-hat.</param>
/// <param name="WorstRHatOf">Where it is largest.</param>
/// <param name="LeastEffectiveSampleSize">Smallest effective sample size.</param>
/// <param name="Coordinates">Uncertain numbers that were sampled.</param>
/// <param name="IdleCoordinates">Uncertain numbers that no observation depends on.</param>
public sealed record ConvergenceDocument(
    bool IsConverged, int Members, double? WorstRHat, string WorstRHatOf, double? LeastEffectiveSampleSize, int Coordinates, int IdleCoordinates);

/// <summary>A forecast figure.</summary>
/// <param name="Indicator">Indicator.</param>
/// <param name="Sector">Sector.</param>
/// <param name="Year">Year.</param>
/// <param name="Unit">Unit.</param>
/// <param name="Mean">Mean.</param>
/// <param name="Median">Median.</param>
/// <param name="Sd">Standard deviation.</param>
public sealed record HeadlineDocument(string Indicator, string Sector, int Year, string Unit, double? Mean, double? Median, double? Sd);

/// <summary>A parameter before and after the data.</summary>
/// <param name="Parameter">Full name.</param>
/// <param name="Unit">Unit.</param>
/// <param name="Source">Source of the prior; null when not said.</param>
/// <param name="Prior">Before the data.</param>
/// <param name="Posterior">After the data.</param>
/// <param name="Contraction">1 − posterior variance / prior variance.</param>
/// <param name="Shift">(posterior mean − prior mean) / prior sd.</param>
/// <param name="Divergence">Kullback-Leibler divergence of the posterior from the prior, in nats.</param>
/// <param name="Identification">idle, silent, weak or informed.</param>
/// <param name="Picture">Both densities on one grid.</param>
public sealed record ParameterDocument(
    string Parameter, string Unit, string? Source, LawDocument Prior, LawDocument Posterior, double? Contraction, double? Shift, double? Divergence, string Identification, PictureDocument Picture);

/// <summary>A distribution in numbers.</summary>
/// <param name="Mean">Mean.</param>
/// <param name="Sd">Standard deviation.</param>
/// <param name="Quantiles">5th, 25th, 50th, 75th and 95th percentile.</param>
public sealed record LawDocument(double? Mean, double? Sd, IReadOnlyList<double?> Quantiles);

/// <summary>Two densities on one grid.</summary>
/// <param name="Values">The grid.</param>
/// <param name="Prior">Prior density.</param>
/// <param name="Posterior">Posterior density.</param>
public sealed record PictureDocument(IReadOnlyList<double> Values, IReadOnlyList<double> Prior, IReadOnlyList<double> Posterior);

/// <summary>An observation under scrutiny.</summary>
/// <param name="Indicator">Indicator.</param>
/// <param name="Sector">Sector.</param>
/// <param name="Period">Period as printed.</param>
/// <param name="Unit">Unit.</param>
/// <param name="Observed">Published figure.</param>
/// <param name="StandardError">Its measurement error, one standard deviation in units.</param>
/// <param name="PriorMedian">What the priors expected.</param>
/// <param name="Fitted">Posterior median of the model's figure.</param>
/// <param name="FittedLow">5th percentile.</param>
/// <param name="FittedHigh">95th percentile.</param>
/// <param name="Z">(observed − posterior mean) / standard error, on the scale of comparison.</param>
/// <param name="PriorZ">(observed − prior mean) / (prior and error together), on the scale of comparison.</param>
/// <param name="PriorPercentile">Percentile in the prior predictive.</param>
/// <param name="PosteriorPercentile">Percentile in replicates of the same history.</param>
/// <param name="ReplayedPercentile">Percentile in replicates of the same parameters with new shocks.</param>
/// <param name="Influence">What leaving it out would change.</param>
/// <param name="Source">Where it was published.</param>
/// <param name="Origin">File and line.</param>
/// <param name="Reason">Why it was chosen.</param>
public sealed record ObservationDocument(
    string Indicator,
    string Sector,
    string Period,
    string Unit,
    double Observed,
    double StandardError,
    double? PriorMedian,
    double? Fitted,
    double? FittedLow,
    double? FittedHigh,
    double? Z,
    double? PriorZ,
    double? PriorPercentile,
    double? PosteriorPercentile,
    double? ReplayedPercentile,
    InfluenceDocument Influence,
    string Source,
    string Origin,
    string Reason);

/// <summary>What leaving an observation out would change.</summary>
/// <param name="ParetoShape">k of the importance weights; null when the model was calibrated again.</param>
/// <param name="IsReliable">False when k says that the figures cannot be trusted.</param>
/// <param name="IsRefitted">Whether the model was calibrated again without it.</param>
/// <param name="EffectiveSampleSize">What the weighted members are worth.</param>
/// <param name="Expected">What the other observations predict for it.</param>
/// <param name="Percentile">Where it stands in that prediction.</param>
/// <param name="LogDensity">Logarithm of the density they give it.</param>
/// <param name="Shifts">Change of each headline, in their order.</param>
public sealed record InfluenceDocument(
    double? ParetoShape, bool IsReliable, bool IsRefitted, double? EffectiveSampleSize, double? Expected, double? Percentile, double? LogDensity, IReadOnlyList<ShiftDocument> Shifts);

/// <summary>Change of a headline when an observation is left out.</summary>
/// <param name="Mean">Of the mean.</param>
/// <param name="Median">Of the median.</param>
/// <param name="StandardError">Monte-Carlo standard error of the change of the mean.</param>
public sealed record ShiftDocument(double? Mean, double? Median, double? StandardError);

/// <summary>A discrepancy statistic and the shares of replicates at least as large.</summary>
/// <param name="Statistic">chi-square, largest-residual, mean-residual, growth-spread, lowest-growth or highest-growth.</param>
/// <param name="Observed">In the data.</param>
/// <param name="Prior">Share under the prior.</param>
/// <param name="Posterior">Share under the posterior.</param>
/// <param name="Replayed">Share under the posterior's parameters with new shocks.</param>
public sealed record DiscrepancyDocument(string Statistic, double? Observed, double? Prior, double? Posterior, double? Replayed);

/// <summary>Two uncertain numbers that the data determine together better than apart.</summary>
/// <param name="First">A parameter.</param>
/// <param name="Second">Another, or a shock of a year.</param>
/// <param name="Correlation">Posterior correlation.</param>
public sealed record CorrelationDocument(string First, string Second, double? Correlation);

/// <summary>A shock of history in its own prior standard deviations.</summary>
/// <param name="Shock">Name and year.</param>
/// <param name="Mean">Posterior mean.</param>
/// <param name="Sd">Posterior standard deviation.</param>
public sealed record ShockDocument(string Shock, double? Mean, double? Sd);
