namespace Simulation.Cli.Charts;

/// <summary>The vertical axis: the range shown, and at most five round numbers on it.</summary>
internal sealed record ValueAxis
{
    private const int MostTicks = 5;

    private ValueAxis(double low, double high, double step, IReadOnlyList<double> ticks)
    {
        (Low, High, Step, Ticks) = (low, high, step, ticks);
    }

    /// <summary>Lowest value shown.</summary>
    public double Low { get; }

    /// <summary>Highest value shown.</summary>
    public double High { get; }

    /// <summary>Distance of neighbouring ticks: 1, 2 or 5 times a power of ten.</summary>
    public double Step { get; }

    /// <summary>Ticks from low to high, multiples of <see cref="Step"/> inside the range; 2 to 5 of them.</summary>
    public IReadOnlyList<double> Ticks { get; }

    /// <summary>Decimals that tell neighbouring ticks apart.</summary>
    public int Decimals => Math.Max(0, -(int)Math.Floor(Math.Log10(Step) + 1e-9));

    /// <summary>The axis for finite values; a single value, or several equal ones, get room around them.</summary>
    /// <exception cref="ArgumentException">There is no finite value.</exception>
    public static ValueAxis Over(IEnumerable<double> values)
    {
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in values.Where(double.IsFinite))
            (low, high) = (Math.Min(low, value), Math.Max(high, value));
        if (low > high)
            throw new ArgumentException("A chart needs one finite value at least.", nameof(values));

        var room = high - low > 1e-9 * Math.Max(Math.Abs(low), Math.Abs(high)) ? 0 : Math.Max(Math.Abs(low) / 10, 1e-6);
        return Divide(low - room, high + room);
    }

    /// <summary>Row of a value on so many rows, 0 at the top; values outside the range fall on the nearest row.</summary>
    public int Row(double value, int rows) =>
        Math.Clamp((int)Math.Round((High - value) / (High - Low) * (rows - 1), MidpointRounding.AwayFromZero), 0, rows - 1);

    /// <summary>The value in the middle of a row.</summary>
    public double Value(int row, int rows) => High - (High - Low) * row / (rows - 1);

    private static ValueAxis Divide(double low, double high)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10((high - low) / MostTicks)));
        foreach (var step in new[] { 1.0, 2, 5, 10, 20, 50 }.Select(factor => factor * power))
        {
            var (first, last) = (Math.Ceiling(low / step - 1e-9), Math.Floor(high / step + 1e-9));
            if (last - first < MostTicks)
                return new(low, high, step, [.. Enumerable.Range(0, (int)(last - first) + 1).Select(i => (first + i) * step + 0.0)]);
        }

        throw new InvalidOperationException($"No step divides {low}..{high}.");
    }
}
