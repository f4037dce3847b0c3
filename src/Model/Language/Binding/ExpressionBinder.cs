using Simulation.Model.Language.Bound;
using Simulation.Model.Language.Diagnostics;
using Simulation.Model.Language.Syntax;

namespace Simulation.Model.Language.Binding;

/// <summary>
/// Turns expression syntax into bound expressions: resolves names, expands sums and writes derived functions out in primitives.
/// <paramref name="implicitIndices"/> lets a declaration's own arguments leave out the index of their set.
/// </summary>
internal sealed class ExpressionBinder(BindingContext context, bool implicitIndices = false)
{
    private readonly ReferenceBinder references = new(context, implicitIndices);

    /// <summary>
    /// Binds in a scope of loop indices. Every reference is taken <paramref name="shift"/> years earlier than written,
    /// which is how <c>dlog(e) = log(e) − log(e(-1))</c> lags a whole expression.
    /// </summary>
    public Expression Bind(ExpressionSyntax syntax, Scope? scope, int shift = 0)
    {
        if (!context.Budget.Spend(syntax.Span)) return Algebra.Zero;
        return syntax switch
        {
            NumberSyntax number => new Number(number.Value),
            ReferenceSyntax reference => references.Bind(reference, scope, shift),
            UnarySyntax unary => Algebra.Apply(unary.Operator == UnarySyntaxOperator.Negate ? UnaryOperator.Negate : UnaryOperator.Not, Bind(unary.Operand, scope, shift)),
            BinarySyntax binary => BindBinary(binary, scope, shift),
            SumSyntax sum => BindSum(sum, scope, shift),
            CallSyntax call => BindCall(call, scope, shift),
            _ => throw new InvalidOperationException($"No binding for {syntax.GetType().Name}."),
        };
    }

    /// <summary>Runs an action for every combination of members that the loops and their conditions leave.</summary>
    public void ForEach(SyntaxList<IndexSyntax> loops, Scope? scope, Action<Scope?> action) => ForEach(loops, 0, scope, action);

    private void ForEach(SyntaxList<IndexSyntax> loops, int depth, Scope? scope, Action<Scope?> action)
    {
        if (depth == loops.Count)
        {
            action(scope);
            return;
        }
        var loop = loops[depth];
        if (loop.Set is null)
        {
            ForEach(loops, depth + 1, scope, action);
            return;
        }
        if (context.FindSet(loop.Set, loop.Span) is not { } set || !IsFreeIndex(loop, scope))
        {
            context.HasLostEquations = true;
            return;
        }
        foreach (var member in set.Members)
        {
            if (!context.Budget.Spend(loop.Span)) return;
            var inner = new Scope(loop.Name, set, member, scope);
            if (Holds(loop.Condition, inner)) ForEach(loops, depth + 1, inner, action);
        }
    }

    private bool IsFreeIndex(IndexSyntax loop, Scope? scope)
    {
        var clash = Scope.Find(scope, loop.Name) is not null ? "an index of a loop around it"
            : context.Sets.Values.Any(set => set.Contains(loop.Name)) ? "a member of a set"
            : null;
        if (clash is null) return true;
        context.Diagnostics.Error(DiagnosticCodes.AmbiguousIndex, loop.Span, $"The index '{loop.Name}' is also {clash}.", "Give the index another letter.");
        return false;
    }

    private bool Holds(ExpressionSyntax? condition, Scope scope)
    {
        if (condition is null) return true;
        if (Bind(condition, scope) is Number truth) return truth.Value != 0;
        context.Diagnostics.Error(DiagnosticCodes.BadDependency, condition.Span, "The condition of a loop depends on values of the model.", "It may only compare indices: s != power, s in market.");
        return false;
    }

    private Expression BindSum(SumSyntax sum, Scope? scope, int shift)
    {
        var terms = new List<Expression>();
        ForEach(sum.Indices, scope, inner => terms.Add(Bind(sum.Body, inner, shift)));
        return Algebra.Sum(terms.ToArray());
    }

    private Expression BindBinary(BinarySyntax binary, Scope? scope, int shift)
    {
        if (references.BindIndexComparison(binary, scope) is { } truth) return truth;
        var left = Bind(binary.Left, scope, shift);
        var right = Bind(binary.Right, scope, shift);
        return Algebra.Apply(Operator(binary.Operator), left, right);
    }

    private static BinaryOperator Operator(BinarySyntaxOperator operation) => operation switch
    {
        BinarySyntaxOperator.Or => BinaryOperator.Or,
        BinarySyntaxOperator.And => BinaryOperator.And,
        BinarySyntaxOperator.Less => BinaryOperator.Less,
        BinarySyntaxOperator.LessOrEqual => BinaryOperator.LessOrEqual,
        BinarySyntaxOperator.Greater => BinaryOperator.Greater,
        BinarySyntaxOperator.GreaterOrEqual => BinaryOperator.GreaterOrEqual,
        BinarySyntaxOperator.Equal or BinarySyntaxOperator.In => BinaryOperator.Equal,
        BinarySyntaxOperator.NotEqual => BinaryOperator.NotEqual,
        BinarySyntaxOperator.Add => BinaryOperator.Add,
        BinarySyntaxOperator.Subtract => BinaryOperator.Subtract,
        BinarySyntaxOperator.Multiply => BinaryOperator.Multiply,
        BinarySyntaxOperator.Divide => BinaryOperator.Divide,
        _ => BinaryOperator.Power,
    };

    private Expression BindCall(CallSyntax call, Scope? scope, int shift)
    {
        Expression Argument(int i, int extra = 0) => Bind(call.Arguments[i], scope, shift + extra);
        return call.Function switch
        {
            "exp" => Algebra.Apply(UnaryOperator.Exp, Argument(0)),
            "log" => Algebra.Apply(UnaryOperator.Log, Argument(0)),
            "sqrt" => Algebra.Apply(UnaryOperator.Sqrt, Argument(0)),
            "abs" => Algebra.Apply(UnaryOperator.Abs, Argument(0)),
            "logistic" => Algebra.Apply(UnaryOperator.Logistic, Argument(0)),
            "logit" => Logit(Argument(0), call.Arguments[0]),
            "d" => Algebra.Subtract(Argument(0), Argument(0, 1)),
            "dlog" => Algebra.Subtract(Algebra.Apply(UnaryOperator.Log, Argument(0)), Algebra.Apply(UnaryOperator.Log, Argument(0, 1))),
            "pct" => Algebra.Multiply(new Number(100), Algebra.Subtract(Algebra.Divide(Argument(0), Argument(0, 1)), Algebra.One)),
            "movavg" => BindMovingAverage(call, scope, shift),
            "if" => BindConditional(call, scope, shift),
            "min" => BindFold(call, BinaryOperator.Min, scope, shift),
            _ => BindFold(call, BinaryOperator.Max, scope, shift),
        };
    }

    private Expression Logit(Expression x, ExpressionSyntax syntax)
    {
        context.Budget.Spend(syntax.Span, 3);
        return Algebra.Apply(UnaryOperator.Log, Algebra.Divide(x, Algebra.Subtract(Algebra.One, x)));
    }

    private Expression BindFold(CallSyntax call, BinaryOperator operation, Scope? scope, int shift)
    {
        var result = Bind(call.Arguments[0], scope, shift);
        for (var i = 1; i < call.Arguments.Count; i++) result = Algebra.Apply(operation, result, Bind(call.Arguments[i], scope, shift));
        return result;
    }

    // A condition on indices is known here, and the branch not taken need not even make sense: if(s == power, load, 0).
    private Expression BindConditional(CallSyntax call, Scope? scope, int shift)
    {
        var condition = Bind(call.Arguments[0], scope, shift);
        if (condition is Number truth) return Bind(call.Arguments[truth.Value != 0 ? 1 : 2], scope, shift);
        return new Conditional(condition, Bind(call.Arguments[1], scope, shift), Bind(call.Arguments[2], scope, shift));
    }

    private Expression BindMovingAverage(CallSyntax call, Scope? scope, int shift)
    {
        var length = call.Arguments[1] is NumberSyntax number && number.Value == Math.Floor(number.Value) ? number.Value : 0;
        if (length < 1 || length > context.Limits.Lag)
        {
            context.Diagnostics.Error(DiagnosticCodes.BadArguments, call.Arguments[1].Span, "The window of movavg is not a whole number of years.", $"Write movavg(x, 3); the longest window is {context.Limits.Lag}.");
            return Algebra.Zero;
        }
        var terms = new Expression[(int)length];
        for (var lag = 0; lag < terms.Length && !context.Budget.IsExhausted; lag++) terms[lag] = Bind(call.Arguments[0], scope, shift + lag);
        return context.Budget.IsExhausted ? Algebra.Zero : Algebra.Divide(Algebra.Sum(terms), new Number(length));
    }
}
