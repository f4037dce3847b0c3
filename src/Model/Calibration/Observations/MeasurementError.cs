namespace Simulation.Model.Calibration;

/// <summary>Whether a standard deviation is in the unit of the observation or a share of its value.</summary>
public enum ErrorScale
{
    /// <summary>In the unit of the observation (for a growth rate or a share in percent: percentage points).</summary>
    Absolute,

    /// <summary>A share of the value, 0.01 being one percent: the standard deviation of its logarithm.</summary>
    Relative,
}

/// <summary>
/// How far a published figure may lie from the quantity the model computes: one standard deviation of measurement, revision and definition together,
/// as judged on a given day.
/// </summary>
/// <param name="StandardDeviation">Positive and finite, in the unit that <paramref name="Scale"/> says.</param>
/// <param name="Scale">Unit of the standard deviation.</param>
/// <param name="BridgeStandardDeviation">
/// For a part of a year: how far the figure of the part may lie from the year's own (growth of the first half against growth of the year). Same scale; 0 for whole years.
/// </param>
/// <param name="Reason">Why this size, in words.</param>
public sealed record MeasurementError(double StandardDeviation, ErrorScale Scale, double BridgeStandardDeviation, string Reason)
{
    /// <summary>Both together: √(sd² + bridge²).</summary>
    public double Total => Math.Sqrt(StandardDeviation * StandardDeviation + BridgeStandardDeviation * BridgeStandardDeviation);
}
