namespace Simulation.Model.Ensembles.Summaries;

/// <summary>
/// The distribution of one indicator in one year over the draws of a run: counts, moments, quantiles. Immutable. Summaries of disjoint draws merge,
/// and the outcome depends only on which draws went in, never on how they were grouped or in which order they came.
/// </summary>
/// <remarks>
/// Mean and variance come from sums without rounding (each value's square is rounded once, alone). Order statistics come from counts at a
/// <see cref="Summaries.Resolution"/>: exact for small runs, within <see cref="QuantileRelativeError"/> for large ones. Undefined values (not finite)
/// are counted apart and enter nothing else; a figure that no value defines is null.
/// </remarks>
public sealed class SeriesSummary : IEquatable<SeriesSummary>
{
    private readonly ExactSample? sample;

    // Made from the sample when first wanted. Two threads may make the same twice; either result is as good.
    private Histogram? histogram;
    private ExactSum? sum;
    private ExactSum? squares;
    private Figure? mean;
    private Figure? variance;

    internal SeriesSummary(Histogram histogram, long undefined, double minimum, double maximum, ExactSum sum, ExactSum squares)
        : this(histogram.Resolution, histogram.Count, undefined, minimum, maximum)
    {
        this.histogram = histogram;
        this.sum = sum;
        this.squares = squares;
    }

    internal SeriesSummary(ExactSample sample, long undefined)
        : this(Resolution.Exact, sample.Count, undefined, sample.Minimum, sample.Maximum) => this.sample = sample;

    private SeriesSummary(Resolution resolution, long count, long undefined, double minimum, double maximum)
    {
        Resolution = resolution;
        Count = count;
        UndefinedCount = undefined;
        if (count == 0) return;
        // 0 and −0 are one value: keep one sign whatever came first.
        Minimum = minimum + 0.0;
        Maximum = maximum + 0.0;
    }

    /// <summary>Draws in which the indicator is defined.</summary>
    public long Count { get; }

    /// <summary>Draws in which it is not.</summary>
    public long UndefinedCount { get; }

    /// <summary>Smallest value.</summary>
    public double? Minimum { get; }

    /// <summary>Largest value.</summary>
    public double? Maximum { get; }

    /// <summary>Arithmetic mean.</summary>
    public double? Mean => (mean ??= new Figure(Minimum == Maximum ? Minimum : MeanOf(Count, SplitSum()))).Value;

    /// <summary>
    /// Unbiased variance, divisor <see cref="Count"/> − 1; null for fewer than two values. Absolute error at most 2⁻⁵² of the mean square.
    /// </summary>
    public double? Variance => (variance ??= new Figure(Count < 2 ? null : Minimum == Maximum ? 0.0 : VarianceOf(Count, Sum, Squares))).Value;

    /// <summary>Square root of <see cref="Variance"/>.</summary>
    public double? StandardDeviation => Variance is { } variance ? Math.Sqrt(variance) : null;

    /// <summary>Quantile at 0.5.</summary>
    public double? Median => Quantile(0.5);

    /// <summary>What tells values apart.</summary>
    public Resolution Resolution { get; }

    /// <summary>Largest relative error of an order statistic: 0 in exact summaries, 2⁻¹¹ in coarse ones (normal numbers).</summary>
    public double QuantileRelativeError => Resolution.RelativeError;

    internal Histogram Histogram => histogram ??= sample!.ToHistogram();

    /// <summary>The values as they came; null when only their counts are known.</summary>
    internal ExactSample? Sample => sample;

    /// <summary>Whether the values are already in order.</summary>
    internal bool IsCounted => histogram is not null;

    internal ExactSum Sum => sum ??= sample!.ToSum();

    internal ExactSum Squares => squares ??= sample!.ToSumOfSquares();

    /// <summary>A summary of no draws.</summary>
    public static SeriesSummary Empty(Resolution resolution) => new SeriesAccumulator(resolution).ToSummary();

    /// <summary>
    /// The quantile of type 7 of Hyndman and Fan (1996), the usual one of R, numpy and spreadsheets: with x₀ ≤ … ≤ xₙ₋₁ and h = (n − 1) p,
    /// x_⌊h⌋ + (h − ⌊h⌋)(x_⌊h⌋₊₁ − x_⌊h⌋). Null without values.
    /// </summary>
    /// <param name="probability">0 to 1; 0 gives the minimum, 1 the maximum.</param>
    /// <exception cref="ArgumentOutOfRangeException">Not in 0..1.</exception>
    public double? Quantile(double probability)
    {
        Span<double?> quantile = stackalloc double?[1];
        Quantiles([probability], quantile);
        return quantile[0];
    }

    /// <summary>Several quantiles at once, each as <see cref="Quantile"/> gives it: far cheaper than one after the other in a small run.</summary>
    /// <param name="probabilities">Each 0 to 1, in any order.</param>
    /// <param name="quantiles">Receives a quantile for each probability.</param>
    /// <exception cref="ArgumentOutOfRangeException">A probability is not in 0..1.</exception>
    /// <exception cref="ArgumentException"><paramref name="quantiles"/> is shorter than <paramref name="probabilities"/>.</exception>
    public void Quantiles(ReadOnlySpan<double> probabilities, Span<double?> quantiles)
    {
        if (quantiles.Length < probabilities.Length)
            throw new ArgumentException($"{probabilities.Length} probabilities need room for as many quantiles, not {quantiles.Length}.", nameof(quantiles));
        foreach (var probability in probabilities)
        {
            if (!(probability >= 0.0 && probability <= 1.0))
                throw new ArgumentOutOfRangeException(nameof(probabilities), probability, "A probability is a number from 0 to 1.");
        }

        if (Count == 0) quantiles[..probabilities.Length].Clear();
        else new QuantileReader(this, sample).Read(probabilities, quantiles);
    }

    /// <summary>Share of the defined draws that are at most <paramref name="value"/>, at the resolution of the summary. Null without values.</summary>
    /// <exception cref="ArgumentException">NaN.</exception>
    public double? ShareAtMost(double value)
    {
        if (double.IsNaN(value)) throw new ArgumentException("The value to compare with must be a number.", nameof(value));
        if (Count == 0) return null;
        if (value >= Maximum) return 1.0;
        if (value < Minimum) return 0.0;
        return (double)Histogram.CountAtMost(Resolution.ToKey(value)) / Count;
    }

    /// <summary>
    /// Continuous ranked probability score of the ensemble against what came, in the indicator's unit (smaller is better; the absolute error for an
    /// ensemble of one): mean |x − y| − ½ mean |x − x'| over all pairs of draws, each with itself included. Null without values.
    /// </summary>
    /// <remarks>Source: Gneiting and Raftery, "Strictly proper scoring rules, prediction, and estimation", 2007, equation 21.</remarks>
    /// <exception cref="ArgumentException"><paramref name="outcome"/> is not finite.</exception>
    public double? Crps(double outcome)
    {
        if (!double.IsFinite(outcome)) throw new ArgumentException("The outcome must be a finite number.", nameof(outcome));
        if (Count == 0) return null;
        var distance = 0.0;
        var spread = 0.0;
        var before = 0L;
        for (var i = 0; i < Histogram.Keys.Length; i++)
        {
            var value = Within(Resolution.ToValue(Histogram.Keys[i]));
            var count = Histogram.CountOf(i);
            distance += count * Math.Abs(value - outcome);

            // Σᵢ (2i − n − 1) xᵢ over the ranks i of this key, which is half the sum of |x − x'| over all pairs. About the outcome, to keep digits.
            spread += count * ((2.0 * before) + count - Count) * (value - outcome);
            before += count;
        }

        return (distance / Count) - (spread / Count / Count);
    }

    /// <summary>The summary of the draws of both. The two must be of disjoint draws.</summary>
    /// <exception cref="ArgumentException">They differ in <see cref="Resolution"/>.</exception>
    public SeriesSummary Merge(SeriesSummary other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Resolution != Resolution)
        {
            throw new ArgumentException(
                $"A summary of {Resolution.Bits} bits cannot be merged with one of {other.Resolution.Bits}: use one resolution for all shards of a run.",
                nameof(other));
        }

        var undefined = checked(UndefinedCount + other.UndefinedCount);
        if (sample is not null && other.sample is not null) return new SeriesSummary(sample.Join(other.sample), undefined);
        return new SeriesSummary(
            Histogram.Merge(other.Histogram),
            undefined,
            Math.Min(Minimum ?? double.PositiveInfinity, other.Minimum ?? double.PositiveInfinity),
            Math.Max(Maximum ?? double.NegativeInfinity, other.Maximum ?? double.NegativeInfinity),
            Sum.Clone().Add(other.Sum).Settle(),
            Squares.Clone().Add(other.Squares).Settle());
    }

    /// <inheritdoc/>
    public bool Equals(SeriesSummary? other) =>
        other is not null
        && UndefinedCount == other.UndefinedCount
        && Nullable.Equals(Minimum, other.Minimum)
        && Nullable.Equals(Maximum, other.Maximum)
        && Histogram.SameAs(other.Histogram)
        && Sum.SameAs(other.Sum)
        && Squares.SameAs(other.Squares);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SeriesSummary);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Count, UndefinedCount, Minimum, Maximum);

    /// <summary>The value that the key of a value stands for: it may lie just outside the range, whose ends are known exactly.</summary>
    internal double Within(double value) => Math.Clamp(value, Minimum!.Value, Maximum!.Value);

    private static double? MeanOf(long count, (double High, double Low) sum) => double.IsNaN(sum.High) ? null : (sum.High / count) + (sum.Low / count);

    // An answer wants the mean of each series of a small run, and no sum of it.
    private (double High, double Low) SplitSum()
    {
        if (sum is not null || sample is null) return Sum.Split();
        var scratch = SortScratch.Own.Sum();
        sample.AddTo(scratch);
        return scratch.SplitUp();
    }

    private static double? VarianceOf(long count, ExactSum sum, ExactSum squares)
    {
        var (high, low) = sum.Split();
        var (squareHigh, squareLow) = squares.Split();
        if (double.IsNaN(high) || double.IsNaN(squareHigh)) return null;

        // n times the mean's square as an unevaluated sum of two doubles, to survive the subtraction.
        var product = high * high;
        var rest = Math.FusedMultiplyAdd(high, high, -product) + (2.0 * high * low);
        var ratio = product / count;
        var ratioRest = (Math.FusedMultiplyAdd(-ratio, count, product) + rest) / count;
        var deviations = (squareHigh - ratio) + (squareLow - ratioRest);

        // Squares were rounded, by at most 2⁻⁵³ each: a spread below that is none, not a negative one.
        return double.IsFinite(deviations) ? Math.Max(deviations, 0.0) / (count - 1) : null;
    }

    /// <summary>A figure that was worked out; a reference, so that it is there for other threads whole or not at all.</summary>
    private sealed record Figure(double? Value);
}
