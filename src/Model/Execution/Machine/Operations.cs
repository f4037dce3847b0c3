using System.Runtime.CompilerServices;

namespace Simulation.Model.Execution.Machine;

/// <summary>One operation on lanes; operands an operation does not have are ignored.</summary>
internal interface IOperation
{
    /// <summary>Whether arguments outside an ordinary range need mending, so that <see cref="Watched"/> should be tried first.</summary>
    static virtual bool IsWatched => false;

    /// <summary>The operation for ordinary arguments, noting whether they are.</summary>
    static virtual T Watched<TL, T>(T a, T b, T c, ref RangeWatch<T> watch)
        where TL : ILanes<T>
        where T : struct => throw new NotSupportedException();

    /// <summary>The operation.</summary>
    static abstract T Apply<TL, T>(T a, T b, T c)
        where TL : ILanes<T>
        where T : struct;
}

/// <summary>The operations of <see cref="Op"/>, each with the meaning documented there.</summary>
internal static class Operations
{
    internal readonly struct Copy : IOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Apply<TL, T>(T a, T b, T c)
            where TL : ILanes<T>
            where T : struct =>
            a;
    }

    internal readonly struct Negate : IOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Apply<TL, T>(T a, T b, T c)
            where TL : ILanes<T>
            where T : struct =>
            TL.Xor(a, TL.Spread(-0.0));
    }

    internal readonly struct Not : IOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Apply<TL, T>(T a, T b, T c)
            where TL : ILanes<T>
            where T : struct =>
            TL.And(TL.Equal(a, TL.Spread(0)), TL.Spread(1.0));
    }

    internal readonly struct Exp : IOperation
    {
        public static bool IsWatched => true;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Watched<TL, T>(T a, T b, T c, ref RangeWatch<T> watch)
            where TL : ILanes<T>
            where T : struct =>
            VectorMath.Exp<TL, T>(a, ref watch);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Apply<TL, T>(T a, T b, T c)
            where TL : ILanes<T>
            where T : struct =>
            VectorMath.Exp<TL, T>(a);
    }

    internal readonly struct Log : IOperation
    {
        public static bool IsWatched => true;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Watched<TL, T>(T a, T b, T c, ref RangeWatch<T> watch)
            where TL : ILanes<T>
            where T : struct =>
            VectorMath.Log<TL, T>(a, ref watch);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Apply<TL, T>(T a, T b, T c)
            where TL : ILanes<T>
            where T : struct =>
            VectorMath.Log<TL, T>(a);
    }

    internal readonly struct Sqrt : IOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Apply<TL, T>(T a, T b, T c)
            where TL : ILanes<T>
            where T : struct =>
            TL.Sqrt(a);
    }

    internal readonly struct Abs : IOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Apply<TL, T>(T a, T b, T c)
            where TL : ILanes<T>
            where T : struct =>
            VectorMath.Abs<TL, T>(a);
    }

    internal readonly struct Logistic : IOperation
    {
        public static bool IsWatched => true;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Watched<TL, T>(T a, T b, T c, ref RangeWatch<T> watch)
            where TL : ILanes<T>
            where T : struct =>
            VectorMath.Logistic<TL, T>(a, ref watch);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Apply<TL, T>(T a, T b, T c)
            where TL : ILanes<T>
            where T : struct =>
            VectorMath.Logistic<TL, T>(a);
    }

    internal readonly struct Add : IOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Apply<TL, T>(T a, T b, T c)
            where TL : ILanes<T>
            where T : struct =>
            TL.Add(a, b);
    }

    internal readonly struct Subtract : IOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Apply<TL, T>(T a, T b, T c)
            where TL : ILanes<T>
            where T : struct =>
            TL.Subtract(a, b);
    }

    internal readonly struct Multiply : IOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Apply<TL, T>(T a, T b, T c)
            where TL : ILanes<T>
            where T : struct =>
            TL.Multiply(a, b);
    }

    internal readonly struct Divide : IOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Apply<TL, T>(T a, T b, T c)
            where TL : ILanes<T>
            where T : struct =>
            TL.Divide(a, b);
    }

    internal readonly struct Power : IOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Apply<TL, T>(T a, T b, T c)
            where TL : ILanes<T>
            where T : struct =>
            VectorMath.Power<TL, T>(a, b);
    }

    internal readonly struct Min : IOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Apply<TL, T>(T a, T b, T c)
            where TL : ILanes<T>
            where T : struct =>
            TL.Select(TL.Equal(b, b), TL.Select(TL.Less(b, a), b, a), b);
    }

    internal readonly struct Max : IOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Apply<TL, T>(T a, T b, T c)
            where TL : ILanes<T>
            where T : struct =>
            TL.Select(TL.Equal(b, b), TL.Select(TL.Less(a, b), b, a), b);
    }

    internal readonly struct Less : IOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Apply<TL, T>(T a, T b, T c)
            where TL : ILanes<T>
            where T : struct =>
            TL.And(TL.Less(a, b), TL.Spread(1.0));
    }

    internal readonly struct LessOrEqual : IOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Apply<TL, T>(T a, T b, T c)
            where TL : ILanes<T>
            where T : struct =>
            TL.And(TL.LessOrEqual(a, b), TL.Spread(1.0));
    }

    internal readonly struct Equal : IOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Apply<TL, T>(T a, T b, T c)
            where TL : ILanes<T>
            where T : struct =>
            TL.And(TL.Equal(a, b), TL.Spread(1.0));
    }

    internal readonly struct NotEqual : IOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Apply<TL, T>(T a, T b, T c)
            where TL : ILanes<T>
            where T : struct =>
            TL.Select(TL.Equal(a, b), TL.Spread(0), TL.Spread(1.0));
    }

    internal readonly struct And : IOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Apply<TL, T>(T a, T b, T c)
            where TL : ILanes<T>
            where T : struct =>
            TL.Select(TL.Or(TL.Equal(a, TL.Spread(0)), TL.Equal(b, TL.Spread(0))), TL.Spread(0), TL.Spread(1.0));
    }

    internal readonly struct Or : IOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Apply<TL, T>(T a, T b, T c)
            where TL : ILanes<T>
            where T : struct =>
            TL.Select(TL.And(TL.Equal(a, TL.Spread(0)), TL.Equal(b, TL.Spread(0))), TL.Spread(0), TL.Spread(1.0));
    }

    internal readonly struct MultiplyExp : IOperation
    {
        public static bool IsWatched => true;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Watched<TL, T>(T a, T b, T c, ref RangeWatch<T> watch)
            where TL : ILanes<T>
            where T : struct =>
            TL.Multiply(a, VectorMath.Exp<TL, T>(b, ref watch));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Apply<TL, T>(T a, T b, T c)
            where TL : ILanes<T>
            where T : struct =>
            TL.Multiply(a, VectorMath.Exp<TL, T>(b));
    }

    internal readonly struct LogRatio : IOperation
    {
        public static bool IsWatched => true;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Watched<TL, T>(T a, T b, T c, ref RangeWatch<T> watch)
            where TL : ILanes<T>
            where T : struct =>
            VectorMath.LogRatio<TL, T>(a, b, ref watch);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Apply<TL, T>(T a, T b, T c)
            where TL : ILanes<T>
            where T : struct =>
            VectorMath.LogRatio<TL, T>(a, b);
    }

    internal readonly struct MultiplyAdd : IOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Apply<TL, T>(T a, T b, T c)
            where TL : ILanes<T>
            where T : struct =>
            TL.MultiplyAdd(a, b, c);
    }

    internal readonly struct MultiplySubtract : IOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Apply<TL, T>(T a, T b, T c)
            where TL : ILanes<T>
            where T : struct =>
            TL.MultiplyAdd(a, b, TL.Xor(c, TL.Spread(-0.0)));
    }

    internal readonly struct NegateMultiplyAdd : IOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Apply<TL, T>(T a, T b, T c)
            where TL : ILanes<T>
            where T : struct =>
            TL.MultiplyAdd(TL.Xor(a, TL.Spread(-0.0)), b, c);
    }

    internal readonly struct Select : IOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Apply<TL, T>(T a, T b, T c)
            where TL : ILanes<T>
            where T : struct =>
            TL.Select(TL.Equal(a, TL.Spread(0)), c, b);
    }

    /// <summary>outer(inner(a, b), c) in one pass: the intermediate result is never stored. No rounding changes.</summary>
    internal readonly struct InnerFirst<TOuter, TInner> : IOperation
        where TOuter : IOperation
        where TInner : IOperation
    {
        public static bool IsWatched => TOuter.IsWatched;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Watched<TL, T>(T a, T b, T c, ref RangeWatch<T> watch)
            where TL : ILanes<T>
            where T : struct =>
            TOuter.Watched<TL, T>(TInner.Apply<TL, T>(a, b, b), c, c, ref watch);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Apply<TL, T>(T a, T b, T c)
            where TL : ILanes<T>
            where T : struct =>
            TOuter.Apply<TL, T>(TInner.Apply<TL, T>(a, b, b), c, c);
    }

    /// <summary>outer(c, inner(a, b)) in one pass.</summary>
    internal readonly struct InnerSecond<TOuter, TInner> : IOperation
        where TOuter : IOperation
        where TInner : IOperation
    {
        public static bool IsWatched => TOuter.IsWatched;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Watched<TL, T>(T a, T b, T c, ref RangeWatch<T> watch)
            where TL : ILanes<T>
            where T : struct =>
            TOuter.Watched<TL, T>(c, TInner.Apply<TL, T>(a, b, b), c, ref watch);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Apply<TL, T>(T a, T b, T c)
            where TL : ILanes<T>
            where T : struct =>
            TOuter.Apply<TL, T>(c, TInner.Apply<TL, T>(a, b, b), c);
    }

    /// <summary>outer(inner(a, b, c)) in one pass.</summary>
    internal readonly struct InnerOnly<TOuter, TInner> : IOperation
        where TOuter : IOperation
        where TInner : IOperation
    {
        public static bool IsWatched => TOuter.IsWatched;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Watched<TL, T>(T a, T b, T c, ref RangeWatch<T> watch)
            where TL : ILanes<T>
            where T : struct =>
            TOuter.Watched<TL, T>(TInner.Apply<TL, T>(a, b, c), c, c, ref watch);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Apply<TL, T>(T a, T b, T c)
            where TL : ILanes<T>
            where T : struct =>
            TOuter.Apply<TL, T>(TInner.Apply<TL, T>(a, b, c), c, c);
    }
}
