namespace Simulation.Model.Ensembles.Summaries;

/// <summary>How many values have each key, by ascending key: the empirical distribution at a <see cref="Resolution"/>. Immutable.</summary>
internal sealed class Histogram
{
    // Ranks are looked up from the nearest of these: one running total for so many keys.
    private const int Stride = 128;

    private readonly uint[]? counts;
    private readonly long[] totals;

    /// <summary>Takes over keys and their counts (all 1 when null), each at least 1. <see cref="HistogramBuilder"/> and <see cref="OfSorted"/> make them.</summary>
    public Histogram(Resolution resolution, KeyList keys, uint[]? counts)
    {
        Resolution = resolution;
        Keys = keys;
        this.counts = counts;
        totals = counts is null ? [] : Totals(counts);
        Count = counts is null ? keys.Length : totals[^1];
    }

    /// <summary>What tells values apart.</summary>
    public Resolution Resolution { get; }

    /// <summary>Number of values.</summary>
    public long Count { get; }

    /// <summary>Distinct keys, ascending.</summary>
    public KeyList Keys { get; }

    /// <summary>True when every key has one value.</summary>
    public bool IsSingle => counts is null;

    /// <summary>Counts the values of an exact sample, ascending.</summary>
    public static Histogram OfSorted(ReadOnlySpan<double> values)
    {
        var keys = new long[values.Length];
        Resolution.Exact.ToKeys(values, keys);
        var distinct = Distinct(keys);
        if (distinct == keys.Length) return new Histogram(Resolution.Exact, KeyList.OfWide(keys), null);
        var builder = new HistogramBuilder(Resolution.Exact, distinct);
        for (var i = 0; i < keys.Length;)
        {
            var end = i + 1;
            while (end < keys.Length && keys[end] == keys[i]) end++;
            builder.Add(keys[i], end - i);
            i = end;
        }

        return builder.Build();
    }

    /// <summary>Values of the key at a position.</summary>
    public long CountOf(int index) => counts is null ? 1 : counts[index];

    /// <summary>The value of rank <paramref name="rank"/> (0 is the smallest), as its key stands for it.</summary>
    public double AtRank(long rank) => Resolution.ToValue(Keys[IndexOfRank(rank)]);

    /// <summary>Number of values whose key is at most <paramref name="key"/>.</summary>
    public long CountAtMost(long key)
    {
        var end = Keys.UpperBound(key);
        if (counts is null) return end;
        var block = end / Stride;
        var total = block == 0 ? 0 : totals[block - 1];
        for (var i = block * Stride; i < end; i++) total += counts[i];
        return total;
    }

    /// <summary>Both together.</summary>
    public Histogram Merge(Histogram other)
    {
        if (other.Keys.Length == 0) return this;
        if (Keys.Length == 0) return other;
        var builder = new HistogramBuilder(Resolution, Keys.Length + other.Keys.Length);
        int a = 0, b = 0;
        while (a < Keys.Length || b < other.Keys.Length)
        {
            var order = a == Keys.Length ? 1 : b == other.Keys.Length ? -1 : Keys[a].CompareTo(other.Keys[b]);
            var key = order <= 0 ? Keys[a] : other.Keys[b];
            builder.Add(key, (order <= 0 ? CountOf(a++) : 0) + (order >= 0 ? other.CountOf(b++) : 0));
        }

        return builder.Build();
    }

    /// <summary>True when both count the same.</summary>
    public bool SameAs(Histogram other) =>
        Resolution == other.Resolution && Keys.SameAs(other.Keys) && counts.AsSpan().SequenceEqual(other.counts);

    private static int Distinct(ReadOnlySpan<long> sorted)
    {
        var distinct = 0;
        for (var i = 0; i < sorted.Length; i++)
            if (i == 0 || sorted[i] != sorted[i - 1]) distinct++;
        return distinct;
    }

    // totals[b] counts the values of the keys before position (b + 1) Stride; the last counts all.
    private static long[] Totals(uint[] counts)
    {
        var totals = new long[((counts.Length - 1) / Stride) + 1];
        var total = 0L;
        for (var i = 0; i < counts.Length; i++) totals[i / Stride] = total += counts[i];
        return totals;
    }

    private int IndexOfRank(long rank)
    {
        if (counts is null) return (int)rank;

        // The block whose running total is the first beyond the rank.
        var block = Array.BinarySearch(totals, rank + 1);
        if (block < 0) block = ~block;
        var before = block == 0 ? 0 : totals[block - 1];
        for (var i = block * Stride; ; i++)
        {
            before += counts[i];
            if (before > rank) return i;
        }
    }
}
