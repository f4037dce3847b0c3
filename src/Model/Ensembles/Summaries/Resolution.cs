using System.Numerics;
using System.Runtime.InteropServices;

namespace Simulation.Model.Ensembles.Summaries;

/// <summary>
/// How finely values are told apart: the number of mantissa bits kept, by which doubles are mapped to integer keys in the same order.
/// The key of x is the upper part of its IEEE-754 magnitude, rounded to nearest, with the sign of x; 0 and −0 have key 0.
/// </summary>
public readonly record struct Resolution
{
    /// <summary>Mantissa bits of a double: nothing is rounded.</summary>
    public const int ExactBits = 52;

    /// <summary>Mantissa bits kept in large runs.</summary>
    public const int CoarseBits = 10;

    /// <summary>Most draws of a run whose values are kept exactly.</summary>
    public const long ExactDraws = 16_384;

    private const ulong LargestFinite = 0x7FEFFFFFFFFFFFFF;

    private Resolution(int bits) => Bits = bits;

    /// <summary>Every value as it is.</summary>
    public static Resolution Exact => new(ExactBits);

    /// <summary>10 mantissa bits: values within one part in 2,048 of each other may be counted together.</summary>
    public static Resolution Coarse => new(CoarseBits);

    /// <summary>Mantissa bits kept.</summary>
    public int Bits { get; }

    /// <summary>
    /// Largest relative difference between a value and the one it is counted as: 0 when exact, otherwise 2^−(bits + 1) for normal numbers.
    /// </summary>
    public double RelativeError => Bits == ExactBits ? 0.0 : Math.ScaleB(1.0, -(Bits + 1));

    private int Shift => ExactBits - Bits;

    private ulong Half => Shift == 0 ? 0UL : 1UL << (Shift - 1);

    /// <summary>The resolution of a run of so many draws: exact up to <see cref="ExactDraws"/>, coarse above.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    public static Resolution For(long draws)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(draws);
        return draws <= ExactDraws ? Exact : Coarse;
    }

    /// <summary>The resolution with so many bits.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Neither <see cref="ExactBits"/> nor <see cref="CoarseBits"/>.</exception>
    internal static Resolution OfBits(int bits) => bits switch
    {
        ExactBits => Exact,
        CoarseBits => Coarse,
        _ => throw new ArgumentOutOfRangeException(nameof(bits), bits, $"A resolution keeps {CoarseBits} or {ExactBits} bits."),
    };

    /// <summary>Keys of finite values.</summary>
    internal void ToKeys(ReadOnlySpan<double> values, Span<long> keys)
    {
        var shift = Shift;
        var half = (long)Half;
        var vectors = MemoryMarshal.Cast<double, Vector<long>>(values);
        var vectorKeys = MemoryMarshal.Cast<long, Vector<long>>(keys);
        for (var i = 0; i < vectors.Length; i++)
        {
            var magnitude = Vector.ShiftRightLogical((vectors[i] & new Vector<long>(long.MaxValue)) + new Vector<long>(half), shift);
            var sign = Vector.LessThan(vectors[i], Vector<long>.Zero);
            vectorKeys[i] = (magnitude ^ sign) - sign;
        }

        for (var i = vectors.Length * Vector<long>.Count; i < values.Length; i++)
        {
            var bits = BitConverter.DoubleToInt64Bits(values[i]);
            var magnitude = ((bits & long.MaxValue) + half) >> shift;
            keys[i] = bits < 0 ? -magnitude : magnitude;
        }
    }

    /// <summary>Key of one finite value.</summary>
    internal long ToKey(double value)
    {
        Span<long> key = stackalloc long[1];
        ToKeys([value], key);
        return key[0];
    }

    /// <summary>The value that stands for a key.</summary>
    internal double ToValue(long key)
    {
        // Rounding may carry the largest doubles into the pattern of infinity.
        var magnitude = Math.Min((ulong)Math.Abs(key) << Shift, LargestFinite);
        var value = BitConverter.UInt64BitsToDouble(magnitude);
        return key < 0 ? -value : value;
    }

    /// <summary>Largest magnitude of a key: that of infinity's bit pattern, reached by rounding only.</summary>
    internal long LargestKey => (long)((LargestFinite + Half) >> Shift);
}
