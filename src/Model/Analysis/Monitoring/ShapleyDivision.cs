using System.Numerics;

namespace Simulation.Model.Analysis.Monitoring;

/// <summary>
/// Divides the change that several items make together among them: the Shapley value, the mean over all orders of what an item adds when it comes. The parts sum to
/// the whole.
/// </summary>
internal static class ShapleyDivision
{
    /// <summary>Most items for which every subset is computed.</summary>
    public const int MostExact = 8;

    /// <summary>Parts of each item, of a vector-valued change.</summary>
    /// <param name="items">Number of items.</param>
    /// <param name="value">The vector when the items whose bits are set have come.</param>
    /// <param name="cancellation">Stops between subsets.</param>
    /// <returns>
    /// <c>[item][component]</c>. From nine items on, 2 n orders stand for all: the rotations of the given order and of its reverse. The sum is as exact.
    /// </returns>
    public static double[][] Divide(int items, Func<ulong, double[]> value, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(items, 64);
        var known = new Dictionary<ulong, double[]>();
        double[] Of(ulong subset)
        {
            cancellation.ThrowIfCancellationRequested();
            return known.TryGetValue(subset, out var found) ? found : known[subset] = value(subset);
        }

        var parts = Enumerable.Range(0, items).Select(_ => new double[Of(0).Length]).ToArray();
        if (items <= MostExact)
            OverSubsets(items, Of, parts);
        else
            OverRotations(items, Of, parts);
        return parts;
    }

    private static void OverSubsets(int items, Func<ulong, double[]> value, double[][] parts)
    {
        // |S|! (n − |S| − 1)! / n!
        var share = new double[items];
        for (var size = 0; size < items; size++)
            share[size] = 1 / (items * Choose(items - 1, size));
        for (var subset = 0UL; subset < 1UL << items; subset++)
            for (var item = 0; item < items; item++)
                if ((subset & (1UL << item)) == 0)
                    Add(parts[item], value(subset), value(subset | (1UL << item)), share[BitOperations.PopCount(subset)]);
    }

    private static void OverRotations(int items, Func<ulong, double[]> value, double[][] parts)
    {
        for (var order = 0; order < 2 * items; order++)
        {
            var subset = 0UL;
            for (var step = 0; step < items; step++)
            {
                var position = (order + step) % items;
                var item = order < items ? position : items - 1 - position;
                Add(parts[item], value(subset), value(subset | (1UL << item)), 0.5 / items);
                subset |= 1UL << item;
            }
        }
    }

    private static void Add(double[] part, double[] before, double[] after, double share)
    {
        for (var i = 0; i < part.Length; i++)
            part[i] += share * (after[i] - before[i]);
    }

    private static double Choose(int n, int k)
    {
        var result = 1.0;
        for (var i = 1; i <= k; i++)
            result = result * (n - k + i) / i;
        return result;
    }
}
