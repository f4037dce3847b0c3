namespace Simulation.Model.Ensembles.Summaries;

/// <summary>
/// Sorts the keys of a sample: spreads them over as many buckets as there are keys, by value, and finishes by insertion. Several times faster than a
/// comparison sort on the samples that simulations give, and a comparison sort on the others.
/// </summary>
internal static class KeySort
{
    private const int LeastLength = 64;

    // Insertion moves a key past its neighbours in the bucket only; beyond this many a comparison sort is faster.
    private const int MostInBucket = 24;

    /// <summary>Sorts in ascending order.</summary>
    public static void Sort(Span<long> keys, Resolution resolution)
    {
        if (keys.Length < LeastLength || !TrySpread(keys, resolution)) keys.Sort();
        else Insert(keys);
    }

    private static bool TrySpread(Span<long> keys, Resolution resolution)
    {
        var (low, high) = Ends(keys);
        var least = resolution.ToValue(low);
        var scale = (keys.Length - 1) / (resolution.ToValue(high) - least);
        if (!double.IsNormal(scale)) return false;

        var buckets = new int[keys.Length];
        var starts = new int[keys.Length + 1];
        for (var i = 0; i < keys.Length; i++)
        {
            // Monotone in the value, as every step is; the end may be rounded up past the last bucket.
            var bucket = Math.Min((int)((resolution.ToValue(keys[i]) - least) * scale), keys.Length - 1);
            buckets[i] = bucket;
            if (++starts[bucket + 1] > MostInBucket) return false;
        }

        for (var i = 0; i < keys.Length; i++) starts[i + 1] += starts[i];
        var unsorted = keys.ToArray();
        for (var i = 0; i < unsorted.Length; i++) keys[starts[buckets[i]]++] = unsorted[i];
        return true;
    }

    private static void Insert(Span<long> keys)
    {
        for (var i = 1; i < keys.Length; i++)
        {
            var key = keys[i];
            var place = i;
            for (; place > 0 && keys[place - 1] > key; place--) keys[place] = keys[place - 1];
            keys[place] = key;
        }
    }

    private static (long Low, long High) Ends(ReadOnlySpan<long> keys)
    {
        var low = long.MaxValue;
        var high = long.MinValue;
        foreach (var key in keys)
        {
            low = Math.Min(low, key);
            high = Math.Max(high, key);
        }

        return (low, high);
    }
}
