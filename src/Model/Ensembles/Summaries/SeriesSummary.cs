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
    private readonly Histogram histogram;
    private readonly ExactSum sum;
    private readonly ExactSum squares;

    internal SeriesSummary(Histogram histogram, long undefined, double minimum, double maximum, ExactSum sum, ExactSum squares)
    {
        this.histogram = histogram;
        this.sum = sum;
        this.squares = squares;
        UndefinedCount = undefined;
        if (histogram.Count == 0) return;
        // 0 and −0 are one value: keep one sign whatever came first.
        Minimum = minimum + 0.0;
        Maximum = maximum + 0.0;
        (Mean, Variance) = minimum == maximum
            ? (Minimum, histogram.Count < 2 ? null : 0.0)
            : Moments(histogram.Count, sum, squares);
    }

    /// <summary>Draws in which the indicator is defined.</summary>
    public long Count => histogram.Count;

    /// <summary>Draws in which it is not.</summary>
    public long UndefinedCount { get; }

    /// <summary>Smallest value.</summary>
    public double? Minimum { get; }

    /// <summary>Largest value.</summary>
    public double? Maximum { get; }

    /// <summary>Arithmetic mean.</summary>
    public double? Mean { get; }

    /// <summary>
    /// Unbiased variance, divisor <see cref="Count"/> − 1; null for fewer than two values. Absolute error at most 2⁻⁵² of the mean square.
    /// </summary>
    public double? Variance { get; }

    /// <summary>Square root of <see cref="Variance"/>.</summary>
    public double? StandardDeviation => Variance is { } variance ? Math.Sqrt(variance) : null;

    /// <summary>Quantile at 0.5.</summary>
    public double? Median => Quantile(0.5);

    /// <summary>What tells values apart.</summary>
    public Resolution Resolution => histogram.Resolution;

    /// <summary>Largest relative error of an order statistic: 0 in exact summaries, 2⁻¹¹ in coarse ones (normal numbers).</summary>
    public double QuantileRelativeError => Resolution.RelativeError;

    internal Histogram Histogram => histogram;

    internal ExactSum Sum => sum;

    internal ExactSum Squares => squares;

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
        if (!(probability >= 0.0 && probability <= 1.0))
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "A probability is a number from 0 to 1.");
        if (Count == 0) return null;
        var position = (Count - 1) * probability;
        var rank = (long)Math.Floor(position);
        var fraction = position - rank;
        var low = AtRank(rank);
        if (fraction == 0.0) return low;
        var high = AtRank(rank + 1);
        return low + (fraction * (high - low));
    }

    /// <summary>Share of the defined draws that are at most <paramref name="value"/>, at the resolution of the summary. Null without values.</summary>
    /// <exception cref="ArgumentException">NaN.</exception>
    public double? ShareAtMost(double value)
    {
        if (double.IsNaN(value)) throw new ArgumentException("The value to compare with must be a number.", nameof(value));
        if (Count == 0) return null;
        if (value >= Maximum) return 1.0;
        if (value < Minimum) return 0.0;
        return (double)histogram.CountAtMost(Resolution.ToKey(value)) / Count;
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
        for (var i = 0; i < histogram.Keys.Length; i++)
        {
            var value = Within(Resolution.ToValue(histogram.Keys[i]));
            var count = histogram.CountOf(i);
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

        var total = sum.Clone();
        total.Add(other.sum);
        var totalSquares = squares.Clone();
        totalSquares.Add(other.squares);
        return new SeriesSummary(
            histogram.Merge(other.histogram),
            checked(UndefinedCount + other.UndefinedCount),
            Math.Min(Minimum ?? double.PositiveInfinity, other.Minimum ?? double.PositiveInfinity),
            Math.Max(Maximum ?? double.NegativeInfinity, other.Maximum ?? double.NegativeInfinity),
            total,
            totalSquares);
    }

    /// <inheritdoc/>
    public bool Equals(SeriesSummary? other) =>
        other is not null
        && UndefinedCount == other.UndefinedCount
        && Nullable.Equals(Minimum, other.Minimum)
        && Nullable.Equals(Maximum, other.Maximum)
        && histogram.SameAs(other.histogram)
        && sum.SameAs(other.sum)
        && squares.SameAs(other.squares);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SeriesSummary);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Count, UndefinedCount, Minimum, Maximum, Mean);

    private static (double? Mean, double? Variance) Moments(long count, ExactSum sum, ExactSum squares)
    {
        var (high, low) = sum.Split();
        double? mean = double.IsNaN(high) ? null : (high / count) + (low / count);
        var (squareHigh, squareLow) = squares.Split();
        if (mean is null || double.IsNaN(squareHigh)) return (mean, null);

        // n times the mean's square as an unevaluated sum of two doubles, to survive the subtraction.
        var product = high * high;
        var rest = Math.FusedMultiplyAdd(high, high, -product) + (2.0 * high * low);
        var ratio = product / count;
        var ratioRest = (Math.FusedMultiplyAdd(-ratio, count, product) + rest) / count;
        var deviations = (squareHigh - ratio) + (squareLow - ratioRest);

        // Squares were rounded, by at most 2⁻⁵³ each: a spread below that is none, not a negative one.
        return (mean, double.IsFinite(deviations) ? Math.Max(deviations, 0.0) / (count - 1) : null);
    }

    private double AtRank(long rank) => Within(histogram.AtRank(rank));

    // A key may stand for a value just outside the range; the ends are known exactly.
    private double Within(double value) => Math.Clamp(value, Minimum!.Value, Maximum!.Value);
}
