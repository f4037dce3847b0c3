using System.Collections.Immutable;
using Simulation.Model.Ensembles.Randomness;

namespace Simulation.Model.Plans.Sweeps;

/// <summary>The points of a sweep over several quantities: all combinations of given values, or a sample that covers each range evenly.</summary>
public sealed class SweepDesign
{
    private readonly ImmutableArray<double[]> points;

    private SweepDesign(ImmutableArray<double[]> points) => this.points = points;

    /// <summary>Number of points.</summary>
    public int Count => points.Length;

    /// <summary>The values of a point, one for each quantity.</summary>
    public double[] this[int point] => points[point];

    /// <summary>Number of points of a grid; saturates at the largest number, so that it can be judged before anything is made.</summary>
    public static long GridSize(IEnumerable<int> lengths) =>
        lengths.Aggregate(1L, (size, length) => length > 0 && size > long.MaxValue / length ? long.MaxValue : size * length);

    /// <summary>Every combination of the values; the last quantity varies fastest. One point without quantities.</summary>
    /// <param name="axes">Values of each quantity.</param>
    /// <exception cref="OverflowException">There are more points than an array holds.</exception>
    public static SweepDesign Grid(ImmutableArray<double[]> axes)
    {
        var count = checked((int)GridSize(axes.Select(axis => axis.Length)));
        var points = ImmutableArray.CreateBuilder<double[]>(count);
        for (var point = 0; point < count; point++)
        {
            var values = new double[axes.Length];
            var rest = point;
            for (var axis = axes.Length - 1; axis >= 0; axis--) (rest, values[axis]) = (rest / axes[axis].Length, axes[axis][rest % axes[axis].Length]);
            points.Add(values);
        }

        return new SweepDesign(points.MoveToImmutable());
    }

    /// <summary>
    /// A Latin hypercube: each range is cut into as many equal parts as there are points, and each part holds one point, at a random place within it. Parts are
    /// paired at random. Depends on ranges, count and seed alone.
    /// </summary>
    /// <remarks>Source: McKay, Beckman and Conover, "A comparison of three methods for selecting values of input variables", 1979.</remarks>
    /// <param name="ranges">Lower and upper end for each quantity.</param>
    /// <param name="count">Number of points, at least 1.</param>
    /// <param name="seed">Seed.</param>
    public static SweepDesign Sample(ImmutableArray<(double Low, double High)> ranges, int count, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ImmutableArray<double[]> points = [.. Enumerable.Range(0, count).Select(_ => new double[ranges.Length])];
        var places = new double[count];
        var order = new double[count];
        for (var axis = 0; axis < ranges.Length; axis++)
        {
            RandomStreams.FillUniform(seed, (uint)axis, year: 0, firstDraw: 0, places);
            RandomStreams.FillUniform(seed, (uint)axis, year: 1, firstDraw: 0, order);
            var parts = Enumerable.Range(0, count).ToArray();
            // Sorting by random numbers is a random order; equal numbers (one in 2⁻³²) keep the order of the parts.
            Array.Sort((double[])order.Clone(), parts);
            var (low, high) = ranges[axis];
            for (var point = 0; point < count; point++) points[point][axis] = low + ((high - low) * (parts[point] + places[point]) / count);
        }

        return new SweepDesign(points);
    }
}
