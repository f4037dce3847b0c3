namespace Simulation.Model.Ensembles.Summaries;

/// <summary>
/// Reads quantiles of a series that has values: by rank from the counts when there are any, and from the unsorted sample when not.
/// </summary>
internal readonly ref struct QuantileReader(SeriesSummary series, ExactSample? sample)
{
    private const int MostOnStack = 64;

    /// <summary>One quantile for each probability in 0..1; see <see cref="SeriesSummary.Quantile"/>.</summary>
    public void Read(ReadOnlySpan<double> probabilities, Span<double?> quantiles)
    {
        // Two order statistics for each quantile, picked in ascending order of rank.
        var count = 2 * probabilities.Length;
        Span<long> ranks = count <= MostOnStack ? stackalloc long[count] : new long[count];
        Span<int> places = count <= MostOnStack ? stackalloc int[count] : new int[count];
        Span<double> values = count <= MostOnStack ? stackalloc double[count] : new double[count];
        for (var i = 0; i < count; i++)
        {
            ranks[i] = Math.Min(RankOf(probabilities[i / 2]) + (i % 2), series.Count - 1);
            places[i] = i;
        }

        ranks.Sort(places);
        Select(ranks, values);
        values = Ordered(values, places, count <= MostOnStack ? stackalloc double[count] : new double[count]);
        for (var i = 0; i < probabilities.Length; i++)
        {
            var fraction = Position(probabilities[i]) - RankOf(probabilities[i]);
            var (low, high) = (values[2 * i], values[(2 * i) + 1]);
            quantiles[i] = fraction == 0.0 ? low : low + (fraction * (high - low));
        }
    }

    private static Span<double> Ordered(ReadOnlySpan<double> values, ReadOnlySpan<int> places, Span<double> ordered)
    {
        for (var i = 0; i < places.Length; i++) ordered[places[i]] = values[i];
        return ordered;
    }

    private double Position(double probability) => (series.Count - 1) * probability;

    private long RankOf(double probability) => (long)Math.Floor(Position(probability));

    private void Select(ReadOnlySpan<long> ranks, Span<double> values)
    {
        if (sample is null || series.IsCounted)
        {
            for (var i = 0; i < ranks.Length; i++) values[i] = series.Within(series.Histogram.AtRank(ranks[i]));
            return;
        }

        OrderSelection.Select(sample, ranks, values);

        // 0 and −0 are one value.
        foreach (ref var value in values) value += 0.0;
    }
}
