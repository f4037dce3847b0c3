using System.Numerics;
using System.Runtime.InteropServices;

namespace Simulation.Model.Ensembles.Summaries;

/// <summary>
/// Adds many doubles to an <see cref="ExactSum"/> exactly, a vector at a time: each pass takes from every number the part that is a multiple of one
/// power of two, so that the parts add up without rounding, and goes on with what remains.
/// </summary>
/// <remarks>
/// The part of x in units of u is q = (x + M) − M with M = 1.5 · 2⁵² u; x − q is exact. While |x| is below 2⁴⁰ u, a sum of up to 2¹² parts stays below
/// 2⁵³ u and is exact too, in any order, with any number of lanes. The next pass takes a unit 2⁴⁰ times smaller. Three passes usually leave nothing.
/// </remarks>
internal static class PieceSum
{
    /// <summary>Numbers must be smaller than this in magnitude.</summary>
    public const double Limit = 1e240;

    /// <summary>Most numbers in a call.</summary>
    public const int MaximumLength = 4096;

    private const int UnitBits = 40;

    /// <summary>Adds numbers of any size, one by one when they are too large for pieces or not finite; the span is used up.</summary>
    /// <param name="values">The numbers. A multiple of the vector length is fastest.</param>
    /// <param name="magnitude">At least the largest magnitude among them.</param>
    /// <param name="sum">Where to add.</param>
    public static void AddAny(Span<double> values, double magnitude, ExactSum sum)
    {
        if (magnitude < Limit) Add(values, magnitude, sum);
        else foreach (var value in values) sum.Add(value);
    }

    /// <summary>Adds finite numbers below <see cref="Limit"/>; the span is used up.</summary>
    /// <param name="values">The numbers; zeros afterwards. A multiple of the vector length is fastest.</param>
    /// <param name="magnitude">At least the largest magnitude among them.</param>
    /// <param name="sum">Where to add.</param>
    public static void Add(Span<double> values, double magnitude, ExactSum sum)
    {
        if (magnitude == 0.0) return;
        var unit = (int)Math.Floor((double)Math.ILogB(magnitude) / UnitBits);
        bool isLeft;
        do
        {
            var anchor = Math.ScaleB(1.5, 52 + (UnitBits * unit--));
            isLeft = Extract(values, anchor, out var part);
            sum.Add(part);
        }
        while (isLeft);
    }

    private static bool Extract(Span<double> values, double anchor, out double part)
    {
        var vectors = MemoryMarshal.Cast<double, Vector<double>>(values);
        var anchors = new Vector<double>(anchor);
        var parts = Vector<double>.Zero;
        var left = Vector<long>.Zero;
        for (var i = 0; i < vectors.Length; i++)
        {
            var taken = vectors[i] + anchors - anchors;
            var rest = vectors[i] - taken;
            parts += taken;
            left |= Vector.AsVectorInt64(Vector.Abs(rest));
            vectors[i] = rest;
        }

        part = Vector.Sum(parts);
        var isLeft = left != Vector<long>.Zero;
        foreach (ref var value in values[(vectors.Length * Vector<double>.Count)..])
        {
            var taken = value + anchor - anchor;
            value -= taken;
            part += taken;
            isLeft |= value != 0.0;
        }

        return isLeft;
    }
}
