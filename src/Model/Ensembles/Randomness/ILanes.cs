namespace Simulation.Model.Ensembles.Randomness;

/// <summary>
/// A few 64-bit lanes computed together. The generator and the normal transform are written once over this interface, so that the scalar, 256-bit
/// and 512-bit forms run the same sequence of exactly rounded operations and agree to the bit on every machine.
/// </summary>
internal interface ILanes<TSelf>
    where TSelf : struct, ILanes<TSelf>
{
    /// <summary>Number of lanes: 1, 4 or 8.</summary>
    static abstract int Count { get; }

    /// <summary>True when this machine computes the form in hardware.</summary>
    static abstract bool IsSupported { get; }

    /// <summary>The same bits in every lane.</summary>
    static abstract TSelf Fill(ulong bits);

    /// <summary>The same number in every lane.</summary>
    static abstract TSelf Fill(double value);

    /// <summary>first, first + 1, first + 2, ...</summary>
    static abstract TSelf Sequence(ulong first);

    /// <summary>Product of the lower 32 bits of each lane, 64 bits wide; upper halves are ignored.</summary>
    static abstract TSelf MultiplyLow(TSelf a, TSelf b);

    /// <summary>Exclusive or.</summary>
    static abstract TSelf Xor(TSelf a, TSelf b);

    /// <summary>And.</summary>
    static abstract TSelf And(TSelf a, TSelf b);

    /// <summary>Or.</summary>
    static abstract TSelf Or(TSelf a, TSelf b);

    /// <summary>Integer difference modulo 2⁶⁴.</summary>
    static abstract TSelf SubtractBits(TSelf a, TSelf b);

    /// <summary>Shift towards the high end.</summary>
    static abstract TSelf ShiftLeft(TSelf a, int count);

    /// <summary>Shift towards the low end, filling with zeros.</summary>
    static abstract TSelf ShiftRight(TSelf a, int count);

    /// <summary>a + b as doubles.</summary>
    static abstract TSelf Add(TSelf a, TSelf b);

    /// <summary>a − b as doubles.</summary>
    static abstract TSelf Subtract(TSelf a, TSelf b);

    /// <summary>a b as doubles.</summary>
    static abstract TSelf Multiply(TSelf a, TSelf b);

    /// <summary>a / b as doubles.</summary>
    static abstract TSelf Divide(TSelf a, TSelf b);

    /// <summary>a b + c as doubles, rounded once.</summary>
    static abstract TSelf MultiplyAdd(TSelf a, TSelf b, TSelf c);

    /// <summary>Square root as doubles, correctly rounded.</summary>
    static abstract TSelf Sqrt(TSelf a);

    /// <summary>Reads lanes from consecutive places, bits as they are.</summary>
    static abstract TSelf Load(ref readonly double source);

    /// <summary>Writes the lanes to consecutive places, bits as they are.</summary>
    static abstract void Store(TSelf a, ref double destination);
}
