using System.Runtime.CompilerServices;

namespace Simulation.Model.Ensembles.Summaries;

/// <summary>Takes strictly ascending keys with their counts and gives their <see cref="Histogram"/>.</summary>
internal sealed class HistogramBuilder
{
    private readonly Resolution resolution;
    private readonly long[]? wide;
    private readonly int[]? narrow;
    private readonly uint[] counts;
    private bool isSingle = true;
    private int length;

    /// <summary>Room for so many keys.</summary>
    public HistogramBuilder(Resolution resolution, int capacity)
    {
        this.resolution = resolution;
        if (resolution == Resolution.Exact) wide = new long[capacity];
        else narrow = new int[capacity];
        counts = new uint[capacity];
    }

    /// <summary>Adds a key, greater than those before it.</summary>
    /// <exception cref="OverflowException">More than 2³² − 1 values of one key.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(long key, long count)
    {
        if (wide is not null) wide[length] = key;
        else narrow![length] = checked((int)key);
        counts[length++] = checked((uint)count);
        isSingle &= count == 1;
    }

    /// <summary>The histogram of what was added; the builder is used up.</summary>
    public Histogram Build() => new(
        resolution,
        wide is not null ? KeyList.OfWide(Trim(wide)) : KeyList.OfNarrow(Trim(narrow!)),
        isSingle ? null : Trim(counts));

    private T[] Trim<T>(T[] array) => length == array.Length ? array : array[..length];
}
