namespace Simulation.Model.Ensembles.Weighting;

/// <summary>
/// Normalised importance weights that turn draws of one distribution into draws of another, with the diagnostic that says when they cannot be trusted.
/// Immutable.
/// </summary>
/// <remarks>
/// Pareto smoothed importance sampling (Vehtari, Simpson, Gelman, Yao and Gabry, JMLR 25, 2024): the largest ratios are replaced by the quantiles of a
/// generalised Pareto distribution fitted to them, whose shape k is the diagnostic. Below the threshold the error of a weighted mean falls with the number
/// of draws as it should; above it a few draws decide, and no number of draws that could be had would help.
/// </remarks>
public sealed class ImportanceWeights
{
    private readonly double[] values;

    private ImportanceWeights(double[] values, double? paretoShape)
    {
        this.values = values;
        ParetoShape = paretoShape;
        var squares = 0.0;
        foreach (var value in values)
            squares += value * value;
        EffectiveSize = 1 / squares;
    }

    /// <summary>Weights, <c>[draw]</c>; they sum to 1.</summary>
    public ReadOnlySpan<double> Values => values;

    /// <summary>Number of draws.</summary>
    public int Count => values.Length;

    /// <summary>k of the fitted tail; null when no ratio stands out (all weights are equal, or there are too few draws to have a tail).</summary>
    public double? ParetoShape { get; }

    /// <summary>Equally weighted draws that they are worth: 1 / Σ w².</summary>
    public double EffectiveSize { get; }

    /// <summary>The k up to which weights can be trusted: min(1 − 1 / log₁₀ n, 0.7) for n draws.</summary>
    public double Threshold => Math.Min(1 - (1 / Math.Log10(Math.Max(Count, 11))), 0.7);

    /// <summary>True when k is below <see cref="Threshold"/>, or there is no tail at all.</summary>
    public bool IsReliable => ParetoShape is null || ParetoShape <= Threshold;

    /// <summary>The same weight for every draw.</summary>
    public static ImportanceWeights Equal(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var values = new double[count];
        values.AsSpan().Fill(1.0 / count);
        return new ImportanceWeights(values, null);
    }

    /// <summary>Smoothed weights from the logarithms of importance ratios, known up to a constant.</summary>
    /// <param name="logRatios">One a draw; −∞ or NaN (an undefined prediction) excludes the draw.</param>
    /// <param name="relativeEfficiency">Independent draws per draw, in (0, 1]: correlated draws need a longer tail to fit.</param>
    /// <exception cref="ArgumentException">No draw has a finite ratio.</exception>
    public static ImportanceWeights Smoothed(ReadOnlySpan<double> logRatios, double relativeEfficiency = 1)
    {
        var logs = Shifted(logRatios);
        var shape = Smooth(logs, relativeEfficiency);
        return new ImportanceWeights(Normalised(logs), shape);
    }

    /// <summary>
    /// The same without smoothing, which only tells k: for a product of likelihoods with errors of their own, whose ratios are bounded, and where the weights of many
    /// subsets must be smooth functions of each other.
    /// </summary>
    /// <param name="logRatios">As for <see cref="Smoothed"/>.</param>
    /// <param name="relativeEfficiency">As for <see cref="Smoothed"/>.</param>
    /// <exception cref="ArgumentException">No draw has a finite ratio.</exception>
    public static ImportanceWeights Weighed(ReadOnlySpan<double> logRatios, double relativeEfficiency = 1)
    {
        var logs = Shifted(logRatios);
        return new ImportanceWeights(Normalised(logs), Smooth((double[])logs.Clone(), relativeEfficiency));
    }

    /// <summary>The weights of <see cref="Weighed"/> alone, without judging their tail.</summary>
    internal static double[] Normalise(ReadOnlySpan<double> logRatios) => Normalised(Shifted(logRatios));

    /// <summary>Σ w x over the draws at which x is defined.</summary>
    /// <param name="sample">x, <c>[draw]</c>; longer than the weights when every weighted member has several draws (draw i belongs to member i mod n).</param>
    public double Mean(ReadOnlySpan<double> sample)
    {
        var (sum, total) = (0.0, 0.0);
        for (var i = 0; i < sample.Length; i++)
        {
            if (!double.IsFinite(sample[i]))
                continue;
            var weight = values[i % values.Length];
            sum += weight * sample[i];
            total += weight;
        }

        return sum / total;
    }

    /// <summary>
    /// Monte-Carlo standard error of the difference between the weighted and the plain mean of the same draws, √(Σ (w − 1/n)² (x − μ)²) with μ the weighted
    /// mean: small where weights are nearly equal, because both means then rest on the same draws.
    /// </summary>
    public double ShiftError(ReadOnlySpan<double> sample)
    {
        var (mean, sum, share) = (Mean(sample), 0.0, (double)values.Length / sample.Length);
        for (var i = 0; i < sample.Length; i++)
        {
            var excess = share * (values[i % values.Length] - (1.0 / values.Length)) * (sample[i] - mean);
            if (double.IsFinite(excess))
                sum += excess * excess;
        }

        return Math.Sqrt(sum);
    }

    private static double[] Shifted(ReadOnlySpan<double> logRatios)
    {
        var largest = double.NegativeInfinity;
        foreach (var ratio in logRatios)
            if (ratio > largest)
                largest = ratio;
        if (!double.IsFinite(largest))
            throw new ArgumentException("No draw has a finite importance ratio: the new information contradicts every draw.", nameof(logRatios));
        var logs = new double[logRatios.Length];
        for (var i = 0; i < logs.Length; i++)
            logs[i] = double.IsNaN(logRatios[i]) ? double.NegativeInfinity : logRatios[i] - largest;
        return logs;
    }

    /// <summary>Replaces the tail by the quantiles of the fitted distribution; returns k, or null when there is no tail.</summary>
    private static double? Smooth(double[] logs, double relativeEfficiency)
    {
        var tail = (int)Math.Ceiling(Math.Min(0.2 * logs.Length, 3 * Math.Sqrt(logs.Length / Math.Clamp(relativeEfficiency, 1e-3, 1))));
        if (tail < 5 || tail >= logs.Length)
            return null;
        var order = new int[logs.Length];
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        var sorted = (double[])logs.Clone();
        // Ties keep the order of the draws, so that equal inputs give equal bytes.
        Array.Sort(order, (a, b) => sorted[a] != sorted[b] ? sorted[a].CompareTo(sorted[b]) : a.CompareTo(b));
        var largest = order.AsSpan(logs.Length - tail);
        var cutoff = Math.Exp(sorted[order[logs.Length - tail - 1]]);
        var excesses = new double[tail];
        for (var i = 0; i < tail; i++)
            excesses[i] = Math.Exp(sorted[largest[i]]) - cutoff;
        if (ParetoTail.Fit(excesses) is not { } fitted)
            return null;
        for (var i = 0; i < tail; i++)
            logs[largest[i]] = Math.Min(0, Math.Log(cutoff + fitted.Quantile((i + 0.5) / tail)));
        return fitted.Shape;
    }

    private static double[] Normalised(double[] logs)
    {
        var sum = 0.0;
        var weights = new double[logs.Length];
        for (var i = 0; i < logs.Length; i++)
            sum += weights[i] = Math.Exp(logs[i]);
        for (var i = 0; i < weights.Length; i++)
            weights[i] /= sum;
        return weights;
    }
}
