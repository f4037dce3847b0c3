using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using MathNet.Numerics;

namespace Simulation.Model.Execution;

/// <summary>
/// The beta(α, β) quantile as a function of a normal score, <c>x(z) = F⁻¹(Φ(z))</c>: a cubic Hermite table on z = −8.5 … 8.5 in steps of 1/32
/// with the exact slopes <c>dx/dz = φ(z) / f(x)</c>, limited so that the table is monotone (Fritsch and Carlson, SIAM Journal on Numerical
/// Analysis 17, 1980). beta(1, 1) is the normal distribution function itself. Scores beyond the ends count as the ends.
/// </summary>
public sealed class BetaTable
{
    private const double Limit = 8.5;
    private const int StepsPerUnit = 32;
    private const int Steps = (int)(2 * Limit * StepsPerUnit);

    private static readonly ConcurrentDictionary<(double, double), BetaTable> Tables = new();

    // [value, slope × step] at each node; pinned so that loops may hold its address.
    private readonly double[] nodes = GC.AllocateArray<double>(2 * (Steps + 1), pinned: true);

    private BetaTable(double alpha, double beta)
    {
        for (var i = 0; i <= Steps; i++)
        {
            var z = ((double)i / StepsPerUnit) - Limit;
            nodes[2 * i] = Quantile(alpha, beta, z, out var slope);
            nodes[(2 * i) + 1] = slope / StepsPerUnit;
        }

        LimitSlopes();
    }

    /// <summary>The table of beta(<paramref name="alpha"/>, <paramref name="beta"/>), made once.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A shape is not a positive number.</exception>
    public static BetaTable Of(double alpha, double beta)
    {
        if (!(alpha > 0 && beta > 0) || !double.IsFinite(alpha + beta))
        {
            throw new ArgumentOutOfRangeException(nameof(alpha), string.Create(CultureInfo.InvariantCulture, $"beta({alpha}, {beta}): both shapes must be positive numbers."));
        }

        return Tables.GetOrAdd((alpha, beta), static shapes => new BetaTable(shapes.Item1, shapes.Item2));
    }

    /// <summary>The quantile at normal score <paramref name="score"/>; NaN for NaN.</summary>
    public unsafe double Evaluate(double score) => Evaluate(Address, score);

    internal unsafe double* Address => (double*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(nodes));

    internal static unsafe double Evaluate(double* nodes, double score)
    {
        if (double.IsNaN(score))
        {
            return score;
        }

        var position = (Math.Clamp(score, -Limit, Limit) + Limit) * StepsPerUnit;
        var cell = Math.Min((int)position, Steps - 1);
        var t = position - cell;
        var node = nodes + (2 * cell);
        var rise = node[2] - node[0];

        // h(t) = x₀ + t (d₀ + t ((3Δ − 2d₀ − d₁) + t (d₀ + d₁ − 2Δ)))
        var cubic = node[1] + node[3] - (2 * rise);
        var square = (3 * rise) - (2 * node[1]) - node[3];
        var inner = Math.FusedMultiplyAdd(t, Math.FusedMultiplyAdd(t, cubic, square), node[1]);
        return Math.FusedMultiplyAdd(t, inner, node[0]);
    }

    // The upper half comes from the mirrored distribution, so that neither tail loses digits to 1 − x.
    private static double Quantile(double alpha, double beta, double z, out double slope)
    {
        if (z > 0)
        {
            return 1 - Quantile(beta, alpha, -z, out slope);
        }

        var target = 0.5 * SpecialFunctions.Erfc(-z / Math.Sqrt(2));
        var x = Solve(alpha, beta, target);
        var logDensity = ((alpha - 1) * Math.Log(x)) + ((beta - 1) * Math.Log(1 - x))
            + SpecialFunctions.GammaLn(alpha + beta) - SpecialFunctions.GammaLn(alpha) - SpecialFunctions.GammaLn(beta);
        slope = Math.Exp((-0.5 * z * z) - (0.5 * Math.Log(2 * Math.PI)) - logDensity);
        return x;
    }

    // Bisection on the logit of x: monotone, and as exact for very small x as for others.
    private static double Solve(double alpha, double beta, double target)
    {
        double low = -700, high = 36;
        for (var i = 0; i < 62; i++)
        {
            var middle = 0.5 * (low + high);
            if (SpecialFunctions.BetaRegularized(alpha, beta, 1 / (1 + Math.Exp(-middle))) < target)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        return 1 / (1 + Math.Exp(-0.5 * (low + high)));
    }

    private void LimitSlopes()
    {
        for (var i = 0; i < Steps; i++)
        {
            var bound = 3 * (nodes[2 * (i + 1)] - nodes[2 * i]);
            nodes[(2 * i) + 1] = Math.Clamp(nodes[(2 * i) + 1], 0, Math.Max(bound, 0));
            nodes[(2 * i) + 3] = Math.Clamp(nodes[(2 * i) + 3], 0, Math.Max(bound, 0));
        }
    }
}
