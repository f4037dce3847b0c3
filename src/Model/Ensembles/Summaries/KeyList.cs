namespace Simulation.Model.Ensembles.Summaries;

/// <summary>Ascending keys, in 4 bytes each when coarse: a large run holds millions of them. Immutable.</summary>
internal readonly struct KeyList
{
    private readonly long[]? wide;
    private readonly int[]? narrow;

    private KeyList(long[]? wide, int[]? narrow)
    {
        this.wide = wide;
        this.narrow = narrow;
    }

    /// <summary>Number of keys.</summary>
    public int Length => wide?.Length ?? narrow!.Length;

    /// <summary>The keys of an exact sample; empty for a coarse one.</summary>
    public ReadOnlySpan<long> Wide => wide;

    /// <summary>The keys of a coarse sample; empty for an exact one.</summary>
    public ReadOnlySpan<int> Narrow => narrow;

    /// <summary>Key at a position.</summary>
    public long this[int index] => wide is null ? narrow![index] : wide[index];

    /// <summary>Takes over the keys of an exact sample.</summary>
    public static KeyList OfWide(long[] keys) => new(keys, null);

    /// <summary>Takes over the keys of a coarse sample.</summary>
    public static KeyList OfNarrow(int[] keys) => new(null, keys);

    /// <summary>Position of the first key greater than <paramref name="key"/>.</summary>
    public int UpperBound(long key)
    {
        var (low, high) = (0, Length);
        while (low < high)
        {
            var middle = (int)(((uint)low + (uint)high) / 2);
            if (this[middle] <= key) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    /// <summary>True when both hold the same keys.</summary>
    public bool SameAs(KeyList other) => wide.AsSpan().SequenceEqual(other.wide) && narrow.AsSpan().SequenceEqual(other.narrow);
}
