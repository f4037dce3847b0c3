namespace Simulation.Model.Ensembles.Summaries;

/// <summary>How many values have each key, by ascending key: the empirical distribution at a <see cref="Resolution"/>. Immutable.</summary>
internal sealed class Histogram
{
    private readonly long[] keys;
    private readonly long[]? counts;
    private readonly long[] endRanks;

    /// <summary>Takes over strictly ascending keys, and their counts (all 1 when null), each at least 1.</summary>
    public Histogram(Resolution resolution, long[] keys, long[]? counts)
    {
        Resolution = resolution;
        this.keys = keys;
        this.counts = counts is not null && Array.TrueForAll(counts, count => count == 1) ? null : counts;
        endRanks = this.counts is null ? [] : EndRanks(this.counts);
        Count = this.counts is null ? keys.Length : endRanks.Length == 0 ? 0 : endRanks[^1];
    }

    /// <summary>What tells values apart.</summary>
    public Resolution Resolution { get; }

    /// <summary>Number of values.</summary>
    public long Count { get; }

    /// <summary>Distinct keys, ascending.</summary>
    public ReadOnlySpan<long> Keys => keys;

    /// <summary>Values per key; empty when every key has one.</summary>
    public ReadOnlySpan<long> Counts => counts;

    /// <summary>Counts keys that need not be sorted; they are sorted in place.</summary>
    public static Histogram OfKeys(Resolution resolution, Span<long> unsorted)
    {
        KeySort.Sort(unsorted, resolution);
        var distinct = 0;
        for (var i = 0; i < unsorted.Length; i++)
            if (i == 0 || unsorted[i] != unsorted[i - 1]) distinct++;
        if (distinct == unsorted.Length) return new Histogram(resolution, unsorted.ToArray(), null);

        var keys = new long[distinct];
        var counts = new long[distinct];
        var at = -1;
        for (var i = 0; i < unsorted.Length; i++)
        {
            if (i == 0 || unsorted[i] != unsorted[i - 1]) keys[++at] = unsorted[i];
            counts[at]++;
        }

        return new Histogram(resolution, keys, counts);
    }

    /// <summary>The value of rank <paramref name="rank"/> (0 is the smallest), as its key stands for it.</summary>
    public double AtRank(long rank) => Resolution.ToValue(keys[IndexOfRank(rank)]);

    /// <summary>Number of values whose key is at most <paramref name="key"/>.</summary>
    public long CountAtMost(long key)
    {
        var index = Array.BinarySearch(keys, key);
        return RankBefore(index >= 0 ? index + 1 : ~index);
    }

    /// <summary>Values of key i.</summary>
    public long CountOf(int index) => counts is null ? 1 : counts[index];

    /// <summary>Both together.</summary>
    public Histogram Merge(Histogram other)
    {
        if (other.keys.Length == 0) return this;
        if (keys.Length == 0) return other;
        var mergedKeys = new long[keys.Length + other.keys.Length];
        var mergedCounts = new long[mergedKeys.Length];
        int a = 0, b = 0, at = 0;
        while (a < keys.Length || b < other.keys.Length)
        {
            var order = a == keys.Length ? 1 : b == other.keys.Length ? -1 : keys[a].CompareTo(other.keys[b]);
            mergedKeys[at] = order <= 0 ? keys[a] : other.keys[b];
            if (order <= 0) mergedCounts[at] += CountOf(a++);
            if (order >= 0) mergedCounts[at] += other.CountOf(b++);
            at++;
        }

        return new Histogram(Resolution, mergedKeys[..at], mergedCounts[..at]);
    }

    /// <summary>True when both count the same.</summary>
    public bool SameAs(Histogram other) =>
        Resolution == other.Resolution && Keys.SequenceEqual(other.Keys) && Counts.SequenceEqual(other.Counts);

    private static long[] EndRanks(long[] counts)
    {
        var ranks = new long[counts.Length];
        var total = 0L;
        for (var i = 0; i < counts.Length; i++) ranks[i] = total = checked(total + counts[i]);
        return ranks;
    }

    private int IndexOfRank(long rank)
    {
        if (counts is null) return (int)rank;
        var index = Array.BinarySearch(endRanks, rank + 1);
        return index >= 0 ? index : ~index;
    }

    private long RankBefore(int index) => counts is null ? index : index == 0 ? 0 : endRanks[index - 1];
}
