namespace Simulation.Model.Calibration;

/// <summary>The scale on which an observation and its prediction are compared.</summary>
public enum ObservationTransform
{
    /// <summary>In units: shares, rates, coverage. Error in units.</summary>
    Level,

    /// <summary>In natural logarithms: amounts that are positive (GRDP, population, revenue). Error relative.</summary>
    LogLevel,

    /// <summary>Percentage growth, compared in percentage points; a mean over years is the compound yearly rate.</summary>
    Growth,
}

/// <summary>
/// An observation chosen for calibration, with the error it is given and why it was the one chosen. The calibration compares
/// <see cref="Score"/> with the same transform of the model's prediction:
/// residual = transform(observed) − transform(predicted), divided by <see cref="StandardDeviation"/>.
/// </summary>
/// <param name="Observation">The figure.</param>
/// <param name="Error">Its measurement error as of the day of the selection.</param>
/// <param name="Transform">The scale of comparison.</param>
/// <param name="Reason">Why this figure was used, and not its rivals where there were any.</param>
public sealed record UsedObservation(Observation Observation, MeasurementError Error, ObservationTransform Transform, string Reason)
{
    /// <summary>The period, which a used observation always has.</summary>
    public Period Period => Observation.Period ?? throw new InvalidOperationException(
        $"The observation at {Observation.Origin} has the period '{Observation.PeriodText}', which could not be read, and cannot be used.");

    /// <summary>The observed value on the scale of comparison.</summary>
    public double Score => ToScale(Observation.Value);

    /// <summary>
    /// One standard deviation on the scale of comparison, measurement and bridge together: relative for <see cref="ObservationTransform.LogLevel"/>,
    /// in units otherwise.
    /// </summary>
    public double StandardDeviation => (Transform, Error.Scale) switch
    {
        (ObservationTransform.LogLevel, ErrorScale.Absolute) => Error.Total / Math.Abs(Observation.Value),
        (ObservationTransform.LogLevel, ErrorScale.Relative) => Error.Total,
        (_, ErrorScale.Relative) => Error.Total * Math.Abs(Observation.Value),
        _ => Error.Total,
    };

    /// <summary>Puts a value in the observation's unit on the scale of comparison: its logarithm, or itself.</summary>
    public double ToScale(double value) => Transform == ObservationTransform.LogLevel ? Math.Log(value) : value;
}
