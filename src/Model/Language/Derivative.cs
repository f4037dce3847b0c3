using MathNet.Numerics;
using Simulation.Model.Language.Binding;
using Simulation.Model.Language.Bound;

namespace Simulation.Model.Language;

/// <summary>
/// Exact symbolic derivatives. Branches are differentiated as they stand: the derivative of <c>if</c>, <c>min</c>, <c>max</c> and <c>abs</c> is the one
/// of the branch taken, and truth values have derivative 0.
/// </summary>
public static class Derivative
{
    /// <summary>
    /// ∂<paramref name="expression"/>/∂<paramref name="symbol"/> in the current period, lags held fixed. Lightly simplified: a vanishing
    /// derivative is the literal 0, and products with 0 and 1 are dropped.
    /// </summary>
    public static Expression Of(Expression expression, Symbol symbol)
    {
        ArgumentNullException.ThrowIfNull(expression);
        ArgumentNullException.ThrowIfNull(symbol);
        return expression switch
        {
            Reference reference => reference.Lag == 0 && ReferenceEquals(reference.Symbol, symbol) ? Algebra.One : Algebra.Zero,
            Unary unary => OfUnary(unary, Of(unary.Operand, symbol)),
            Binary binary => OfBinary(binary, Of(binary.Left, symbol), Of(binary.Right, symbol)),
            Conditional choice => Choose(choice.Condition, Of(choice.WhenTrue, symbol), Of(choice.WhenFalse, symbol)),
            BetaQuantile quantile => OfBetaQuantile(quantile, Of(quantile.Score, symbol)),
            _ => Algebra.Zero,
        };
    }

    private static bool IsZero(Expression expression) => expression is Number { Value: 0 };

    // The zero here is a derivative that vanishes identically, so the other factor may be dropped whatever its value.
    private static Expression Times(Expression x, Expression y) => IsZero(x) || IsZero(y) ? Algebra.Zero : Algebra.Multiply(x, y);

    private static Expression Over(Expression x, Expression y) => IsZero(x) ? x : Algebra.Divide(x, y);

    private static Expression Choose(Expression condition, Expression whenTrue, Expression whenFalse) =>
        whenTrue == whenFalse ? whenTrue : new Conditional(condition, whenTrue, whenFalse);

    private static Expression OfUnary(Unary unary, Expression inner)
    {
        if (IsZero(inner)) return inner;
        var x = unary.Operand;
        return unary.Operator switch
        {
            UnaryOperator.Negate => Algebra.Negate(inner),
            UnaryOperator.Exp => Times(unary, inner),
            UnaryOperator.Log => Over(inner, x),
            UnaryOperator.Sqrt => Over(inner, Algebra.Multiply(new Number(2), unary)),
            UnaryOperator.Abs => Choose(new Binary(BinaryOperator.Less, x, Algebra.Zero), Algebra.Negate(inner), inner),
            UnaryOperator.Logistic => Times(Algebra.Multiply(unary, Algebra.Subtract(Algebra.One, unary)), inner),
            _ => Algebra.Zero,
        };
    }

    private static Expression OfBinary(Binary binary, Expression left, Expression right)
    {
        if (IsZero(left) && IsZero(right)) return left;
        var (x, y) = (binary.Left, binary.Right);
        return binary.Operator switch
        {
            BinaryOperator.Add => Algebra.Add(left, right),
            BinaryOperator.Subtract => Algebra.Subtract(left, right),
            BinaryOperator.Multiply => Algebra.Add(Times(left, y), Times(x, right)),
            BinaryOperator.Divide => Algebra.Subtract(Over(left, y), Over(Times(x, right), Algebra.Multiply(y, y))),
            BinaryOperator.Power => Algebra.Add(OfBase(x, y, left), OfExponent(binary, right)),
            BinaryOperator.Min => Choose(new Binary(BinaryOperator.LessOrEqual, x, y), left, right),
            BinaryOperator.Max => Choose(new Binary(BinaryOperator.GreaterOrEqual, x, y), left, right),
            _ => Algebra.Zero,
        };
    }

    // y xʸ⁻¹ x′
    private static Expression OfBase(Expression x, Expression y, Expression inner)
    {
        if (IsZero(inner)) return inner;
        var reduced = Algebra.Subtract(y, Algebra.One);
        var power = reduced switch
        {
            Number { Value: 0 } => Algebra.One,
            Number { Value: 1 } => x,
            _ => new Binary(BinaryOperator.Power, x, reduced),
        };
        return Times(Algebra.Multiply(y, power), inner);
    }

    // xʸ log(x) y′
    private static Expression OfExponent(Binary power, Expression inner) =>
        IsZero(inner) ? inner : Times(Algebra.Multiply(power, new Unary(UnaryOperator.Log, power.Left)), inner);

    // With q the quantile at Φ(z): dq/dz = φ(z) / f(q), where f(q) = q^(α−1) (1−q)^(β−1) / B(α, β).
    private static Expression OfBetaQuantile(BetaQuantile quantile, Expression inner)
    {
        if (IsZero(inner)) return inner;
        var z = quantile.Score;
        var scale = new Number(Math.Exp(SpecialFunctions.BetaLn(quantile.Alpha, quantile.BetaShape)) / Constants.Sqrt2Pi);
        var density = Algebra.Multiply(scale, new Unary(UnaryOperator.Exp, Algebra.Divide(Algebra.Multiply(z, z), new Number(-2))));
        var low = new Binary(BinaryOperator.Power, quantile, new Number(1 - quantile.Alpha));
        var high = new Binary(BinaryOperator.Power, Algebra.Subtract(Algebra.One, quantile), new Number(1 - quantile.BetaShape));
        return Times(Algebra.Multiply(density, Algebra.Multiply(low, high)), inner);
    }
}
