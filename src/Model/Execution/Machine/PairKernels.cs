using static Simulation.Model.Execution.Machine.Operations;

namespace Simulation.Model.Execution.Machine;

/// <summary>
/// Two operations in one loop: <c>outer(inner(a, b), c)</c> when <see cref="InnerIsFirst"/>, <c>outer(c, inner(a, b))</c> otherwise; an outer
/// operation of one argument takes <c>inner(a, b, c)</c>.
/// </summary>
/// <param name="Outer">Operation whose result is stored.</param>
/// <param name="Inner">Operation whose result only the outer one uses.</param>
/// <param name="InnerIsFirst">Which operand of the outer operation it is.</param>
internal readonly record struct OperationPair(Op Outer, Op Inner, bool InnerIsFirst)
{
    /// <summary>Whether there is a loop for the two.</summary>
    public static bool Exists(Op outer, Op inner) =>
        (IsUnary(outer) && inner is Op.MultiplyAdd or Op.MultiplySubtract or Op.NegateMultiplyAdd)
        || ((IsUnary(outer) || outer is Op.Add or Op.Subtract or Op.Multiply or Op.Divide or Op.MultiplyExp or Op.LogRatio)
            && inner is Op.Add or Op.Subtract or Op.Multiply or Op.Divide);

    /// <summary>Whether the outer operation has one argument.</summary>
    public static bool IsUnary(Op outer) => outer is Op.Exp or Op.Log or Op.Logistic;
}

/// <summary>The loops of pairs of operations at one width of lanes.</summary>
internal static unsafe class PairKernels<TL, T>
    where TL : ILanes<T>
    where T : struct
{
    public static delegate*<double*, double*, double*, double*, nint, void> Find(OperationPair pair, bool a, bool b, bool c) => pair.Outer switch
    {
        Op.Exp => After<Exp>(pair, a, b, c),
        Op.Log => After<Log>(pair, a, b, c),
        Op.Logistic => After<Logistic>(pair, a, b, c),
        Op.Add => Around<Add>(pair, a, b, c),
        Op.Subtract => Around<Subtract>(pair, a, b, c),
        Op.Multiply => Around<Multiply>(pair, a, b, c),
        Op.Divide => Around<Divide>(pair, a, b, c),
        Op.MultiplyExp => Around<MultiplyExp>(pair, a, b, c),
        Op.LogRatio => Around<LogRatio>(pair, a, b, c),
        _ => throw new ArgumentOutOfRangeException(nameof(pair), pair, "There is no such pair."),
    };

    private static delegate*<double*, double*, double*, double*, nint, void> After<TOuter>(OperationPair pair, bool a, bool b, bool c)
        where TOuter : IOperation => pair.Inner switch
        {
            Op.Add => Kernels<TL, T>.Binary<InnerOnly<TOuter, Add>>(a, b),
            Op.Subtract => Kernels<TL, T>.Binary<InnerOnly<TOuter, Subtract>>(a, b),
            Op.Multiply => Kernels<TL, T>.Binary<InnerOnly<TOuter, Multiply>>(a, b),
            Op.Divide => Kernels<TL, T>.Binary<InnerOnly<TOuter, Divide>>(a, b),
            Op.MultiplyAdd => Kernels<TL, T>.Ternary<InnerOnly<TOuter, MultiplyAdd>>(a, b, c),
            Op.MultiplySubtract => Kernels<TL, T>.Ternary<InnerOnly<TOuter, MultiplySubtract>>(a, b, c),
            _ => Kernels<TL, T>.Ternary<InnerOnly<TOuter, NegateMultiplyAdd>>(a, b, c),
        };

    private static delegate*<double*, double*, double*, double*, nint, void> Around<TOuter>(OperationPair pair, bool a, bool b, bool c)
        where TOuter : IOperation => pair.Inner switch
        {
            Op.Add => Place<TOuter, Add>(pair.InnerIsFirst, a, b, c),
            Op.Subtract => Place<TOuter, Subtract>(pair.InnerIsFirst, a, b, c),
            Op.Multiply => Place<TOuter, Multiply>(pair.InnerIsFirst, a, b, c),
            _ => Place<TOuter, Divide>(pair.InnerIsFirst, a, b, c),
        };

    private static delegate*<double*, double*, double*, double*, nint, void> Place<TOuter, TInner>(bool first, bool a, bool b, bool c)
        where TOuter : IOperation
        where TInner : IOperation => first
            ? Kernels<TL, T>.Ternary<InnerFirst<TOuter, TInner>>(a, b, c)
            : Kernels<TL, T>.Ternary<InnerSecond<TOuter, TInner>>(a, b, c);
}
