namespace Simulation.Model.Calibration.Reporting;

/// <summary>Moments and quantiles of the members of an ensemble. Members at which the quantity is not defined are left out.</summary>
internal sealed class Statistics
{
    private readonly double[] sorted;

    private Statistics(double[] sorted)
    {
        this.sorted = sorted;

        // Two passes: the sum of squares of a level of 60,000 with a spread of 100 would lose half its digits in one.
        Mean = sorted.Length == 0 ? double.NaN : sorted.Average();
        Variance = sorted.Length < 2 ? 0 : sorted.Sum(value => (value - Mean) * (value - Mean)) / (sorted.Length - 1);
    }

    public double Mean { get; }

    public double Variance { get; }

    public double Sd => Math.Sqrt(Variance);

    public static Statistics Of(ReadOnlySpan<double> values)
    {
        var defined = new List<double>(values.Length);
        foreach (var value in values)
            if (double.IsFinite(value))
                defined.Add(value);
        var sorted = defined.ToArray();
        Array.Sort(sorted);
        return new Statistics(sorted);
    }

    /// <summary>Quantile with linear interpolation between order statistics (type 7 of Hyndman and Fan).</summary>
    public double Quantile(double probability)
    {
        if (sorted.Length == 0)
            return double.NaN;
        var position = probability * (sorted.Length - 1);
        var below = (int)position;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((position - below) * (sorted[above] - sorted[below]));
    }
}
