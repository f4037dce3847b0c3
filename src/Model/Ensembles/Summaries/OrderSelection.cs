namespace Simulation.Model.Ensembles.Summaries;

/// <summary>
/// Finds a few order statistics of a sample without sorting it: counts the values by bucket, and sorts the buckets in which the ranks fall.
/// </summary>
internal static class OrderSelection
{
    // Fewer buckets than values: counters stay in the first-level cache, and the few values of a bucket are sorted in no time.
    private const int ValuesPerBucket = 2;
    private const int LeastLength = 64;
    private const int MostInserted = 32;

    /// <summary>The values of the given ranks (0 is the smallest).</summary>
    /// <param name="sample">The sample.</param>
    /// <param name="ranks">Ranks, ascending.</param>
    /// <param name="selected">Receives the value of each rank.</param>
    public static void Select(ExactSample sample, ReadOnlySpan<long> ranks, Span<double> selected)
    {
        var buckets = new ValueBuckets(sample.Minimum, sample.Maximum, Math.Max(2, sample.Count / ValuesPerBucket));
        if (sample.Count >= LeastLength && buckets.AreUsable) SelectByBucket(sample, buckets, ranks, selected);
        else SelectFromAll(sample, ranks, selected);
    }

    private static void SelectFromAll(ExactSample sample, ReadOnlySpan<long> ranks, Span<double> selected)
    {
        var values = SortScratch.Own.Values(sample.Count);
        sample.CopyTo(values);
        values.Sort();
        for (var i = 0; i < ranks.Length; i++) selected[i] = values[(int)ranks[i]];
    }

    private static void SelectByBucket(ExactSample sample, ValueBuckets buckets, ReadOnlySpan<long> ranks, Span<double> selected)
    {
        var scratch = SortScratch.Own;
        var room = scratch.Values(2 * sample.Count);
        var all = room[..sample.Count];
        var gathered = room[sample.Count..];
        var numbers = scratch.Buckets(sample.Count);
        var counts = scratch.Counts(buckets.Count);
        sample.CopyTo(all);
        buckets.Assign(all, numbers);
        foreach (var bucket in numbers) counts[bucket]++;

        var (current, before) = (0, 0);
        for (var i = 0; i < ranks.Length;)
        {
            while (before + counts[current] <= ranks[i]) before += counts[current++];
            var inBucket = gathered[..counts[current]];
            Gather(all, numbers, current, inBucket);
            Sort(inBucket);
            for (; i < ranks.Length && ranks[i] < before + inBucket.Length; i++) selected[i] = inBucket[(int)(ranks[i] - before)];
        }
    }

    // Most buckets hold a handful of values.
    private static void Sort(Span<double> values)
    {
        if (values.Length > MostInserted)
        {
            values.Sort();
            return;
        }

        for (var i = 1; i < values.Length; i++)
        {
            var value = values[i];
            var place = i;
            for (; place > 0 && values[place - 1] > value; place--) values[place] = values[place - 1];
            values[place] = value;
        }
    }

    private static void Gather(ReadOnlySpan<double> values, ReadOnlySpan<int> numbers, int bucket, Span<double> gathered)
    {
        var from = 0;
        for (var i = 0; i < gathered.Length; i++)
        {
            from += numbers[from..].IndexOf(bucket);
            gathered[i] = values[from++];
        }
    }
}
