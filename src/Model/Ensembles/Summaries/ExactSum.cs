namespace Simulation.Model.Ensembles.Summaries;

/// <summary>
/// A sum of doubles without any rounding, so that it does not depend on order or grouping: a fixed-point number whose unit is 2⁻¹⁰⁷⁴ (the least
/// double), in digits of 32 bits.
/// </summary>
/// <remarks>
/// Digits are carried lazily: each holds a signed 64-bit count of its unit, and carries are passed on before it can overflow. Adding a number that is
/// not finite makes the sum undefined (<see cref="IsOverflowed"/>) for good. Once carried, reading changes nothing, so that a sum which no
/// longer grows may be read by several threads.
/// </remarks>
internal sealed class ExactSum
{
    /// <summary>Digits needed for every double (2098 bits), 2⁴⁰ of them, and a sign.</summary>
    internal const int DigitCount = 68;

    private const int DigitBits = 32;
    private const long DigitMask = uint.MaxValue;
    private const int MantissaBits = 52;
    private const int ExponentMask = 0x7FF;
    private const int AddsBeforeCarry = 1 << 30;

    private readonly long[] digits = new long[DigitCount];
    private int pendingAdds;

    /// <summary>True when a number that is not finite was added.</summary>
    public bool IsOverflowed { get; private set; }

    /// <summary>Adds one number.</summary>
    public void Add(double value)
    {
        if (!double.IsFinite(value))
        {
            IsOverflowed = true;
            return;
        }

        var bits = BitConverter.DoubleToUInt64Bits(value);
        var exponent = (int)(bits >> MantissaBits) & ExponentMask;
        var mantissa = bits & ((1UL << MantissaBits) - 1);
        if (exponent == 0) exponent = 1;
        else mantissa |= 1UL << MantissaBits;

        var (digit, offset) = Math.DivRem(exponent - 1, DigitBits);
        var low = mantissa << offset;
        var high = offset == 0 ? 0 : mantissa >> (64 - offset);
        var sign = value < 0 ? -1L : 1L;
        digits[digit] += sign * (long)(low & DigitMask);
        digits[digit + 1] += sign * (long)(low >> DigitBits);
        digits[digit + 2] += sign * (long)high;
        if (++pendingAdds == AddsBeforeCarry) Carry();
    }

    /// <summary>Adds another sum to this one, and returns this one.</summary>
    public ExactSum Add(ExactSum other)
    {
        Carry();
        other.Carry();
        for (var i = 0; i < DigitCount; i++) digits[i] += other.digits[i];
        IsOverflowed |= other.IsOverflowed;
        pendingAdds = 1;
        Carry();
        return this;
    }

    /// <summary>Back to zero.</summary>
    public void Clear()
    {
        Array.Clear(digits);
        pendingAdds = 0;
        IsOverflowed = false;
    }

    /// <summary>A copy that changes on its own.</summary>
    public ExactSum Clone()
    {
        var copy = new ExactSum();
        copy.Add(this);
        return copy;
    }

    /// <summary>This sum with its carries passed on: from now on it may be read by several threads.</summary>
    public ExactSum Settle()
    {
        Carry();
        return this;
    }

    /// <summary>The sum rounded to the nearest double, and what rounding left, rounded in its turn. NaN when overflowed.</summary>
    public (double High, double Low) Split() => Clone().SplitUp();

    /// <summary>As <see cref="Split"/>, but uses the sum up, and makes no copy.</summary>
    public (double High, double Low) SplitUp()
    {
        if (IsOverflowed) return (double.NaN, double.NaN);
        var high = Round();
        if (!double.IsFinite(high)) return (double.NaN, double.NaN);
        Add(-high);
        return (high, Round());
    }

    /// <summary>Sign and magnitude, least digit first: the canonical form, equal for equal sums.</summary>
    /// <param name="magnitude">Receives <see cref="DigitCount"/> digits.</param>
    /// <returns>Whether the sum is negative.</returns>
    internal bool ToCanonical(Span<uint> magnitude)
    {
        Carry();
        var isNegative = digits[^1] < 0;
        var carry = 0L;
        for (var i = 0; i < DigitCount; i++)
        {
            carry += isNegative ? -digits[i] : digits[i];
            magnitude[i] = (uint)(carry & DigitMask);
            carry >>= DigitBits;
        }

        return isNegative;
    }

    /// <summary>The sum of a canonical form.</summary>
    internal static ExactSum FromCanonical(bool isNegative, ReadOnlySpan<uint> magnitude, bool isOverflowed)
    {
        var sum = new ExactSum { IsOverflowed = isOverflowed };
        for (var i = 0; i < magnitude.Length; i++) sum.digits[i] = isNegative ? -(long)magnitude[i] : magnitude[i];
        sum.pendingAdds = 1;
        sum.Carry();
        return sum;
    }

    /// <summary>True when both are the same sum.</summary>
    public bool SameAs(ExactSum other)
    {
        Carry();
        other.Carry();
        return IsOverflowed == other.IsOverflowed && digits.AsSpan().SequenceEqual(other.digits);
    }

    // All digits but the last into 0..2³² − 1; the last takes the sign.
    private void Carry()
    {
        if (pendingAdds == 0) return;
        var carry = 0L;
        for (var i = 0; i < DigitCount - 1; i++)
        {
            carry += digits[i];
            digits[i] = carry & DigitMask;
            carry >>= DigitBits;
        }

        digits[^1] += carry;
        pendingAdds = 0;
    }

    private double Round()
    {
        Span<uint> magnitude = stackalloc uint[DigitCount];
        var isNegative = ToCanonical(magnitude);
        var top = magnitude.LastIndexOfAnyExcept(0u);
        if (top < 0) return 0.0;

        // The 64 leading bits, the last of them set if anything follows: enough to round to 53 correctly.
        var leading = ((UInt128)magnitude[top] << 64) | ((UInt128)Digit(magnitude, top - 1) << 32) | Digit(magnitude, top - 2);
        var shift = 32 - (int)uint.LeadingZeroCount(magnitude[top]);
        var kept = (ulong)(leading >> shift);
        var isInexact = ((UInt128)kept << shift) != leading;
        for (var i = 0; i < top - 2 && !isInexact; i++) isInexact = magnitude[i] != 0;
        if (isInexact) kept |= 1;
        var value = Math.ScaleB((double)kept, shift + (DigitBits * (top - 2)) - 1074);
        return isNegative ? -value : value;
    }

    private static uint Digit(ReadOnlySpan<uint> magnitude, int index) => index < 0 ? 0 : magnitude[index];
}
