using System.Runtime.CompilerServices;

namespace Simulation.Model.Execution.Machine;

/// <summary>
/// Notes, over a whole column, whether an elementary function met arguments outside its ordinary range. Asking once after the loop keeps the loop
/// free of calls; with a call inside, the compiler keeps the functions' constants on the stack, where wide vectors straddle cache lines.
/// </summary>
internal struct RangeWatch<T>
    where T : struct
{
    /// <summary>Largest size of an exponent so far; not a number once a logarithm's argument was infinite or not a number.</summary>
    public T Size;

    /// <summary>Smallest argument of a logarithm so far.</summary>
    public T Smallest;

    /// <summary>Nothing seen yet.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RangeWatch<T> Start<TL>()
        where TL : ILanes<T> => new() { Size = TL.Spread(0), Smallest = TL.Spread(1) };

    /// <summary>Whether everything seen was ordinary.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly bool IsOrdinary<TL>()
        where TL : ILanes<T> => TL.AllLess(Size, TL.Spread(VectorMath.ExpRange)) && TL.AllLessOrEqual(TL.Spread(VectorMath.SmallestNormal), Smallest);
}
