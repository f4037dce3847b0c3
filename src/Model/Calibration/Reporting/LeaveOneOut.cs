using System.Collections.Immutable;
using Simulation.Model.Ensembles.Weighting;

namespace Simulation.Model.Calibration.Reporting;

/// <summary>Draws of a forecast figure by which influence is measured.</summary>
/// <param name="Indicator">Indicator.</param>
/// <param name="Sector">Sector.</param>
/// <param name="Year">Year.</param>
/// <param name="Unit">Unit.</param>
/// <param name="Draws">One value a draw; draw i goes on from member i mod members, so their number is a multiple of the members'.</param>
public sealed record HeadlineSample(string Indicator, string Sector, int Year, string Unit, ReadOnlyMemory<double> Draws);

/// <summary>
/// The calibration without one of its observations, by importance weights: wᵢ ∝ 1 / p(y | zᵢ), smoothed (PSIS-LOO, Vehtari, Gelman and Gabry 2017).
/// </summary>
/// <remarks>
/// Where the posterior of a figure is normal with variance s² and its error has variance σ², the ratios have the tail t^(−σ²/s²), that is k = s²/σ². The tail
/// fitted to a sample approaches this slowly and from below, so the larger of the two is reported and judged: an observation that alone decides its own fit
/// (s near σ) can never be left out by weights.
/// </remarks>
internal sealed class LeaveOneOut
{
    private readonly HistoryReplicates history;
    private readonly double efficiency;
    private readonly ImmutableArray<(HeadlineSample Sample, RankedSample Ranked)> headlines;

    public LeaveOneOut(HistoryReplicates history, double efficiency, ImmutableArray<HeadlineSample> headlines)
    {
        this.history = history;
        this.efficiency = efficiency;
        this.headlines = [.. headlines.Select(headline => (headline, new RankedSample(headline.Draws.Span)))];
        Headlines = [.. this.headlines.Select(headline => Figure(headline.Sample))];
    }

    /// <summary>The figures with every observation in.</summary>
    public ImmutableArray<HeadlineFigure> Headlines { get; }

    /// <summary>What leaving out an observation would change.</summary>
    public Influence Of(int observation, UsedObservation used)
    {
        var predictions = history.Posterior.AsSpan(observation * history.Members, history.Members);
        var logRatios = new double[predictions.Length];
        for (var i = 0; i < logRatios.Length; i++)
            logRatios[i] = -NormalDistribution.LogDensity(used.Score, predictions[i], used.StandardDeviation);
        var weights = ImportanceWeights.Smoothed(logRatios, efficiency);
        var (percentile, density) = (0.0, 0.0);
        for (var i = 0; i < logRatios.Length; i++)
        {
            percentile += weights.Values[i] * NormalDistribution.Cumulative((used.Score - predictions[i]) / used.StandardDeviation);
            density += weights.Values[i] * Math.Exp(-logRatios[i]);
        }

        var expected = new RankedSample(predictions).Quantile(weights.Values, 0.5)!.Value;
        var shape = Math.Max(weights.ParetoShape ?? 0, Statistics.Of(predictions).Variance / (used.StandardDeviation * used.StandardDeviation));
        return new Influence(
            shape,
            shape <= weights.Threshold,
            IsRefitted: false,
            weights.EffectiveSize * efficiency,
            used.Transform == ObservationTransform.LogLevel ? Math.Exp(expected) : expected,
            percentile,
            Math.Log(density),
            [.. headlines.Select((headline, i) => Shift(headline.Sample, headline.Ranked, Headlines[i], weights))]);
    }

    /// <summary>The same from a calibration really made without the observation.</summary>
    /// <param name="used">The observation.</param>
    /// <param name="predictions">What the other calibration's members predict for it.</param>
    /// <param name="with">Headline samples of the forecast that goes on from a calibration of the same effort with the observation.</param>
    /// <param name="without">Headline samples of the forecast that goes on from the other calibration.</param>
    /// <param name="effectiveSize">Effective size of the other ensemble.</param>
    public static Influence Refitted(
        UsedObservation used, ReadOnlySpan<double> predictions, ImmutableArray<HeadlineSample> with, ImmutableArray<HeadlineSample> without, double effectiveSize)
    {
        var (percentile, density) = (0.0, 0.0);
        foreach (var prediction in predictions)
        {
            percentile += NormalDistribution.Cumulative((used.Score - prediction) / used.StandardDeviation) / predictions.Length;
            density += Math.Exp(NormalDistribution.LogDensity(used.Score, prediction, used.StandardDeviation)) / predictions.Length;
        }

        var expected = Statistics.Of(predictions).Quantile(0.5);
        return new Influence(
            ParetoShape: null,
            IsReliable: true,
            IsRefitted: true,
            effectiveSize,
            used.Transform == ObservationTransform.LogLevel ? Math.Exp(expected) : expected,
            percentile,
            Math.Log(density),
            [.. with.Zip(without, (before, now) => Shift(Figure(before), Figure(now), effectiveSize))]);
    }

    // As if the two ensembles were independent: they share random numbers, so the true error is smaller.
    private static HeadlineShift Shift(HeadlineFigure with, HeadlineFigure without, double effectiveSize) => new(
        without.Mean,
        without.Mean - with.Mean,
        Math.Sqrt(((without.Sd * without.Sd) + (with.Sd * with.Sd)) / effectiveSize),
        without.Median - with.Median);

    private HeadlineShift Shift(HeadlineSample sample, RankedSample ranked, HeadlineFigure all, ImportanceWeights weights)
    {
        var mean = weights.Mean(sample.Draws.Span);
        return new HeadlineShift(
            mean,
            mean - all.Mean,
            weights.ShiftError(sample.Draws.Span) / Math.Sqrt(efficiency),
            ranked.Quantile(weights.Values, 0.5)!.Value - all.Median);
    }

    private static HeadlineFigure Figure(HeadlineSample sample)
    {
        var statistics = Statistics.Of(sample.Draws.Span);
        return new HeadlineFigure(
            sample.Indicator, sample.Sector, sample.Year, sample.Unit, statistics.Mean, new RankedSample(sample.Draws.Span).Quantile([1.0], 0.5) ?? double.NaN, statistics.Sd);
    }
}
