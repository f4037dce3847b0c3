using System.Collections.Immutable;
using Simulation.Model.Ensembles.Randomness;

namespace Simulation.Model.Calibration.Reporting;

/// <summary>Holds the published figures against replicates of them.</summary>
/// <remarks>
/// Measurement errors are Gaussian and independent, so wherever a share over them has a closed form it is used, and only the members are sampled: the percentile
/// of y is the mean of Φ((y − g) / σ), and given z the sum of squares is χ² with m degrees of freedom. The spread and the ends of growth need errors drawn.
/// </remarks>
internal sealed class PredictiveChecks
{
    private const int LeastYears = 3;
    private const uint Stream = 0x5052_4544;

    private readonly ImmutableArray<UsedObservation> observations;
    private readonly int members;
    private readonly ulong seed;
    private readonly int[] growth;

    public PredictiveChecks(ImmutableArray<UsedObservation> observations, int members, ulong seed)
    {
        this.observations = observations;
        this.members = members;
        this.seed = seed;
        growth = GrowthOfTheTotal(observations);
    }

    /// <summary>Share of figures predicted for an observation that are at most the published one; null when none is defined.</summary>
    /// <param name="predictions">Row-major <c>[observation, member]</c>.</param>
    /// <param name="observation">Position of the observation.</param>
    public double? Percentile(double[] predictions, int observation)
    {
        var (sum, count) = (0.0, 0);
        var (y, sd) = (observations[observation].Score, observations[observation].StandardDeviation);
        foreach (var prediction in predictions.AsSpan(observation * members, members))
        {
            if (!double.IsFinite(prediction))
                continue;
            sum += NormalDistribution.Cumulative((y - prediction) / sd);
            count++;
        }

        return count == 0 ? null : sum / count;
    }

    /// <summary>Every statistic.</summary>
    public ImmutableArray<DiscrepancyCheck> Discrepancies(double[] prior, double[] posterior, double[] replayed)
    {
        var checks = ImmutableArray.CreateBuilder<DiscrepancyCheck>();
        var m = observations.Length;
        checks.Add(OfResiduals(DiscrepancyStatistic.ChiSquare, posterior, r => r.Sum(z => z * z), t => NormalDistribution.ChiSquareTail(t, m)));
        checks.Add(OfResiduals(
            DiscrepancyStatistic.LargestResidual, posterior, r => r.Max(Math.Abs), t => 1 - Math.Pow((2 * NormalDistribution.Cumulative(t)) - 1, m)));
        checks.Add(OfResiduals(
            DiscrepancyStatistic.MeanResidual, posterior, r => r.Sum() / Math.Sqrt(m), t => 1 - NormalDistribution.Cumulative(t)));
        if (growth.Length < LeastYears)
            return checks.ToImmutable();
        foreach (var (statistic, of) in GrowthStatistics)
        {
            checks.Add(new DiscrepancyCheck(
                statistic,
                of([.. growth.Select(o => observations[o].Score)]),
                Share(of, prior),
                Share(of, posterior),
                Share(of, replayed)));
        }

        return checks.ToImmutable();
    }

    private static readonly (DiscrepancyStatistic, Func<double[], double>)[] GrowthStatistics =
    [
        (DiscrepancyStatistic.GrowthSpread, StandardDeviation),
        (DiscrepancyStatistic.LowestGrowth, values => values.Min()),
        (DiscrepancyStatistic.HighestGrowth, values => values.Max()),
    ];

    // The growth of the total, year by year: of several indicators of growth the one observed in most years, the first by name of equals.
    private static int[] GrowthOfTheTotal(ImmutableArray<UsedObservation> observations) => Enumerable.Range(0, observations.Length)
        .Where(o => observations[o] is { Transform: ObservationTransform.Growth, Period.Kind: PeriodKind.Year, Observation.Sector: "total" })
        .GroupBy(o => observations[o].Observation.Indicator)
        .OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal)
        .Select(group => group.ToArray())
        .FirstOrDefault() ?? [];

    private DiscrepancyCheck OfResiduals(DiscrepancyStatistic statistic, double[] posterior, Func<double[], double> of, Func<double, double> tail)
    {
        var (sum, share) = (0.0, 0.0);
        var residuals = new double[observations.Length];
        for (var member = 0; member < members; member++)
        {
            for (var o = 0; o < residuals.Length; o++)
                residuals[o] = (observations[o].Score - posterior[(o * members) + member]) / observations[o].StandardDeviation;
            var value = of(residuals);
            sum += value;
            share += tail(value);
        }

        return new DiscrepancyCheck(statistic, sum / members, null, share / members, null);
    }

    private double? Share(Func<double[], double> of, double[] predictions)
    {
        var noise = new double[growth.Length][];
        for (var i = 0; i < growth.Length; i++)
        {
            noise[i] = new double[members];
            RandomStreams.FillNormal(seed, Stream + (uint)i, RandomStreams.Constant, 0, noise[i]);
        }

        var threshold = of([.. growth.Select(o => observations[o].Score)]);
        var (large, defined) = (0, 0);
        var replicate = new double[growth.Length];
        for (var member = 0; member < members; member++)
        {
            for (var i = 0; i < growth.Length; i++)
                replicate[i] = predictions[(growth[i] * members) + member] + (observations[growth[i]].StandardDeviation * noise[i][member]);
            if (!replicate.All(double.IsFinite))
                continue;
            defined++;
            large += of(replicate) >= threshold ? 1 : 0;
        }

        return defined == 0 ? null : (double)large / defined;
    }

    private static double StandardDeviation(double[] values)
    {
        var mean = values.Average();
        return Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1));
    }
}
