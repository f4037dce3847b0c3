namespace Simulation.Model.Analysis.Outcomes;

/// <summary>Quantiles of small samples, type 7 of Hyndman and Fan (1996), as everywhere in the summaries. Undefined numbers are left out.</summary>
public static class Quantiles
{
    /// <summary>The median; NaN without a defined value.</summary>
    public static double Median(ReadOnlySpan<double> values) => OfSorted(Sorted(values), 0.5);

    /// <summary>A quantile; NaN without a defined value.</summary>
    /// <param name="values">The sample, in any order.</param>
    /// <param name="probability">0..1.</param>
    public static double Of(ReadOnlySpan<double> values, double probability) => OfSorted(Sorted(values), probability);

    /// <summary>The defined values in ascending order.</summary>
    public static double[] Sorted(ReadOnlySpan<double> values)
    {
        var sorted = new double[values.Length];
        var count = 0;
        foreach (var value in values)
        {
            if (double.IsFinite(value)) sorted[count++] = value;
        }

        Array.Resize(ref sorted, count);
        Array.Sort(sorted);
        return sorted;
    }

    /// <summary>A quantile of sorted values: Q(p) = x₍⌊h⌋₎ + (h − ⌊h⌋) (x₍⌊h⌋₊₁₎ − x₍⌊h⌋₎) with h = (n − 1) p; NaN without a value.</summary>
    public static double OfSorted(ReadOnlySpan<double> sorted, double probability)
    {
        if (sorted.IsEmpty) return double.NaN;
        var place = (sorted.Length - 1) * probability;
        var below = (int)place;
        return below + 1 >= sorted.Length ? sorted[^1] : sorted[below] + ((place - below) * (sorted[below + 1] - sorted[below]));
    }
}
