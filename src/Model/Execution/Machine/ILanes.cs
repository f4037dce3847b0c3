namespace Simulation.Model.Execution.Machine;

/// <summary>
/// Arithmetic on several doubles at once, of one width. Every operation is exactly rounded or purely on bits, so that all widths,
/// down to a single double, give the same bits. A truth is a lane of all ones, a falsehood a lane of all zeros.
/// </summary>
internal unsafe interface ILanes<T>
    where T : struct
{
    /// <summary>Doubles in <typeparamref name="T"/>.</summary>
    static abstract int Width { get; }

    static abstract T Load(double* source);

    static abstract void Store(T value, double* destination);

    static abstract T Spread(double value);

    static abstract T SpreadBits(ulong bits);

    static abstract T Add(T a, T b);

    static abstract T Subtract(T a, T b);

    static abstract T Multiply(T a, T b);

    static abstract T Divide(T a, T b);

    /// <summary>a b + c, rounded once.</summary>
    static abstract T MultiplyAdd(T a, T b, T c);

    static abstract T Sqrt(T a);

    /// <summary>a &gt; b ? a : b, so b when either is not a number.</summary>
    static abstract T Larger(T a, T b);

    /// <summary>a &lt; b ? a : b, so b when either is not a number.</summary>
    static abstract T Smaller(T a, T b);

    static abstract T Less(T a, T b);

    static abstract T LessOrEqual(T a, T b);

    static abstract T Equal(T a, T b);

    static abstract T And(T a, T b);

    static abstract T Or(T a, T b);

    /// <summary>a exclusive-or b.</summary>
    static abstract T Xor(T a, T b);

    /// <summary>a where the mask is true, b where it is false.</summary>
    static abstract T Select(T mask, T a, T b);

    /// <summary>Whether a &lt; b in every lane.</summary>
    static abstract bool AllLess(T a, T b);

    /// <summary>Whether a ≤ b in every lane.</summary>
    static abstract bool AllLessOrEqual(T a, T b);

    /// <summary>Sum of the lanes as 64-bit integers.</summary>
    static abstract T AddBits(T a, T b);

    static abstract T ShiftLeft(T a, int bits);

    /// <summary>Logical shift.</summary>
    static abstract T ShiftRight(T a, int bits);
}
