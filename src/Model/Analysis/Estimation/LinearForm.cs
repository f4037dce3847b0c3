using Simulation.Model.Language;
using Simulation.Model.Language.Bound;

namespace Simulation.Model.Analysis.Estimation;

/// <summary>
/// An expression as a linear form in some of its symbols: e = x₀ + Σₖ θₖ xₖ, where no x contains any θ.
/// </summary>
/// <param name="Rest">x₀; the number 0 when there is none.</param>
/// <param name="Factors">xₖ by θₖ.</param>
internal sealed record LinearForm(Expression Rest, IReadOnlyDictionary<Symbol, Expression> Factors)
{
    private static readonly Number Zero = new(0);
    private static readonly Number One = new(1);

    /// <summary>Takes an expression apart.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="isFree">Which symbols are the θ.</param>
    /// <exception cref="NotLinearException">The expression is not linear in them.</exception>
    public static LinearForm Of(Expression expression, Predicate<Symbol> isFree)
    {
        if (!References.In(expression).Any(reference => isFree(reference.Symbol))) return new LinearForm(expression, new Dictionary<Symbol, Expression>());
        return expression switch
        {
            Reference reference => new LinearForm(Zero, new Dictionary<Symbol, Expression> { [reference.Symbol] = One }),
            Unary { Operator: UnaryOperator.Negate } negation => Of(negation.Operand, isFree).Map(Negate),
            Binary { Operator: BinaryOperator.Add } sum => Merge(Of(sum.Left, isFree), Of(sum.Right, isFree)),
            Binary { Operator: BinaryOperator.Subtract } difference => Merge(Of(difference.Left, isFree), Of(difference.Right, isFree).Map(Negate)),
            Binary { Operator: BinaryOperator.Multiply } product => OfProduct(product, isFree),
            Binary { Operator: BinaryOperator.Divide } ratio when IsFixed(ratio.Right, isFree) =>
                Of(ratio.Left, isFree).Map(x => IsZero(x) ? x : new Binary(BinaryOperator.Divide, x, ratio.Right)),
            Conditional choice when IsFixed(choice.Condition, isFree) => Choose(choice.Condition, Of(choice.WhenTrue, isFree), Of(choice.WhenFalse, isFree)),
            _ => throw new NotLinearException(ExpressionPrinter.Print(expression)),
        };
    }

    private static LinearForm OfProduct(Binary product, Predicate<Symbol> isFree)
    {
        if (IsFixed(product.Left, isFree)) return Of(product.Right, isFree).Map(x => Times(product.Left, x));
        if (IsFixed(product.Right, isFree)) return Of(product.Left, isFree).Map(x => Times(x, product.Right));
        throw new NotLinearException(ExpressionPrinter.Print(product));
    }

    private static bool IsFixed(Expression expression, Predicate<Symbol> isFree) => !References.In(expression).Any(reference => isFree(reference.Symbol));

    private static bool IsZero(Expression expression) => expression is Number { Value: 0 };

    private static Expression Negate(Expression x) => x is Number number ? new Number(-number.Value) : new Unary(UnaryOperator.Negate, x);

    private static Expression Times(Expression x, Expression y) => (x, y) switch
    {
        (Number a, Number b) => new Number(a.Value * b.Value),
        (_, Number { Value: 0 }) => y,
        (Number { Value: 0 }, _) => x,
        (Number { Value: 1 }, _) => y,
        (_, Number { Value: 1 }) => x,
        _ => new Binary(BinaryOperator.Multiply, x, y),
    };

    private static Expression Plus(Expression x, Expression y) => IsZero(x) ? y : IsZero(y) ? x : new Binary(BinaryOperator.Add, x, y);

    private LinearForm Map(Func<Expression, Expression> change) => new(change(Rest), Factors.ToDictionary(pair => pair.Key, pair => change(pair.Value)));

    private static LinearForm Merge(LinearForm left, LinearForm right) => Combine(left, right, Plus);

    private static LinearForm Choose(Expression condition, LinearForm whenTrue, LinearForm whenFalse) =>
        Combine(whenTrue, whenFalse, (x, y) => x == y ? x : new Conditional(condition, x, y));

    private static LinearForm Combine(LinearForm left, LinearForm right, Func<Expression, Expression, Expression> both) => new(
        both(left.Rest, right.Rest),
        left.Factors.Keys.Union(right.Factors.Keys).ToDictionary(
            symbol => symbol, symbol => both(left.Factors.GetValueOrDefault(symbol, Zero), right.Factors.GetValueOrDefault(symbol, Zero))));
}

/// <summary>An expression is not linear in the symbols asked for.</summary>
/// <param name="part">The part of it that is not.</param>
internal sealed class NotLinearException(string part) : Exception(part)
{
    /// <summary>The part that is not linear, as text.</summary>
    public string Part => Message;
}
