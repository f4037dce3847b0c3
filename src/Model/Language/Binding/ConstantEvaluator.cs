using Simulation.Model.Language.Bound;

namespace Simulation.Model.Language.Binding;

/// <summary>Evaluates expressions without references: values of constants, arguments that must be known when a model is read.</summary>
internal static class ConstantEvaluator
{
    /// <summary>The value, or null when the expression depends on anything.</summary>
    public static double? Evaluate(Expression expression) => expression switch
    {
        Number number => number.Value,
        Unary unary => Evaluate(unary.Operand) is { } x ? Apply(unary.Operator, x) : null,
        Binary binary => Evaluate(binary.Left) is { } x && Evaluate(binary.Right) is { } y ? Apply(binary.Operator, x, y) : null,
        Conditional choice => Evaluate(choice.Condition) is { } condition ? Evaluate(condition != 0 ? choice.WhenTrue : choice.WhenFalse) : null,
        _ => null,
    };

    public static double Apply(UnaryOperator operation, double x) => operation switch
    {
        UnaryOperator.Negate => -x,
        UnaryOperator.Not => x == 0 ? 1 : 0,
        UnaryOperator.Exp => Math.Exp(x),
        UnaryOperator.Log => Math.Log(x),
        UnaryOperator.Sqrt => Math.Sqrt(x),
        UnaryOperator.Abs => Math.Abs(x),
        _ => 1 / (1 + Math.Exp(-x)),
    };

    public static double Apply(BinaryOperator operation, double x, double y) => operation switch
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
        _ => x != 0 || y != 0 ? 1 : 0,
    };
}
