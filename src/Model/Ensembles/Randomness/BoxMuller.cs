using System.Runtime.CompilerServices;

namespace Simulation.Model.Ensembles.Randomness;

/// <summary>
/// The Box-Muller transform of two 32-bit words w, v into two independent standard normals. With u = (w + 1/2) / 2³² and R = sqrt(−log u), the
/// lower 30 bits of v give an angle x in (−π/4, π/4) and its two upper bits a sign each:
/// z = ± R (cos x − sin x), z' = ± R (cos x + sin x).
/// </summary>
/// <remarks>
/// Since cos(π/4 + x) = (cos x − sin x)/√2 and sin(π/4 + x) = (cos x + sin x)/√2, this is the usual transform with the point first in the open
/// quarter circle and then put in a random quarter: no swap of sine and cosine is needed, and the √2 goes into R. The largest magnitude is
/// sqrt(2 · 33 log 2) = 6.764; a standard normal exceeds it with probability 1.3 · 10⁻¹¹.
/// Polynomials are minimax fits in double precision (absolute errors below 10⁻¹⁶ for sine and cosine, relative for the logarithm).
/// </remarks>
internal static class BoxMuller
{
    private const ulong DoubleOfTwoTo52 = 0x4330000000000000;
    private const double TwoTo52 = 4503599627370496.0;
    private const ulong SignBit = 0x8000000000000000;
    private const ulong RootOfOneHalfBits = 0x3FE6A09E667F3BCD;

    /// <summary>
    /// Two normals of each lane. The words stand in the lower halves of the lanes; the upper halves are ignored.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Transform<TLanes>(TLanes radiusWord, TLanes angleWord, out TLanes first, out TLanes second)
        where TLanes : struct, ILanes<TLanes>
    {
        var radius = TLanes.Sqrt(MinusLogOfUniform(radiusWord));

        // y in (−1, 1) is the angle in units of π/4: (2 bits + 1 − 2³⁰) / 2³⁰.
        var odd = TLanes.Or(TLanes.ShiftLeft(TLanes.And(angleWord, TLanes.Fill(0x3FFFFFFFUL)), 1), TLanes.Fill(1UL));
        var y = TLanes.Multiply(TLanes.Subtract(ToDouble(odd), TLanes.Fill(1073741824.0)), TLanes.Fill(1.0 / 1073741824.0));
        var square = TLanes.Multiply(y, y);
        var sine = TLanes.Multiply(y, SineRatio(square));
        var cosine = Cosine(square);

        var firstSign = TLanes.And(TLanes.ShiftLeft(angleWord, 32), TLanes.Fill(SignBit));
        var secondSign = TLanes.And(TLanes.ShiftLeft(angleWord, 33), TLanes.Fill(SignBit));
        first = TLanes.Xor(TLanes.Multiply(radius, TLanes.Subtract(cosine, sine)), firstSign);
        second = TLanes.Xor(TLanes.Multiply(radius, TLanes.Add(cosine, sine)), secondSign);
    }

    /// <summary>The lower 32 bits w of each lane as (w + 1/2) / 2³², a uniform number strictly between 0 and 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes ToUniform<TLanes>(TLanes word)
        where TLanes : struct, ILanes<TLanes> =>
        TLanes.Multiply(ToDouble(OddNumber(word)), TLanes.Fill(1.0 / 8589934592.0));

    // 2w + 1, so that uniform numbers sit in the middle of their cells: never 0, never 1.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes OddNumber<TLanes>(TLanes word)
        where TLanes : struct, ILanes<TLanes> =>
        TLanes.Or(TLanes.ShiftRight(TLanes.ShiftLeft(word, 32), 31), TLanes.Fill(1UL));

    // Integers below 2⁵² become doubles by standing in the mantissa of 2⁵².
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes ToDouble<TLanes>(TLanes integer)
        where TLanes : struct, ILanes<TLanes> =>
        TLanes.Subtract(TLanes.Or(integer, TLanes.Fill(DoubleOfTwoTo52)), TLanes.Fill(TwoTo52));

    // −log((2w + 1) / 2³³): with 2w + 1 = 2ᵏ m and m in [√½, √2), it is (33 − k) log 2 − log m, and log m = 2 artanh(s) for s = (m − 1) / (m + 1).
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes MinusLogOfUniform<TLanes>(TLanes word)
        where TLanes : struct, ILanes<TLanes>
    {
        var bits = ToDouble(OddNumber(word));
        var exponent = TLanes.ShiftRight(TLanes.SubtractBits(bits, TLanes.Fill(RootOfOneHalfBits)), 52);
        var mantissa = TLanes.SubtractBits(bits, TLanes.ShiftLeft(exponent, 52));
        var s = TLanes.Divide(TLanes.Subtract(mantissa, TLanes.Fill(1.0)), TLanes.Add(mantissa, TLanes.Fill(1.0)));
        var square = TLanes.Multiply(s, s);
        var minusLog = TLanes.Multiply(s, TLanes.MultiplyAdd(square, MinusArtanhTail(square), TLanes.Fill(-2.0)));
        return TLanes.MultiplyAdd(TLanes.Subtract(TLanes.Fill(33.0), ToDouble(exponent)), TLanes.Fill(0.6931471805599453), minusLog);
    }

    // −(2 artanh(s)/s − 2)/s² as a polynomial in s², |s| ≤ 3 − √8.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes MinusArtanhTail<TLanes>(TLanes z)
        where TLanes : struct, ILanes<TLanes>
    {
        var p = TLanes.MultiplyAdd(z, TLanes.Fill(-0.1461773171896921), TLanes.Fill(-0.15331608391353943));
        p = TLanes.MultiplyAdd(z, p, TLanes.Fill(-0.18182892874011253));
        p = TLanes.MultiplyAdd(z, p, TLanes.Fill(-0.2222221107758415));
        p = TLanes.MultiplyAdd(z, p, TLanes.Fill(-0.2857142862637009));
        p = TLanes.MultiplyAdd(z, p, TLanes.Fill(-0.3999999999989851));
        return TLanes.MultiplyAdd(z, p, TLanes.Fill(-0.666666666666667));
    }

    // sin(π y / 4) / y as a polynomial in y², |y| ≤ 1.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes SineRatio<TLanes>(TLanes z)
        where TLanes : struct, ILanes<TLanes>
    {
        var p = TLanes.MultiplyAdd(z, TLanes.Fill(6.8773662941577894e-12), TLanes.Fill(-1.7571500918185655e-09));
        p = TLanes.MultiplyAdd(z, p, TLanes.Fill(3.133616225625421e-07));
        p = TLanes.MultiplyAdd(z, p, TLanes.Fill(-3.657620415892379e-05));
        p = TLanes.MultiplyAdd(z, p, TLanes.Fill(0.002490394570188846));
        p = TLanes.MultiplyAdd(z, p, TLanes.Fill(-0.08074551218828054));
        return TLanes.MultiplyAdd(z, p, TLanes.Fill(0.7853981633974483));
    }

    // cos(π y / 4) as a polynomial in y², |y| ≤ 1.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Cosine<TLanes>(TLanes z)
        where TLanes : struct, ILanes<TLanes>
    {
        var p = TLanes.MultiplyAdd(z, TLanes.Fill(1.1365481579030036e-10), TLanes.Fill(-2.4609507464353886e-08));
        p = TLanes.MultiplyAdd(z, p, TLanes.Fill(3.5908591802657184e-06));
        p = TLanes.MultiplyAdd(z, p, TLanes.Fill(-0.0003259918864837548));
        p = TLanes.MultiplyAdd(z, p, TLanes.Fill(0.015854344243741596));
        p = TLanes.MultiplyAdd(z, p, TLanes.Fill(-0.30842513753403783));
        return TLanes.MultiplyAdd(z, p, TLanes.Fill(1.0));
    }
}
