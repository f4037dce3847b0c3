using System.Runtime.CompilerServices;

namespace Simulation.Model.Execution.Machine;

/// <summary>
/// Elementary functions from additions, multiplications, fused multiply-adds, divisions and integer shifts alone, in a fixed order: the same
/// bits at every vector width and on every machine with fused multiply-add. The polynomials interpolate at Chebyshev nodes on the reduced range
/// (computed with 60 digits; interpolation error below 0.08 ulp). Lanes outside the ordinary range are mended one by one by <see cref="ScalarMath"/>.
/// </summary>
internal static unsafe class VectorMath
{
    /// <summary>Below this eˣ is not a normal number any more; above its negative it is near overflow.</summary>
    internal const double ExpRange = 707.0;

    internal const double Log2OfE = 1.4426950408889634;

    /// <summary>Leading 32 bits of ln 2: products with an exponent are exact.</summary>
    internal const double Ln2High = 0.6931471803691238;

    internal const double Ln2Low = 1.9082149292705877e-10;

    /// <summary>2⁵² + 2⁵¹: adding it rounds to an integer, which stands in the low bits.</summary>
    private const double RoundingShift = 6755399441055744.0;

    private const ulong HalfBits = 0x3FE0000000000000;

    private const ulong SqrtHalfBits = 0x3FE6A09E667F3BCD;

    private const ulong MantissaMask = 0x000FFFFFFFFFFFFF;

    /// <summary>eˣ, within 1 ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Exp<TL, T>(T x)
        where TL : ILanes<T>
        where T : struct
    {
        var result = OrdinaryExp<TL, T>(x);
        var size = Abs<TL, T>(x);
        return TL.AllLess(size, TL.Spread(ExpRange)) ? result : MendExp<TL, T>(TL.Less(size, TL.Spread(ExpRange)), x, result);
    }

    /// <summary>eˣ where |x| &lt; <see cref="ExpRange"/>, or x is not a number; notes the range in <paramref name="watch"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Exp<TL, T>(T x, ref RangeWatch<T> watch)
        where TL : ILanes<T>
        where T : struct
    {
        watch.Size = TL.Larger(Abs<TL, T>(x), watch.Size);
        return OrdinaryExp<TL, T>(x);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T OrdinaryExp<TL, T>(T x)
        where TL : ILanes<T>
        where T : struct
    {
        // x = k ln 2 + r; eˣ = 2ᵏ⁻¹ · 2eʳ: the half keeps the largest exponent representable.
        var shifted = TL.MultiplyAdd(x, TL.Spread(Log2OfE), TL.Spread(RoundingShift));
        var k = TL.Subtract(shifted, TL.Spread(RoundingShift));
        var r = TL.MultiplyAdd(k, TL.Spread(-Ln2High), x);
        r = TL.MultiplyAdd(k, TL.Spread(-Ln2Low), r);
        var scale = TL.AddBits(TL.ShiftLeft(shifted, 52), TL.SpreadBits(HalfBits));
        return TL.Multiply(TwiceExpReduced<TL, T>(r), scale);
    }

    /// <summary>2 eʳ for |r| ≤ ln 2 / 2: 2 + 2r + r² q(r).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T TwiceExpReduced<TL, T>(T r)
        where TL : ILanes<T>
        where T : struct
    {
        var square = TL.Multiply(r, r);
        var fourth = TL.Multiply(square, square);
        var q01 = TL.MultiplyAdd(r, TL.Spread(0.33333333333333337), TL.Spread(1.0000000000000002));
        var q23 = TL.MultiplyAdd(r, TL.Spread(0.01666666666666013), TL.Spread(0.08333333333324833));
        var q45 = TL.MultiplyAdd(r, TL.Spread(0.0003968253972608134), TL.Spread(0.0027777777834393762));
        var q67 = TL.MultiplyAdd(r, TL.Spread(5.5114536960232666e-06), TL.Spread(4.960304264423365e-05));
        var q89 = TL.MultiplyAdd(r, TL.Spread(5.0200751849419434e-08), TL.Spread(5.52401519996213e-07));
        var low = TL.MultiplyAdd(square, q23, q01);
        var high = TL.MultiplyAdd(square, q67, q45);
        high = TL.MultiplyAdd(fourth, q89, high);
        var q = TL.MultiplyAdd(fourth, high, low);
        var tail = TL.MultiplyAdd(square, q, TL.Add(r, r));
        return TL.Add(TL.Spread(2.0), tail);
    }

    /// <summary>ln x, within 1 ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Log<TL, T>(T x)
        where TL : ILanes<T>
        where T : struct
    {
        var result = OrdinaryLog<TL, T>(x);
        return AllOrdinary<TL, T>(x) ? result : MendLog<TL, T>(Ordinary<TL, T>(x), x, result);
    }

    /// <summary>ln x where x is a positive normal number; notes the range in <paramref name="watch"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Log<TL, T>(T x, ref RangeWatch<T> watch)
        where TL : ILanes<T>
        where T : struct
    {
        // 0 x is 0 for a finite x, and not a number for ever after when x is infinite or not a number.
        watch.Size = TL.MultiplyAdd(x, TL.Spread(0), watch.Size);
        watch.Smallest = TL.Smaller(x, watch.Smallest);
        return OrdinaryLog<TL, T>(x);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T OrdinaryLog<TL, T>(T x)
        where TL : ILanes<T>
        where T : struct
    {
        // x = 2ᵉ m with √½ ≤ m < √2; ln m = 2 artanh(f / (2 + f)), f = m − 1.
        var shifted = TL.AddBits(x, TL.SpreadBits(unchecked((1023UL << 52) - SqrtHalfBits)));
        var e = TL.Subtract(TL.Or(TL.ShiftRight(shifted, 52), TL.Spread(TwoTo52)), TL.Spread(TwoTo52 + 1023));
        var m = TL.AddBits(TL.And(shifted, TL.SpreadBits(MantissaMask)), TL.SpreadBits(SqrtHalfBits));
        var f = TL.Subtract(m, TL.Spread(1.0));
        var s = TL.Divide(f, TL.Add(f, TL.Spread(2.0)));
        var halfSquare = TL.Multiply(TL.Multiply(TL.Spread(0.5), f), f);
        var remainder = TL.MultiplyAdd(s, TL.Add(halfSquare, ArtanhTail<TL, T>(TL.Multiply(s, s))), TL.Multiply(e, TL.Spread(Ln2Low)));
        return TL.MultiplyAdd(e, TL.Spread(Ln2High), TL.Subtract(f, TL.Subtract(halfSquare, remainder)));
    }

    private const double TwoTo52 = 4503599627370496.0;

    internal const double SmallestNormal = 2.2250738585072014e-308;

    /// <summary>z P(z) with (2 artanh s − 2s) / s = z P(z), z = s².</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T ArtanhTail<TL, T>(T z)
        where TL : ILanes<T>
        where T : struct
    {
        var square = TL.Multiply(z, z);
        var fourth = TL.Multiply(square, square);
        var p01 = TL.MultiplyAdd(z, TL.Spread(0.39999999999899505), TL.Spread(0.666666666666667));
        var p23 = TL.MultiplyAdd(z, TL.Spread(0.22222211134751835), TL.Spread(0.2857142862597575));
        var p45 = TL.MultiplyAdd(z, TL.Spread(0.15331721495826012), TL.Spread(0.18182889128412458));
        var low = TL.MultiplyAdd(square, p23, p01);
        var high = TL.MultiplyAdd(square, TL.Spread(0.1461645097955211), p45);
        return TL.Multiply(z, TL.MultiplyAdd(fourth, high, low));
    }

    /// <summary>
    /// ln(a / b) with one rounding of the quotient: more exact near 1 than a difference of logarithms. Undefined unless both are positive, as the
    /// difference is; the quotient must be representable.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T LogRatio<TL, T>(T a, T b)
        where TL : ILanes<T>
        where T : struct => Log<TL, T>(Ratio<TL, T>(a, b));

    /// <summary>ln(a / b) where the quotient is a positive normal number; notes the range in <paramref name="watch"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T LogRatio<TL, T>(T a, T b, ref RangeWatch<T> watch)
        where TL : ILanes<T>
        where T : struct => Log<TL, T>(Ratio<TL, T>(a, b), ref watch);

    // Two negative numbers have a positive quotient but no logarithms: make the quotient negative.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Ratio<TL, T>(T a, T b)
        where TL : ILanes<T>
        where T : struct => TL.Or(TL.Divide(a, b), TL.And(b, TL.Spread(-0.0)));

    /// <summary>1 / (1 + e⁻ˣ).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Logistic<TL, T>(T x)
        where TL : ILanes<T>
        where T : struct =>
        TL.Divide(TL.Spread(1.0), TL.Add(TL.Spread(1.0), Exp<TL, T>(TL.Xor(x, TL.Spread(-0.0)))));

    /// <summary>1 / (1 + e⁻ˣ) where |x| &lt; <see cref="ExpRange"/>; notes the range in <paramref name="watch"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Logistic<TL, T>(T x, ref RangeWatch<T> watch)
        where TL : ILanes<T>
        where T : struct =>
        TL.Divide(TL.Spread(1.0), TL.Add(TL.Spread(1.0), Exp<TL, T>(TL.Xor(x, TL.Spread(-0.0)), ref watch)));

    /// <summary>xʸ as e^(y ln x) for ordinary positive x; other lanes one by one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Power<TL, T>(T x, T y)
        where TL : ILanes<T>
        where T : struct
    {
        var result = Exp<TL, T>(TL.Multiply(y, Log<TL, T>(x)));
        return AllOrdinary<TL, T>(x) ? result : MendPower<TL, T>(Ordinary<TL, T>(x), x, y, result);
    }

    /// <summary>Whether all lanes are positive normal numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool AllOrdinary<TL, T>(T x)
        where TL : ILanes<T>
        where T : struct =>
        TL.AllLessOrEqual(TL.Spread(SmallestNormal), x) && TL.AllLess(x, TL.Spread(double.PositiveInfinity));

    private static T Ordinary<TL, T>(T x)
        where TL : ILanes<T>
        where T : struct =>
        TL.And(TL.LessOrEqual(TL.Spread(SmallestNormal), x), TL.Less(x, TL.Spread(double.PositiveInfinity)));

    /// <summary>|x|.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Abs<TL, T>(T x)
        where TL : ILanes<T>
        where T : struct =>
        TL.And(x, TL.SpreadBits(0x7FFFFFFFFFFFFFFF));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static T MendExp<TL, T>(T ordinary, T x, T result)
        where TL : ILanes<T>
        where T : struct
    {
        double* lanes = stackalloc double[3 * TL.Width];
        Spill<TL, T>(lanes, ordinary, x, result);
        for (var i = 0; i < TL.Width; i++)
        {
            if (lanes[i] == 0)
            {
                lanes[(2 * TL.Width) + i] = ScalarMath.UnusualExp(lanes[TL.Width + i]);
            }
        }

        return TL.Load(lanes + (2 * TL.Width));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static T MendLog<TL, T>(T ordinary, T x, T result)
        where TL : ILanes<T>
        where T : struct
    {
        double* lanes = stackalloc double[3 * TL.Width];
        Spill<TL, T>(lanes, ordinary, x, result);
        for (var i = 0; i < TL.Width; i++)
        {
            if (lanes[i] == 0)
            {
                lanes[(2 * TL.Width) + i] = ScalarMath.UnusualLog(lanes[TL.Width + i]);
            }
        }

        return TL.Load(lanes + (2 * TL.Width));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static T MendPower<TL, T>(T ordinary, T x, T y, T result)
        where TL : ILanes<T>
        where T : struct
    {
        double* lanes = stackalloc double[4 * TL.Width];
        Spill<TL, T>(lanes, ordinary, x, result);
        TL.Store(y, lanes + (3 * TL.Width));
        for (var i = 0; i < TL.Width; i++)
        {
            if (lanes[i] == 0)
            {
                lanes[(2 * TL.Width) + i] = ScalarMath.UnusualPower(lanes[TL.Width + i], lanes[(3 * TL.Width) + i]);
            }
        }

        return TL.Load(lanes + (2 * TL.Width));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Spill<TL, T>(double* lanes, T ordinary, T x, T result)
        where TL : ILanes<T>
        where T : struct
    {
        // A mask lane is all ones (which reads as NaN) or zero.
        TL.Store(ordinary, lanes);
        TL.Store(x, lanes + TL.Width);
        TL.Store(result, lanes + (2 * TL.Width));
    }
}
