using Simulation.Model.Language.Bound;

namespace Simulation.Model.Tests.Language;

/// <summary>Evaluates bound expressions by the definitions in their documentation, for checking what the binder and the derivative write.</summary>
internal static class Evaluator
{
    public static double Evaluate(Expression expression, Func<Symbol, int, double> valueOf, double year = 2024)
    {
        double Of(Expression inner) => Evaluate(inner, valueOf, year);
        return expression switch
        {
            Number number => number.Value,
            CurrentYear => year,
            Reference reference => valueOf(reference.Symbol, reference.Lag),
            Unary unary => Apply(unary.Operator, Of(unary.Operand)),
            Binary binary => Apply(binary.Operator, Of(binary.Left), Of(binary.Right)),
            Conditional choice => Of(choice.Condition) != 0 ? Of(choice.WhenTrue) : Of(choice.WhenFalse),
            BetaQuantile quantile => MathNet.Numerics.Distributions.Beta.InvCDF(quantile.Alpha, quantile.BetaShape, MathNet.Numerics.Distributions.Normal.CDF(0, 1, Of(quantile.Score))),
            _ => throw new NotSupportedException(expression.GetType().Name),
        };
    }

    private static double Apply(UnaryOperator operation, double x) => operation switch
    {
        UnaryOperator.Negate => -x,
        UnaryOperator.Not => x == 0 ? 1 : 0,
        UnaryOperator.Exp => Math.Exp(x),
        UnaryOperator.Log => Math.Log(x),
        UnaryOperator.Sqrt => Math.Sqrt(x),
        UnaryOperator.Abs => Math.Abs(x),
        UnaryOperator.Logistic => 1 / (1 + Math.Exp(-x)),
        _ => throw new NotSupportedException($"{operation}"),
    };

    private static double Apply(BinaryOperator operation, double x, double y) => operation switch
    {
        BinaryOperator.Add => x + y,
        BinaryOperator.Subtract => x - y,
        BinaryOperator.Multiply => x * y,
        BinaryOperator.Divide => x / y,
        BinaryOperator.Power => Math.Pow(x, y),
        BinaryOperator.Min => Math.Min(x, y),
        BinaryOperator.Max => Math.Max(x, y),
        BinaryOperator.Less => x < y ? 1 : 0,
        BinaryOperator.LessOrEqual => x <= y ? 1 : 0,
        BinaryOperator.Greater => x > y ? 1 : 0,
        BinaryOperator.GreaterOrEqual => x >= y ? 1 : 0,
        BinaryOperator.Equal => x == y ? 1 : 0,
        BinaryOperator.NotEqual => x != y ? 1 : 0,
        BinaryOperator.And => x != 0 && y != 0 ? 1 : 0,
        BinaryOperator.Or => x != 0 || y != 0 ? 1 : 0,
        _ => throw new NotSupportedException($"{operation}"),
    };
}
