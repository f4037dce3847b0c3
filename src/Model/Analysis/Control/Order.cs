namespace Simulation.Model.Analysis.Control;

/// <summary>Order statistics over draws.</summary>
internal static class Order
{
    /// <summary>Median of the finite values; NaN when there are none.</summary>
    public static double Median(ReadOnlySpan<double> values) => Quantile(Sorted(values), 0.5);

    /// <summary>The finite values in ascending order.</summary>
    public static double[] Sorted(ReadOnlySpan<double> values)
    {
        var kept = new List<double>(values.Length);
        foreach (var value in values)
        {
            if (double.IsFinite(value)) kept.Add(value);
        }

        kept.Sort();
        return [.. kept];
    }

    /// <summary>A quantile between order statistics, at (n − 1) probability; NaN of nothing.</summary>
    public static double Quantile(double[] sorted, double probability)
    {
        if (sorted.Length == 0) return double.NaN;
        var position = (sorted.Length - 1) * probability;
        var rank = (int)Math.Floor(position);
        var high = sorted[Math.Min(rank + 1, sorted.Length - 1)];
        return position == rank ? sorted[rank] : sorted[rank] + ((position - rank) * (high - sorted[rank]));
    }
}
