using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static Simulation.Model.Execution.Machine.Operations;

namespace Simulation.Model.Execution.Machine;

/// <summary>Doubles computed at once; results have the same bits at every width.</summary>
internal enum LaneWidth
{
    /// <summary>One by one.</summary>
    One,

    /// <summary>Vectors of 256 bits.</summary>
    Four,

    /// <summary>Vectors of 512 bits.</summary>
    Eight,
}

/// <summary>Where an operand comes from: a column of draws, one number for all draws, or nowhere.</summary>
internal unsafe interface IOperand
{
    static abstract T Open<TL, T>(double* source)
        where TL : ILanes<T>
        where T : struct;

    static abstract T At<TL, T>(double* source, nint index, T opened)
        where TL : ILanes<T>
        where T : struct;
}

/// <summary>
/// Instructions as loops over a column of draws: one specialised loop per operation and per way its operands are given (column or uniform),
/// so that an operation with a constant reads one column less.
/// </summary>
internal static unsafe class Kernels
{
    /// <summary>The widest lanes of this machine.</summary>
    public static LaneWidth Widest => Vector512.IsHardwareAccelerated ? LaneWidth.Eight : LaneWidth.Four;

    /// <summary>The loop of an operation at a width of lanes.</summary>
    public static delegate*<double*, double*, double*, double*, nint, void> Find(LaneWidth width, Op op, bool uniformA, bool uniformB, bool uniformC) =>
        width switch
        {
            LaneWidth.Eight => Kernels<Lanes512, Vector512<double>>.Find(op, uniformA, uniformB, uniformC),
            LaneWidth.Four => Kernels<Lanes256, Vector256<double>>.Find(op, uniformA, uniformB, uniformC),
            _ => Kernels<Lanes1, double>.Find(op, uniformA, uniformB, uniformC),
        };

    /// <summary>The loop of an operation joined with the one that yields an operand of it; see <see cref="OperationPair"/>.</summary>
    public static delegate*<double*, double*, double*, double*, nint, void> Find(LaneWidth width, OperationPair pair, bool uniformA, bool uniformB, bool uniformC) =>
        width switch
        {
            LaneWidth.Eight => PairKernels<Lanes512, Vector512<double>>.Find(pair, uniformA, uniformB, uniformC),
            LaneWidth.Four => PairKernels<Lanes256, Vector256<double>>.Find(pair, uniformA, uniformB, uniformC),
            _ => PairKernels<Lanes1, double>.Find(pair, uniformA, uniformB, uniformC),
        };

    /// <summary>Whether the loop of an operation reads its operands again after writing: it is watched for unusual arguments.</summary>
    public static bool IsWatched(Op op) => op is Op.Exp or Op.Log or Op.Logistic or Op.MultiplyExp or Op.LogRatio;

    /// <summary>One application of an operation to single numbers, with the same bits as in a column.</summary>
    public static double Scalar(Op op, double a, double b, double c)
    {
        double result;
        Kernels<Lanes1, double>.Find(op, false, false, false)(&result, &a, &b, &c, 1);
        return result;
    }

    internal readonly struct Column : IOperand
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Open<TL, T>(double* source)
            where TL : ILanes<T>
            where T : struct => default;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T At<TL, T>(double* source, nint index, T opened)
            where TL : ILanes<T>
            where T : struct => TL.Load(source + index);
    }

    internal readonly struct Uniform : IOperand
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Open<TL, T>(double* source)
            where TL : ILanes<T>
            where T : struct => TL.Spread(*source);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T At<TL, T>(double* source, nint index, T opened)
            where TL : ILanes<T>
            where T : struct => opened;
    }

    internal readonly struct None : IOperand
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Open<TL, T>(double* source)
            where TL : ILanes<T>
            where T : struct => default;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T At<TL, T>(double* source, nint index, T opened)
            where TL : ILanes<T>
            where T : struct => opened;
    }
}

/// <summary>
/// The loops at one width of lanes. Columns are 64-byte aligned and padded to full lanes. A loop of a watched operation (see
/// <see cref="Kernels.IsWatched"/>) may run twice over its operands, so its destination must be none of them.
/// </summary>
internal static unsafe class Kernels<TL, T>
    where TL : ILanes<T>
    where T : struct
{
    /// <summary>The loop of an operation; at most two of three operands are uniform (else the result would be, and needs no loop).</summary>
    public static delegate*<double*, double*, double*, double*, nint, void> Find(Op op, bool a, bool b, bool c) => op switch
    {
        Op.Copy => a ? &Run<Copy, Kernels.Uniform, Kernels.None, Kernels.None> : Unary<Copy>(),
        Op.Negate => Unary<Negate>(),
        Op.Not => Unary<Not>(),
        Op.Exp => Unary<Exp>(),
        Op.Log => Unary<Log>(),
        Op.Sqrt => Unary<Sqrt>(),
        Op.Abs => Unary<Abs>(),
        Op.Logistic => Unary<Logistic>(),
        Op.Beta => &RunBeta,
        Op.Add => Binary<Add>(a, b),
        Op.Subtract => Binary<Subtract>(a, b),
        Op.Multiply => Binary<Multiply>(a, b),
        Op.Divide => Binary<Divide>(a, b),
        Op.Power => Binary<Power>(a, b),
        Op.Min => Binary<Min>(a, b),
        Op.Max => Binary<Max>(a, b),
        Op.Less => Binary<Less>(a, b),
        Op.LessOrEqual => Binary<LessOrEqual>(a, b),
        Op.Equal => Binary<Equal>(a, b),
        Op.NotEqual => Binary<NotEqual>(a, b),
        Op.And => Binary<And>(a, b),
        Op.Or => Binary<Or>(a, b),
        Op.MultiplyExp => Binary<MultiplyExp>(a, b),
        Op.LogRatio => Binary<LogRatio>(a, b),
        Op.MultiplyAdd => Ternary<MultiplyAdd>(a, b, c),
        Op.MultiplySubtract => Ternary<MultiplySubtract>(a, b, c),
        Op.NegateMultiplyAdd => Ternary<NegateMultiplyAdd>(a, b, c),
        Op.Select => Ternary<Select>(a, b, c),
        _ => throw new ArgumentOutOfRangeException(nameof(op), op, "A leaf has no loop."),
    };

    private static delegate*<double*, double*, double*, double*, nint, void> Unary<TOp>()
        where TOp : IOperation => &Run<TOp, Kernels.Column, Kernels.None, Kernels.None>;

    internal static delegate*<double*, double*, double*, double*, nint, void> Binary<TOp>(bool a, bool b)
        where TOp : IOperation => (a, b) switch
        {
            (true, _) => &Run<TOp, Kernels.Uniform, Kernels.Column, Kernels.None>,
            (_, true) => &Run<TOp, Kernels.Column, Kernels.Uniform, Kernels.None>,
            _ => &Run<TOp, Kernels.Column, Kernels.Column, Kernels.None>,
        };

    internal static delegate*<double*, double*, double*, double*, nint, void> Ternary<TOp>(bool a, bool b, bool c)
        where TOp : IOperation => (a, b, c) switch
        {
            (true, true, _) => &Run<TOp, Kernels.Uniform, Kernels.Uniform, Kernels.Column>,
            (true, _, true) => &Run<TOp, Kernels.Uniform, Kernels.Column, Kernels.Uniform>,
            (_, true, true) => &Run<TOp, Kernels.Column, Kernels.Uniform, Kernels.Uniform>,
            (true, _, _) => &Run<TOp, Kernels.Uniform, Kernels.Column, Kernels.Column>,
            (_, true, _) => &Run<TOp, Kernels.Column, Kernels.Uniform, Kernels.Column>,
            (_, _, true) => &Run<TOp, Kernels.Column, Kernels.Column, Kernels.Uniform>,
            _ => &Run<TOp, Kernels.Column, Kernels.Column, Kernels.Column>,
        };

    // Compiled at once to full speed: a loop is entered through its address, and waiting for a second tier would slow the first answer.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run<TOp, TA, TB, TC>(double* destination, double* a, double* b, double* c, nint count)
        where TOp : IOperation
        where TA : IOperand
        where TB : IOperand
        where TC : IOperand
    {
        var openA = TA.Open<TL, T>(a);
        var openB = TB.Open<TL, T>(b);
        var openC = TC.Open<TL, T>(c);
        if (TOp.IsWatched)
        {
            var watch = RangeWatch<T>.Start<TL>();
            for (nint i = 0; i < count; i += TL.Width)
            {
                TL.Store(TOp.Watched<TL, T>(TA.At<TL, T>(a, i, openA), TB.At<TL, T>(b, i, openB), TC.At<TL, T>(c, i, openC), ref watch), destination + i);
            }

            if (!watch.IsOrdinary<TL>())
            {
                RunCarefully<TOp, TA, TB, TC>(destination, a, b, c, count);
            }

            return;
        }

        for (nint i = 0; i < count; i += TL.Width)
        {
            TL.Store(TOp.Apply<TL, T>(TA.At<TL, T>(a, i, openA), TB.At<TL, T>(b, i, openB), TC.At<TL, T>(c, i, openC)), destination + i);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void RunCarefully<TOp, TA, TB, TC>(double* destination, double* a, double* b, double* c, nint count)
        where TOp : IOperation
        where TA : IOperand
        where TB : IOperand
        where TC : IOperand
    {
        var openA = TA.Open<TL, T>(a);
        var openB = TB.Open<TL, T>(b);
        var openC = TC.Open<TL, T>(c);
        for (nint i = 0; i < count; i += TL.Width)
        {
            TL.Store(TOp.Apply<TL, T>(TA.At<TL, T>(a, i, openA), TB.At<TL, T>(b, i, openB), TC.At<TL, T>(c, i, openC)), destination + i);
        }
    }

    private static void RunBeta(double* destination, double* a, double* table, double* unused, nint count)
    {
        for (nint i = 0; i < count; i++)
        {
            destination[i] = BetaTable.Evaluate(table, a[i]);
        }
    }
}
