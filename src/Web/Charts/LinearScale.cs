namespace Simulation.Web.Charts;

/// <summary>From values to pixels along one axis.</summary>
/// <param name="From">Value at <paramref name="Start"/>.</param>
/// <param name="To">Value at <paramref name="End"/>.</param>
/// <param name="Start">Pixel of the first value.</param>
/// <param name="End">Pixel of the last value.</param>
public readonly record struct LinearScale(double From, double To, double Start, double End)
{
    private const int MostTicks = 5;

    /// <summary>The pixel of a value; the middle when the scale has no length.</summary>
    public double this[double value] => From == To ? (Start + End) / 2 : Start + ((value - From) / (To - From) * (End - Start));

    /// <summary>A scale that begins and ends on round numbers and holds all values.</summary>
    /// <param name="values">Values that must be seen.</param>
    /// <param name="start">Pixel of the least value.</param>
    /// <param name="end">Pixel of the greatest.</param>
    public static LinearScale Around(IEnumerable<double> values, double start, double end)
    {
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in values.Where(double.IsFinite)) (low, high) = (Math.Min(low, value), Math.Max(high, value));
        if (low > high) return new LinearScale(0, 1, start, end);
        if (low == high) (low, high) = (low - Math.Max(1, Math.Abs(low) / 10), high + Math.Max(1, Math.Abs(high) / 10));
        var step = Step(high - low);
        return new LinearScale(Math.Floor(low / step) * step, Math.Ceiling(high / step) * step, start, end);
    }

    /// <summary>At most five round values on the scale.</summary>
    public IReadOnlyList<double> Ticks()
    {
        var step = Step(To - From);
        var first = (long)Math.Ceiling((From / step) - 1e-9);
        var last = (long)Math.Floor((To / step) + 1e-9);
        return [.. Enumerable.Range(0, (int)(last - first + 1)).Select(i => (first + i) * step)];
    }

    /// <summary>Decimals that tell two neighbouring ticks apart.</summary>
    public int TickDecimals() => Math.Clamp(-(int)Math.Floor(Math.Log10(Step(To - From)) + 1e-9), 0, 6);

    // The smallest of 1, 2 and 5 times a power of ten that leaves few enough ticks.
    private static double Step(double length)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(length / MostTicks)));
        foreach (var multiple in (ReadOnlySpan<double>)[1, 2, 5])
        {
            if (Math.Floor(length / (multiple * power)) + 1 <= MostTicks + 1) return multiple * power;
        }
        return 10 * power;
    }
}
