using System.Collections.Immutable;
using Simulation.Model.Analysis.Outcomes;
using Simulation.Model.Ensembles.Randomness;

namespace Simulation.Model.Analysis.Sensitivity;

/// <summary>An index with its confidence interval.</summary>
/// <param name="Value">The estimate; sampling may put it slightly below 0.</param>
/// <param name="Low">2.5th percentile of bootstrap samples.</param>
/// <param name="High">97.5th percentile.</param>
/// <param name="StandardError">Standard deviation of bootstrap samples.</param>
public sealed record SobolIndex(double Value, double Low, double High, double StandardError);

/// <summary>Indices of one quantity for several inputs.</summary>
/// <param name="Mean">Mean of the quantity.</param>
/// <param name="Variance">Its variance; 0 when nothing moves it, and then every index is 0.</param>
/// <param name="First">First-order indices: the share of variance that would go if the input alone were known.</param>
/// <param name="Total">Total indices: the share that would be left if all but the input were known.</param>
/// <param name="Interaction">What the first-order indices leave to interactions: 1 − Σ first.</param>
public sealed record SobolResult(double Mean, double Variance, ImmutableArray<SobolIndex> First, ImmutableArray<SobolIndex> Total, SobolIndex Interaction);

/// <summary>
/// Sobol indices from a base sample. Two independent samples A and B of n points; A_i is A with input i from B. With f centred on its mean,
/// first order Sᵢ = mean f(B) (f(Aᵢ) − f(A)) / V and total Tᵢ = mean (f(A) − f(Aᵢ))² / 2V, V the variance over A and B.
/// </summary>
/// <remarks>
/// Sources: Saltelli, Annoni, Azzini, Campolongo, Ratto and Tarantola, "Variance based sensitivity analysis of model output", Computer Physics Communications
/// 181, 2010, equations b and f of table 2; Jansen 1999. Bootstrap: Archer, Saltelli and Sobol 1997.
/// </remarks>
public static class SobolIndices
{
    /// <summary>Default number of bootstrap samples.</summary>
    public const int DefaultResamples = 200;

    /// <summary>Estimates the indices.</summary>
    /// <param name="a">f(A), <c>[point]</c>.</param>
    /// <param name="b">f(B), <c>[point]</c>.</param>
    /// <param name="mixed">f(Aᵢ), <c>[input][point]</c>. Points where any value is undefined are left out.</param>
    /// <param name="resamples">Number of bootstrap samples, at least 2.</param>
    /// <param name="seed">Seed of the bootstrap.</param>
    /// <exception cref="ArgumentException">Fewer than two points are defined.</exception>
    public static SobolResult Estimate(ReadOnlySpan<double> a, ReadOnlySpan<double> b, double[][] mixed, int resamples = DefaultResamples, ulong seed = 1)
    {
        ArgumentNullException.ThrowIfNull(mixed);
        ArgumentOutOfRangeException.ThrowIfLessThan(resamples, 2);
        var terms = SobolTerms.Of(a, b, mixed);
        var whole = terms.Estimate(Enumerable.Repeat(1.0, terms.Points).ToArray());
        var samples = new SobolEstimate[resamples];
        for (var i = 0; i < resamples; i++) samples[i] = terms.Estimate(Weights(terms.Points, i, seed));
        return new SobolResult(
            whole.Mean,
            whole.Variance,
            [.. Enumerable.Range(0, mixed.Length).Select(input => Index(whole.First[input], samples.Select(sample => sample.First[input])))],
            [.. Enumerable.Range(0, mixed.Length).Select(input => Index(whole.Total[input], samples.Select(sample => sample.Total[input])))],
            Index(whole.Interaction, samples.Select(sample => sample.Interaction)));
    }

    // How often each point comes in a sample with replacement.
    private static double[] Weights(int points, int sample, ulong seed)
    {
        var places = new double[points];
        RandomStreams.FillUniform(seed, (uint)sample, year: 2, firstDraw: 0, places);
        var weights = new double[points];
        foreach (var place in places) weights[(int)(place * points)]++;
        return weights;
    }

    private static SobolIndex Index(double value, IEnumerable<double> samples)
    {
        var sorted = samples.Order().ToArray();
        var mean = sorted.Average();
        var error = Math.Sqrt(sorted.Sum(sample => (sample - mean) * (sample - mean)) / (sorted.Length - 1));
        return new SobolIndex(value, Quantiles.OfSorted(sorted, 0.025), Quantiles.OfSorted(sorted, 0.975), error);
    }
}

/// <summary>Indices of one weighted sample.</summary>
internal sealed record SobolEstimate(double Mean, double Variance, double[] First, double[] Total)
{
    public double Interaction => Variance == 0 ? 0 : 1 - First.Sum();
}

/// <summary>The terms of the estimators, point by point.</summary>
internal sealed class SobolTerms
{
    private readonly double[] a;
    private readonly double[] b;
    private readonly double[][] firsts;
    private readonly double[][] totals;
    private readonly double centre;

    private SobolTerms(double[] a, double[] b, double[][] firsts, double[][] totals, double centre)
    {
        this.a = a;
        this.b = b;
        this.firsts = firsts;
        this.totals = totals;
        this.centre = centre;
    }

    public int Points => a.Length;

    public static SobolTerms Of(ReadOnlySpan<double> allA, ReadOnlySpan<double> allB, double[][] mixed)
    {
        var points = Defined(allA, allB, mixed);
        if (points.Length < 2) throw new ArgumentException("The quantity is defined at fewer than two points of the sample.");
        var (a, b) = (new double[points.Length], new double[points.Length]);
        for (var i = 0; i < points.Length; i++) (a[i], b[i]) = (allA[points[i]], allB[points[i]]);
        var centre = (a.Average() + b.Average()) / 2;
        double[][] values = [.. mixed.Select(all => points.Select(point => all[point]).ToArray())];
        return new SobolTerms(
            a,
            b,
            [.. values.Select(own => own.Select((value, i) => (b[i] - centre) * (value - a[i])).ToArray())],
            [.. values.Select(own => own.Select((value, i) => (a[i] - value) * (a[i] - value) / 2).ToArray())],
            centre);
    }

    public SobolEstimate Estimate(double[] weights)
    {
        var (sum, squares) = (0.0, 0.0);
        for (var i = 0; i < Points; i++)
        {
            var (x, y) = (a[i] - centre, b[i] - centre);
            sum += weights[i] * (x + y);
            squares += weights[i] * ((x * x) + (y * y));
        }

        var count = 2.0 * Points;
        var variance = Math.Max(0, (squares - (sum * sum / count)) / (count - 1));
        return new SobolEstimate(centre + (sum / count), variance, [.. firsts.Select(Share)], [.. totals.Select(Share)]);

        double Share(double[] terms)
        {
            if (variance == 0) return 0;
            var total = 0.0;
            for (var i = 0; i < terms.Length; i++) total += weights[i] * terms[i];
            return total / Points / variance;
        }
    }

    private static int[] Defined(ReadOnlySpan<double> a, ReadOnlySpan<double> b, double[][] mixed)
    {
        var points = new List<int>(a.Length);
        for (var i = 0; i < a.Length; i++)
        {
            var at = i;
            if (double.IsFinite(a[i]) && double.IsFinite(b[i]) && Array.TrueForAll(mixed, values => double.IsFinite(values[at]))) points.Add(i);
        }

        return [.. points];
    }
}
