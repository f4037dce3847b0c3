using MathNet.Numerics.Distributions;

namespace Simulation.Model.Analysis.Backtesting;

/// <summary>
/// The continuous ranked probability score, CRPS(F, y) = ∫ (F(x) − 1{x ≥ y})² dx = E|X − y| − ½ E|X − X'| (Gneiting and Raftery, 2007). It is in the unit of the
/// outcome, 0 is perfect, less is better, and for a point forecast it is the absolute error. It is proper: nobody scores better on average by stating another
/// distribution than the one believed.
/// </summary>
public static class Crps
{
    private static readonly double RootPi = Math.Sqrt(Math.PI);

    /// <summary>
    /// The score of the empirical distribution of a sample: (1/n) Σ |xᵢ − y| − (1/2n²) Σᵢ Σⱼ |xᵢ − xⱼ|, from the sorted sample in one pass,
    /// (2/n²) Σᵢ (x₍ᵢ₎ − y) (n 1{y &lt; x₍ᵢ₎} − i + ½).
    /// </summary>
    /// <param name="sorted">The sample in ascending order, <c>[draw]</c>; finite, at least one.</param>
    /// <param name="outcome">What came, y.</param>
    /// <exception cref="ArgumentException">The sample is empty.</exception>
    public static double OfSorted(ReadOnlySpan<double> sorted, double outcome)
    {
        if (sorted.IsEmpty)
            throw new ArgumentException("A forecast without a draw cannot be scored.", nameof(sorted));
        var n = (double)sorted.Length;
        var sum = 0.0;
        for (var i = 0; i < sorted.Length; i++)
            sum += (sorted[i] - outcome) * ((outcome < sorted[i] ? n : 0) - i - 0.5);
        return 2 * sum / (n * n);
    }

    /// <summary>The score of a sample in any order: a copy is sorted, n log n.</summary>
    /// <inheritdoc cref="OfSorted" path="/exception"/>
    public static double OfSample(ReadOnlySpan<double> sample, double outcome)
    {
        var sorted = sample.ToArray();
        Array.Sort(sorted);
        return OfSorted(sorted, outcome);
    }

    /// <summary>
    /// The score of a normal distribution, σ (z (2Φ(z) − 1) + 2φ(z) − 1/√π) with z = (y − μ) / σ; |y − μ| when σ is 0.
    /// </summary>
    /// <param name="mean">Mean, μ.</param>
    /// <param name="sd">Standard deviation, σ, at least 0.</param>
    /// <param name="outcome">What came, y.</param>
    /// <exception cref="ArgumentOutOfRangeException">The standard deviation is negative or not a number.</exception>
    public static double OfNormal(double mean, double sd, double outcome)
    {
        if (!(sd >= 0))
            throw new ArgumentOutOfRangeException(nameof(sd), sd, "A standard deviation is at least 0.");
        if (sd == 0)
            return OfPoint(mean, outcome);
        var z = (outcome - mean) / sd;
        return sd * ((z * ((2 * Normal.CDF(0, 1, z)) - 1)) + (2 * Normal.PDF(0, 1, z)) - (1 / RootPi));
    }

    /// <summary>The score of a point forecast: its absolute error.</summary>
    public static double OfPoint(double forecast, double outcome) => Math.Abs(forecast - outcome);

    /// <summary>
    /// Skill against a reference, 1 − CRPS / CRPS of the reference: 1 is perfect, 0 as good as the reference, negative worse. Null when the reference was perfect.
    /// </summary>
    /// <param name="crps">Mean or sum of the forecast's scores.</param>
    /// <param name="reference">Mean or sum of the reference's scores over the same outcomes.</param>
    public static double? Skill(double crps, double reference) => reference > 0 ? 1 - (crps / reference) : null;
}
