using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Simulation.Model.Ensembles.Summaries;

/// <summary>
/// An exact sum that grows by blocks of values: the parts that <see cref="PieceSum"/> would take from each block and add up at once are gathered in vectors over
/// many blocks. Same sum, at a fraction of the cost a block. Not safe for several threads.
/// </summary>
/// <remarks>
/// Three parts of each number are taken, in units u, 2⁻⁴⁰ u and 2⁻⁸⁰ u, with u such that all numbers are below 2⁴⁰ u; a number that has bits below the last (one
/// far smaller than its neighbours) is added alone. A lane takes at most 2¹² parts, so its sum stays below 2⁵³ units and is exact.
/// </remarks>
internal sealed class RunningSum
{
    private const int UnitBits = 40;
    private const int MostParts = 1 << 12;

    // Later blocks may be larger than the first, by this many powers of two, before the unit has to change.
    private const int Headroom = 6;
    private const double LeastMagnitude = 1e-240;

    private readonly ExactSum sum = new();
    private Vector512<double> first;
    private Vector512<double> second;
    private Vector512<double> third;
    private double limit;
    private double anchor;
    private int parts;

    /// <summary>Adds values, followed by zeros up to a multiple of 8; the span is used up.</summary>
    /// <param name="values">The values.</param>
    /// <param name="magnitude">The largest magnitude among them.</param>
    public void Add(Span<double> values, double magnitude)
    {
        if (magnitude is < LeastMagnitude or >= PieceSum.Limit)
        {
            PieceSum.AddAny(values, magnitude, sum);
            return;
        }

        var vectors = MemoryMarshal.Cast<double, Vector512<double>>(values);
        if (magnitude >= limit || parts + vectors.Length > MostParts) Begin(magnitude);
        parts += vectors.Length;
        if (!Take(vectors)) return;
        foreach (var rest in values)
            if (rest != 0.0) sum.Add(rest);
    }

    /// <summary>Adds another sum.</summary>
    public void Add(ExactSum other) => sum.Add(other);

    /// <summary>The sum so far.</summary>
    public ExactSum ToSum()
    {
        Gather();
        return sum.Clone();
    }

    /// <summary>Back to zero.</summary>
    public void Clear()
    {
        sum.Clear();
        (first, second, third, parts, limit) = (default, default, default, 0, 0);
    }

    // True when something is left, which then stands in place of the values.
    private bool Take(Span<Vector512<double>> vectors)
    {
        var (upper, middle, lower) = (Vector512.Create(anchor), Vector512.Create(Math.ScaleB(anchor, -UnitBits)), Vector512.Create(Math.ScaleB(anchor, -2 * UnitBits)));
        var (one, two, three) = (first, second, third);
        var left = Vector512<double>.Zero;
        foreach (ref var vector in vectors)
        {
            var taken = vector + upper - upper;
            var rest = vector - taken;
            one += taken;
            taken = rest + middle - middle;
            rest -= taken;
            two += taken;
            taken = rest + lower - lower;
            rest -= taken;
            three += taken;
            left |= rest;
            vector = rest;
        }

        (first, second, third) = (one, two, three);
        return !Vector512.EqualsAll(left, Vector512<double>.Zero);
    }

    private void Begin(double magnitude)
    {
        Gather();
        var exponent = Math.ILogB(magnitude) + 1 + Headroom;
        limit = Math.ScaleB(1.0, exponent);
        anchor = Math.ScaleB(1.5, 52 + exponent - UnitBits);
    }

    private void Gather()
    {
        for (var lane = 0; lane < Vector512<double>.Count; lane++)
        {
            sum.Add(first[lane]);
            sum.Add(second[lane]);
            sum.Add(third[lane]);
        }

        (first, second, third, parts) = (default, default, default, 0);
    }
}
