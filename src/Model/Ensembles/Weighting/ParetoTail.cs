namespace Simulation.Model.Ensembles.Weighting;

/// <summary>
/// A generalised Pareto distribution fitted to the excesses of the largest importance ratios over a threshold:
/// P(X &gt; x) = (1 + k x / σ)^(−1/k).
/// </summary>
/// <remarks>
/// The fit is the empirical Bayes estimate of Zhang and Stephens (2009, Technometrics 51) with the weak prior of Vehtari, Simpson, Gelman, Yao and Gabry
/// (Pareto smoothed importance sampling, JMLR 25, 2024), which draws k towards 0.5 as if ten more excesses had been seen.
/// </remarks>
/// <param name="Shape">k: moments of the ratios up to 1/k exist.</param>
/// <param name="Scale">σ, positive.</param>
public readonly record struct ParetoTail(double Shape, double Scale)
{
    private const double PriorShape = 0.5;
    private const double PriorCount = 10;
    private const int LeastGridPoints = 30;

    /// <summary>Fits positive excesses in ascending order; null when they are all one number, or do not determine a tail.</summary>
    public static ParetoTail? Fit(ReadOnlySpan<double> excesses)
    {
        var n = excesses.Length;
        if (n < 5 || !(excesses[^1] > 0) || !double.IsFinite(excesses[^1]))
            return null;
        var quartile = excesses[Math.Max(0, (int)Math.Floor((n / 4.0) + 0.5) - 1)];
        if (!(quartile > 0))
            return null;
        var theta = PosteriorMean(excesses, quartile);
        var shape = MeanLog(excesses, theta);
        var scale = -shape / theta;
        return double.IsFinite(shape) && scale > 0 ? new ParetoTail(((n * shape) + (PriorCount * PriorShape)) / (n + PriorCount), scale) : null;
    }

    /// <summary>The excess below which the share <paramref name="probability"/> of the tail lies: σ ((1 − p)^(−k) − 1) / k.</summary>
    public double Quantile(double probability)
    {
        var logarithm = -double.LogP1(-probability);
        return Math.Abs(Shape) < 1e-12 ? Scale * logarithm : Scale * double.ExpM1(Shape * logarithm) / Shape;
    }

    // The profile posterior of θ = −k/σ over a grid of quasi-quantiles of its prior.
    private static double PosteriorMean(ReadOnlySpan<double> excesses, double quartile)
    {
        var n = excesses.Length;
        var points = LeastGridPoints + (int)Math.Sqrt(n);
        Span<double> thetas = stackalloc double[points];
        Span<double> logs = stackalloc double[points];
        var best = double.NegativeInfinity;
        for (var j = 0; j < points; j++)
        {
            thetas[j] = (1 / excesses[^1]) + ((1 - Math.Sqrt(points / (j + 0.5))) / (3 * quartile));
            var shape = MeanLog(excesses, thetas[j]);
            logs[j] = n * (Math.Log(-thetas[j] / shape) - shape - 1);
            best = Math.Max(best, logs[j]);
        }

        var (sum, weighted) = (0.0, 0.0);
        for (var j = 0; j < points; j++)
        {
            var weight = Math.Exp(logs[j] - best);
            sum += weight;
            weighted += weight * thetas[j];
        }

        return weighted / sum;
    }

    private static double MeanLog(ReadOnlySpan<double> excesses, double theta)
    {
        var sum = 0.0;
        foreach (var excess in excesses)
            sum += double.LogP1(-theta * excess);
        return sum / excesses.Length;
    }
}
