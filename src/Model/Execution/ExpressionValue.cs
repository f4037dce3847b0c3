using Simulation.Model.Language.Bound;

namespace Simulation.Model.Execution;

/// <summary>
/// The value of one expression on a known path, evaluated plainly with the library's elementary functions: regressors on data, residuals of an equation.
/// For whole models use a <see cref="Projector"/>.
/// </summary>
public static class ExpressionValue
{
    /// <summary>Evaluates an expression; what is undefined is NaN.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="year">The calendar year that lags count from.</param>
    /// <param name="value">The value of a symbol in a calendar year; NaN where unknown.</param>
    public static double Of(Expression expression, int year, Func<Symbol, int, double> value)
    {
        ArgumentNullException.ThrowIfNull(expression);
        ArgumentNullException.ThrowIfNull(value);
        return expression switch
        {
            Number number => number.Value,
            Reference reference => value(reference.Symbol, year - reference.Lag),
            CurrentYear => year,
            Unary unary => Apply(unary.Operator, Of(unary.Operand, year, value)),
            Binary binary => Apply(binary.Operator, Of(binary.Left, year, value), Of(binary.Right, year, value)),
            Conditional choice => Of(choice.Condition, year, value) is var condition && double.IsNaN(condition) ? double.NaN
                : condition != 0 ? Of(choice.WhenTrue, year, value) : Of(choice.WhenFalse, year, value),
            BetaQuantile quantile => BetaTable.Of(quantile.Alpha, quantile.BetaShape).Evaluate(Of(quantile.Score, year, value)),
            _ => throw new NotSupportedException($"Expression {expression.GetType().Name}."),
        };
    }

    /// <summary>A primitive of one argument.</summary>
    internal static double Apply(UnaryOperator unary, double x) => unary switch
    {
        UnaryOperator.Negate => -x,
        UnaryOperator.Not => x == 0 ? 1 : 0,
        UnaryOperator.Exp => Math.Exp(x),
        UnaryOperator.Log => Math.Log(x),
        UnaryOperator.Sqrt => Math.Sqrt(x),
        UnaryOperator.Abs => Math.Abs(x),
        UnaryOperator.Logistic => 1 / (1 + Math.Exp(-x)),
        _ => throw new NotSupportedException($"Operator {unary}."),
    };

    /// <summary>A primitive of two arguments.</summary>
    internal static double Apply(BinaryOperator binary, double x, double y) => binary switch
    {
        BinaryOperator.Add => x + y,
        BinaryOperator.Subtract => x - y,
        BinaryOperator.Multiply => x * y,
        BinaryOperator.Divide => x / y,
        BinaryOperator.Power => Math.Pow(x, y),
        BinaryOperator.Min => Math.Min(x, y),
        BinaryOperator.Max => Math.Max(x, y),
        BinaryOperator.Less => Truth(x < y, x, y),
        BinaryOperator.LessOrEqual => Truth(x <= y, x, y),
        BinaryOperator.Greater => Truth(x > y, x, y),
        BinaryOperator.GreaterOrEqual => Truth(x >= y, x, y),
        BinaryOperator.Equal => Truth(x == y, x, y),
        BinaryOperator.NotEqual => Truth(x != y, x, y),
        BinaryOperator.And => Truth(x != 0 && y != 0, x, y),
        BinaryOperator.Or => Truth(x != 0 || y != 0, x, y),
        _ => throw new NotSupportedException($"Operator {binary}."),
    };

    // Of something unknown nothing is known: a regressor with a comparison in it has no value where its data have none.
    private static double Truth(bool holds, double x, double y) => double.IsNaN(x) || double.IsNaN(y) ? double.NaN : holds ? 1 : 0;
}
