using System.Runtime.CompilerServices;

namespace Simulation.Model.Ensembles.Randomness;

/// <summary>One lane: the scalar form, which every machine can run and which the others must equal.</summary>
internal readonly struct Lanes64 : ILanes<Lanes64>
{
    private readonly ulong _bits;

    private Lanes64(ulong bits) => _bits = bits;

    private Lanes64(double value) => _bits = BitConverter.DoubleToUInt64Bits(value);

    public static int Count => 1;

    public static bool IsSupported => true;

    /// <summary>The lane as an integer.</summary>
    public ulong Bits => _bits;

    private double Value => BitConverter.UInt64BitsToDouble(_bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes64 Fill(ulong bits) => new(bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes64 Fill(double value) => new(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes64 Sequence(ulong first) => new(first);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes64 MultiplyLow(Lanes64 a, Lanes64 b) => new((a._bits & uint.MaxValue) * (b._bits & uint.MaxValue));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes64 Xor(Lanes64 a, Lanes64 b) => new(a._bits ^ b._bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes64 And(Lanes64 a, Lanes64 b) => new(a._bits & b._bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes64 Or(Lanes64 a, Lanes64 b) => new(a._bits | b._bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes64 SubtractBits(Lanes64 a, Lanes64 b) => new(a._bits - b._bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes64 ShiftLeft(Lanes64 a, int count) => new(a._bits << count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes64 ShiftRight(Lanes64 a, int count) => new(a._bits >> count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes64 Add(Lanes64 a, Lanes64 b) => new(a.Value + b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes64 Subtract(Lanes64 a, Lanes64 b) => new(a.Value - b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes64 Multiply(Lanes64 a, Lanes64 b) => new(a.Value * b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes64 Divide(Lanes64 a, Lanes64 b) => new(a.Value / b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes64 MultiplyAdd(Lanes64 a, Lanes64 b, Lanes64 c) => new(Math.FusedMultiplyAdd(a.Value, b.Value, c.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes64 Sqrt(Lanes64 a) => new(Math.Sqrt(a.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes64 Load(ref readonly double source) => new(source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lanes64 a, ref double destination) => destination = a.Value;
}
