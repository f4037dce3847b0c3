using Simulation.Contracts.Provinces;

namespace Simulation.Web.WhatIf;

/// <summary>Where a slider goes, and in which steps. Any value that the model allows can be typed beside it.</summary>
/// <param name="Low">Left end.</param>
/// <param name="High">Right end.</param>
public sealed record LeverRangeOfControl(double Low, double High)
{
    private const int Steps = 100;

    /// <summary>A round step, about a hundredth of the way.</summary>
    public double Step { get; } = RoundStep((High - Low) / Steps);

    /// <summary>From the least to the greatest ambition level, wide enough for the value; where there are no levels, half as much again around the baseline, within what the model allows.</summary>
    public static LeverRangeOfControl Of(LeverDescription lever, double value)
    {
        ArgumentNullException.ThrowIfNull(lever);
        var (low, high) = lever.Levels.Length > 0
            ? (lever.Levels.Min(level => level.Value), lever.Levels.Max(level => level.Value))
            : (Math.Max(lever.Minimum, Math.Min(lever.Baseline.Min() * 0.5, 0)), Math.Min(lever.Maximum, lever.Baseline.Max() * 1.5));
        (low, high) = (Math.Min(low, Math.Min(value, lever.Baseline[0])), Math.Max(high, Math.Max(value, lever.Baseline[0])));
        return low < high ? new LeverRangeOfControl(low, high) : new LeverRangeOfControl(lever.Minimum, lever.Maximum);
    }

    /// <summary>The nearest step, within the ends.</summary>
    public double Snap(double value) => Math.Clamp(Math.Round(Math.Round(value / Step) * Step, 10), Low, High);

    private static double RoundStep(double step)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(step)));
        return (step / power) switch { < 1.5 => power, < 3.5 => 2 * power, < 7.5 => 5 * power, _ => 10 * power };
    }
}
