using System.Collections.Immutable;

namespace Simulation.Model.Calibration.Reporting;

/// <summary>Densities of a prior and a posterior sample on one grid, by a Gaussian kernel.</summary>
internal static class DensityEstimate
{
    private const int Points = 61;
    private const int Bins = 488;

    /// <summary>
    /// Both densities from the 0.5th to the 99.5th percentile of either sample. The bandwidth of each is Silverman's, 0.9 min(sd, IQR / 1.34) n^(−1/5), by the robust
    /// spread, because priors of spreads have long tails.
    /// </summary>
    public static DensityPicture Of(ReadOnlySpan<double> prior, ReadOnlySpan<double> posterior)
    {
        var (before, after) = (Statistics.Of(prior), Statistics.Of(posterior));
        var low = Math.Min(before.Quantile(0.005), after.Quantile(0.005));
        var high = Math.Max(before.Quantile(0.995), after.Quantile(0.995));
        if (!(high > low))
            return new DensityPicture([], [], []);
        var step = (high - low) / (Points - 1);
        return new DensityPicture(
            [.. Enumerable.Range(0, Points).Select(i => low + (i * step))],
            Density(prior, before, low, high),
            Density(posterior, after, low, high));
    }

    // Counted into bins first: 4,096 members and 61 points need 30,000 kernels a parameter instead of 250,000.
    private static ImmutableArray<double> Density(ReadOnlySpan<double> sample, Statistics statistics, double low, double high)
    {
        var spread = Math.Min(statistics.Sd, (statistics.Quantile(0.75) - statistics.Quantile(0.25)) / 1.34);
        if (!(spread > 0))
            return [.. new double[Points]];
        var width = (high - low) / Bins;
        var bandwidth = Math.Max(0.9 * spread * Math.Pow(sample.Length, -0.2), width);
        var counts = new double[Bins];
        foreach (var value in sample)
            if (value >= low && value <= high)
                counts[Math.Min((int)((value - low) / width), Bins - 1)]++;
        var density = new double[Points];
        for (var point = 0; point < Points; point++)
        {
            var at = low + ((high - low) * point / (Points - 1));
            for (var bin = 0; bin < Bins; bin++)
            {
                var distance = (at - low - ((bin + 0.5) * width)) / bandwidth;
                density[point] += counts[bin] * Math.Exp(-0.5 * distance * distance);
            }

            density[point] /= sample.Length * bandwidth * Math.Sqrt(2 * Math.PI);
        }

        return [.. density];
    }
}
