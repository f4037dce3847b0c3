namespace Simulation.Model.Execution.Machine;

/// <summary>The elementary functions outside their ordinary ranges: zeros, infinities, subnormal numbers, undefined arguments.</summary>
internal static class ScalarMath
{
    private const double LargestExponent = 709.782712893384;
    private const double SmallestExponent = -745.1332191019412;
    private const double TwoTo54 = 18014398509481984.0;

    /// <summary>eˣ where |x| ≥ <see cref="VectorMath.ExpRange"/> or x is not a number.</summary>
    public static double UnusualExp(double x)
    {
        if (double.IsNaN(x))
        {
            return x;
        }

        if (x > LargestExponent)
        {
            return double.PositiveInfinity;
        }

        if (x < SmallestExponent)
        {
            return 0;
        }

        // Both halves are in the ordinary range; their product rounds once more, into the subnormal numbers if need be.
        var half = 0.5 * x;
        return VectorMath.Exp<Lanes1, double>(half) * VectorMath.Exp<Lanes1, double>(x - half);
    }

    /// <summary>ln x where x is not a positive normal number.</summary>
    public static double UnusualLog(double x) => x switch
    {
        > 0 and < VectorMath.SmallestNormal => VectorMath.Log<Lanes1, double>(x * TwoTo54) - (54 * VectorMath.Ln2High) - (54 * VectorMath.Ln2Low),
        0 => double.NegativeInfinity,
        double.PositiveInfinity => double.PositiveInfinity,
        _ => double.NaN,
    };

    /// <summary>xʸ where x is not a positive normal number: as IEEE 754 defines pow.</summary>
    public static double UnusualPower(double x, double y)
    {
        if (y == 0)
        {
            return 1;
        }

        if (double.IsNaN(x) || double.IsNaN(y))
        {
            return double.NaN;
        }

        var odd = Math.Abs(y) < 9007199254740992.0 && Math.Abs(y % 2) == 1;
        if (x == 0 || double.IsInfinity(x))
        {
            var size = (x == 0) == (y > 0) ? 0 : double.PositiveInfinity;
            return odd && double.IsNegative(x) ? -size : size;
        }

        var magnitude = VectorMath.Exp<Lanes1, double>(y * VectorMath.Log<Lanes1, double>(Math.Abs(x)));
        if (x > 0)
        {
            return magnitude;
        }

        return y != Math.Floor(y) ? double.NaN : odd ? -magnitude : magnitude;
    }
}
