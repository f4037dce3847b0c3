namespace Simulation.Model.Ensembles.Weighting;

/// <summary>
/// A sample put in order once, so that its quantiles under many sets of weights cost one pass each. Immutable. Undefined values (NaN) are left out.
/// </summary>
public sealed class RankedSample
{
    private readonly double[] values;
    private readonly int[] draws;

    /// <summary>Orders a sample.</summary>
    /// <param name="sample">One value a draw.</param>
    public RankedSample(ReadOnlySpan<double> sample)
    {
        var defined = new List<int>(sample.Length);
        for (var i = 0; i < sample.Length; i++)
            if (double.IsFinite(sample[i]))
                defined.Add(i);
        draws = [.. defined];
        values = new double[draws.Length];
        for (var i = 0; i < draws.Length; i++)
            values[i] = sample[draws[i]];
        Array.Sort(values, draws);
    }

    /// <summary>Number of defined values.</summary>
    public int Count => values.Length;

    /// <summary>
    /// Quantiles under weights: the distribution function passes through the middle of each value's weight, and is linear between values. Null where no value
    /// has weight.
    /// </summary>
    /// <param name="weights">One a draw, or one a member when draw i belongs to member i mod n.</param>
    /// <param name="probabilities">In ascending order.</param>
    public double?[] Quantiles(ReadOnlySpan<double> weights, ReadOnlySpan<double> probabilities)
    {
        var total = 0.0;
        foreach (var draw in draws)
            total += weights[draw % weights.Length];
        var quantiles = new double?[probabilities.Length];
        if (!(total > 0))
            return quantiles;
        var (sum, at, position, value) = (0.0, 0, 0.0, double.NaN);
        for (var i = 0; i < draws.Length && at < probabilities.Length; i++)
        {
            var weight = weights[draws[i] % weights.Length];
            if (weight <= 0)
                continue;
            var middle = (sum + (0.5 * weight)) / total;
            while (at < probabilities.Length && probabilities[at] <= middle)
            {
                var share = double.IsNaN(value) ? 1 : (probabilities[at] - position) / (middle - position);
                quantiles[at++] = share >= 1 ? values[i] : value + (share * (values[i] - value));
            }

            (sum, position, value) = (sum + weight, middle, values[i]);
        }

        for (; at < probabilities.Length; at++)
            quantiles[at] = value;
        return quantiles;
    }

    /// <summary>One quantile under weights.</summary>
    public double? Quantile(ReadOnlySpan<double> weights, double probability) => Quantiles(weights, [probability])[0];
}
