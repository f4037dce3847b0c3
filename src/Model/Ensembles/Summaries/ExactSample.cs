using System.Runtime.InteropServices;

namespace Simulation.Model.Ensembles.Summaries;

/// <summary>
/// Finite values as they came, each kept: what a small run knows of a series until someone wants it counted, summed or in order. Immutable; samples of
/// disjoint draws join without being copied.
/// </summary>
internal sealed class ExactSample
{
    /// <summary>Most values of a piece: no more than <see cref="PieceSum"/> takes at once.</summary>
    public const int PieceLength = 1024;

    private readonly ReadOnlyMemory<double>[] pieces;

    /// <summary>Takes over values, at most <see cref="PieceLength"/> in a piece.</summary>
    /// <param name="pieces">The values, in any order; they must not be changed afterwards.</param>
    /// <param name="minimum">The smallest; +∞ without values.</param>
    /// <param name="maximum">The largest; −∞ without values.</param>
    public ExactSample(ReadOnlyMemory<double>[] pieces, double minimum, double maximum)
    {
        this.pieces = pieces;
        Minimum = minimum;
        Maximum = maximum;
        foreach (var piece in pieces) Count += piece.Length;
    }

    /// <summary>Number of values.</summary>
    public int Count { get; }

    /// <summary>The smallest.</summary>
    public double Minimum { get; }

    /// <summary>The largest.</summary>
    public double Maximum { get; }

    private double Magnitude => Math.Max(Math.Abs(Minimum), Math.Abs(Maximum));

    /// <summary>The values of both.</summary>
    public ExactSample Join(ExactSample other) =>
        new([.. pieces, .. other.pieces], Math.Min(Minimum, other.Minimum), Math.Max(Maximum, other.Maximum));

    /// <summary>Gives the memory of the values back: neither this sample nor one it was joined with may be used any more.</summary>
    public void Release() => PiecePool.Return(pieces.Select(piece => MemoryMarshal.TryGetArray(piece, out var array) ? array.Array! : []));

    /// <summary>Copies all values.</summary>
    public void CopyTo(Span<double> values)
    {
        foreach (var piece in pieces)
        {
            piece.Span.CopyTo(values);
            values = values[piece.Length..];
        }
    }

    /// <summary>Their sum.</summary>
    public ExactSum ToSum()
    {
        var sum = new ExactSum();
        AddTo(sum);
        return sum.Settle();
    }

    /// <summary>Adds them to a sum.</summary>
    public void AddTo(ExactSum sum)
    {
        foreach (var piece in pieces)
        {
            var used = SortScratch.Own.Values(piece.Length);
            piece.Span.CopyTo(used);
            PieceSum.AddAny(used, Magnitude, sum);
        }
    }

    /// <summary>The sum of their squares, each rounded alone.</summary>
    public ExactSum ToSumOfSquares()
    {
        var sum = new ExactSum();
        foreach (var piece in pieces)
        {
            var values = piece.Span;
            var squared = SortScratch.Own.Values(values.Length);
            for (var i = 0; i < values.Length; i++) squared[i] = values[i] * values[i];
            PieceSum.AddAny(squared, Magnitude * Magnitude, sum);
        }

        return sum.Settle();
    }

    /// <summary>Their counts by value.</summary>
    public Histogram ToHistogram()
    {
        var room = SortScratch.Own.Values(2 * Count);
        var sorted = room[Count..];
        CopyTo(room);
        ValueSort.Sort(room[..Count], Minimum, Maximum, sorted);
        return Histogram.OfSorted(sorted);
    }
}
