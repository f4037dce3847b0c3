using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Simulation.Model.Ensembles.Summaries;

/// <summary>
/// Gathers the values of one indicator in one year, any number at a time and in any order, for a <see cref="SeriesSummary"/>.
/// Not safe for several threads: give each its own and merge the summaries.
/// </summary>
public sealed class SeriesAccumulator
{
    private const int PieceLength = 256;
    private const int Lanes = 8;

    private readonly RunningSum? sum;
    private readonly RunningSum? squares;
    private readonly PagedCounts? paged;
    private readonly ExactCollector? exact;
    private long undefined;
    private double minimum = double.PositiveInfinity;
    private double maximum = double.NegativeInfinity;

    /// <summary>An empty accumulator.</summary>
    public SeriesAccumulator(Resolution resolution)
    {
        Resolution = resolution;
        if (resolution == Resolution.Exact)
        {
            exact = new ExactCollector();
            return;
        }

        (paged, sum, squares) = (new PagedCounts(), new RunningSum(), new RunningSum());
    }

    /// <summary>What tells values apart.</summary>
    public Resolution Resolution { get; }

    /// <summary>Adds one value per draw, <c>[draw]</c>. Values that are not finite are counted as undefined and enter nothing else.</summary>
    public void Add(ReadOnlySpan<double> values)
    {
        while (!values.IsEmpty)
        {
            var piece = values[..Math.Min(PieceLength, values.Length)];
            AddPiece(piece);
            values = values[piece.Length..];
        }
    }

    /// <summary>Adds a coarse summary of other draws, as if their values had been added here.</summary>
    internal void Add(SeriesSummary summary)
    {
        if (summary.Resolution != Resolution || paged is null)
            throw new ArgumentException($"A summary of {summary.Resolution.Bits} bits cannot be added to counts of {Resolution.Bits}.", nameof(summary));
        undefined = checked(undefined + summary.UndefinedCount);
        if (summary.Count == 0) return;
        minimum = Math.Min(minimum, summary.Minimum!.Value);
        maximum = Math.Max(maximum, summary.Maximum!.Value);
        paged.Add(summary.Histogram);
        sum!.Add(summary.Sum);
        squares!.Add(summary.Squares);
    }

    /// <summary>The summary of what was added so far.</summary>
    public SeriesSummary ToSummary() => exact is not null
        ? new SeriesSummary(new ExactSample(exact.ToPieces(), minimum, maximum), undefined)
        : new SeriesSummary(paged!.ToHistogram(Resolution), undefined, minimum, maximum, sum!.ToSum(), squares!.ToSum());

    /// <summary>Forgets all coarse values, and keeps the memory.</summary>
    internal void Clear()
    {
        paged!.Clear();
        sum!.Clear();
        squares!.Clear();
        undefined = 0;
        minimum = double.PositiveInfinity;
        maximum = double.NegativeInfinity;
    }

    [SkipLocalsInit]
    private void AddPiece(ReadOnlySpan<double> piece)
    {
        Span<double> room = stackalloc double[PieceLength];
        var values = room[..CopyFinite(piece, room)];
        undefined += piece.Length - values.Length;
        if (values.IsEmpty) return;

        var (least, most) = Range(values);
        minimum = Math.Min(minimum, least);
        maximum = Math.Max(maximum, most);

        // Exact values are all kept, and can be counted and summed when someone asks.
        if (exact is not null) exact.Add(values);
        else Count(values, Padded(room, values.Length), Math.Max(Math.Abs(least), Math.Abs(most)));
    }

    // With zeros after the values up to a whole vector.
    private static Span<double> Padded(Span<double> room, int length)
    {
        var padded = room[..((length + Lanes - 1) & -Lanes)];
        padded[length..].Clear();
        return padded;
    }

    [SkipLocalsInit]
    private void Count(Span<double> values, Span<double> padded, double magnitude)
    {
        Span<long> keys = stackalloc long[PieceLength];
        keys = keys[..values.Length];
        Resolution.ToKeys(values, keys);
        paged!.Add(keys);

        // The square of a value is rounded first, alone, so that its sum is as independent of grouping as that of the values.
        Span<double> squared = stackalloc double[PieceLength];
        squared = squared[..padded.Length];
        var vectors = MemoryMarshal.Cast<double, Vector512<double>>(padded);
        var products = MemoryMarshal.Cast<double, Vector512<double>>(squared);
        for (var i = 0; i < vectors.Length; i++) products[i] = vectors[i] * vectors[i];
        sum!.Add(padded, magnitude);
        squares!.Add(squared, magnitude * magnitude);
    }

    private static int CopyFinite(ReadOnlySpan<double> source, Span<double> destination)
    {
        var vectors = MemoryMarshal.Cast<double, Vector<double>>(source);
        var isFinite = Vector<long>.AllBitsSet;
        foreach (var vector in vectors) isFinite &= Vector.AsVectorInt64(Vector.LessThan(Vector.Abs(vector), new Vector<double>(double.PositiveInfinity)));
        if (vectors.Length * Vector<double>.Count == source.Length && isFinite == Vector<long>.AllBitsSet)
        {
            source.CopyTo(destination);
            return source.Length;
        }

        var count = 0;
        foreach (var value in source)
            if (double.IsFinite(value)) destination[count++] = value;
        return count;
    }

    private static (double Least, double Most) Range(ReadOnlySpan<double> values)
    {
        var vectors = MemoryMarshal.Cast<double, Vector<double>>(values);
        var least = double.PositiveInfinity;
        var most = double.NegativeInfinity;
        if (!vectors.IsEmpty)
        {
            var low = vectors[0];
            var high = vectors[0];
            foreach (var vector in vectors)
            {
                low = Vector.Min(low, vector);
                high = Vector.Max(high, vector);
            }

            for (var lane = 0; lane < Vector<double>.Count; lane++)
            {
                least = Math.Min(least, low[lane]);
                most = Math.Max(most, high[lane]);
            }
        }

        foreach (var value in values[(vectors.Length * Vector<double>.Count)..])
        {
            least = Math.Min(least, value);
            most = Math.Max(most, value);
        }

        return (least, most);
    }
}
