using System.Collections.Immutable;

namespace Simulation.Model.Calibration.Reporting;

/// <summary>What an economist needs to believe or doubt a calibration. Plain data, the same for terminal, JSON and pages.</summary>
public sealed record CalibrationReport
{
    /// <summary>Prior and posterior of every parameter, in the order of the model.</summary>
    public required ImmutableArray<ParameterFit> Parameters { get; init; }

    /// <summary>Every observation with the model's prediction of it.</summary>
    public required ImmutableArray<ObservationFit> Observations { get; init; }

    /// <summary>Whether the sampler converged, and what it cost.</summary>
    public required ConvergenceReport Convergence { get; init; }

    /// <summary>What a reader must know before using the numbers; empty when nothing is wrong.</summary>
    public required ImmutableArray<string> Warnings { get; init; }

    /// <summary>The same in Vietnamese.</summary>
    public ImmutableArray<string> WarningsInVietnamese => CalibrationWarnings.Find(Parameters, Observations, Convergence, vietnamese: true);
}

/// <summary>A parameter before and after the data.</summary>
/// <param name="Parameter">Full name.</param>
/// <param name="Unit">Unit of the figures.</param>
/// <param name="PriorMean">Mean of the prior.</param>
/// <param name="PriorSd">Standard deviation of the prior.</param>
/// <param name="Mean">Posterior mean.</param>
/// <param name="Sd">Posterior standard deviation.</param>
/// <param name="Low">Posterior 5th percentile.</param>
/// <param name="Median">Posterior median.</param>
/// <param name="High">Posterior 95th percentile.</param>
/// <param name="Contraction">1 − (posterior variance / prior variance): 0 when the data say nothing, near 1 when they say all; below 0 when they widen it.</param>
/// <param name="Shift">(posterior mean − prior mean) / prior sd.</param>
/// <param name="Source">Where the prior comes from; null when not said.</param>
public sealed record ParameterFit(
    string Parameter,
    string Unit,
    double PriorMean,
    double PriorSd,
    double Mean,
    double Sd,
    double Low,
    double Median,
    double High,
    double Contraction,
    double Shift,
    string? Source);

/// <summary>An observation against the model, in the observation's own unit.</summary>
/// <param name="Indicator">Indicator.</param>
/// <param name="Sector">Sector.</param>
/// <param name="Period">Period as printed.</param>
/// <param name="Unit">Unit.</param>
/// <param name="Observed">Published value.</param>
/// <param name="StandardError">Its measurement error (one standard deviation), in units.</param>
/// <param name="PriorMedian">Median the model predicted before seeing any data.</param>
/// <param name="Fitted">Posterior median of the model's figure.</param>
/// <param name="FittedLow">Its 5th percentile.</param>
/// <param name="FittedHigh">Its 95th percentile.</param>
/// <param name="Z">(observed − posterior mean) / standard error, on the scale of comparison: beyond ±2.5 the model and the figure disagree.</param>
/// <param name="PriorZ">
/// (observed − prior mean) / sqrt(prior variance + error variance): beyond ±3 the data contradict the priors.
/// </param>
/// <param name="Status">Status of the figure as published.</param>
/// <param name="Source">Where it was published.</param>
/// <param name="Origin">File and line.</param>
/// <param name="Reason">Why it was chosen and given this error.</param>
public sealed record ObservationFit(
    string Indicator,
    string Sector,
    string Period,
    string Unit,
    double Observed,
    double StandardError,
    double PriorMedian,
    double Fitted,
    double FittedLow,
    double FittedHigh,
    double Z,
    double PriorZ,
    string Status,
    string Source,
    string Origin,
    string Reason);

/// <summary>Convergence of the posterior sample.</summary>
/// <param name="Members">Members of the posterior ensemble.</param>
/// <param name="Steps">Trajectories of every chain.</param>
/// <param name="Superchains">Groups of chains that started from a common point.</param>
/// <param name="Coordinates">Uncertain numbers of history that the observations depend on.</param>
/// <param name="IdleCoordinates">Uncertain numbers that no observation depends on: they keep their priors.</param>
/// <param name="Acceptance">Share of trajectories accepted.</param>
/// <param name="Leapfrogs">Steps of a trajectory, L.</param>
/// <param name="Angle">Angle of a step, h.</param>
/// <param name="ModeFound">Whether the search for the posterior mode, which only preconditions the sampler, met its tolerance.</param>
/// <param name="WorstRHat">Largest nested R̂ of all coordinates and fitted observations.</param>
/// <param name="WorstRHatOf">Where it is largest.</param>
/// <param name="LeastEffectiveSampleSize">Smallest effective sample size of the ensemble.</param>
/// <param name="LongestAutocorrelation">Longest integrated autocorrelation time, in steps.</param>
public sealed record ConvergenceReport(
    int Members,
    int Steps,
    int Superchains,
    int Coordinates,
    int IdleCoordinates,
    double Acceptance,
    int Leapfrogs,
    double Angle,
    bool ModeFound,
    double WorstRHat,
    string WorstRHatOf,
    double LeastEffectiveSampleSize,
    double LongestAutocorrelation)
{
    /// <summary>
    /// Nested R̂ up to which a calibration counts as converged. Converged superchains of 64 chains still differ by chance: over some 300 quantities the
    /// largest R̂ is then near 1.02.
    /// </summary>
    public const double ConvergedRHat = 1.05;

    /// <summary>True when every quantity has forgotten its start.</summary>
    public bool IsConverged => WorstRHat <= ConvergedRHat;
}
