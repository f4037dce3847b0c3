using Simulation.Model.Language.Bound;

namespace Simulation.Model.Language.Binding;

/// <summary>
/// Builds bound expressions, folding literals. A zero factor is kept: <c>0 * x</c> of an undefined x is undefined, and dropping it here would hide that.
/// </summary>
internal static class Algebra
{
    public static Number Zero { get; } = new(0);

    public static Number One { get; } = new(1);

    public static Expression Negate(Expression x) => x is Number n ? new Number(-n.Value) : new Unary(UnaryOperator.Negate, x);

    public static Expression Add(Expression x, Expression y) => (x, y) switch
    {
        (Number a, Number b) => new Number(a.Value + b.Value),
        (Number { Value: 0 }, _) => y,
        (_, Number { Value: 0 }) => x,
        _ => new Binary(BinaryOperator.Add, x, y),
    };

    public static Expression Subtract(Expression x, Expression y) => (x, y) switch
    {
        (Number a, Number b) => new Number(a.Value - b.Value),
        (_, Number { Value: 0 }) => x,
        (Number { Value: 0 }, _) => Negate(y),
        _ => new Binary(BinaryOperator.Subtract, x, y),
    };

    public static Expression Multiply(Expression x, Expression y) => (x, y) switch
    {
        (Number a, Number b) => new Number(a.Value * b.Value),
        (Number { Value: 1 }, _) => y,
        (_, Number { Value: 1 }) => x,
        _ => new Binary(BinaryOperator.Multiply, x, y),
    };

    public static Expression Divide(Expression x, Expression y) => (x, y) switch
    {
        (Number a, Number { Value: not 0 } b) => new Number(a.Value / b.Value),
        (_, Number { Value: 1 }) => x,
        _ => new Binary(BinaryOperator.Divide, x, y),
    };

    public static Expression Apply(UnaryOperator operation, Expression x) => operation switch
    {
        UnaryOperator.Negate => Negate(x),
        UnaryOperator.Not when x is Number n => Truth(n.Value == 0),
        _ => new Unary(operation, x),
    };

    public static Expression Apply(BinaryOperator operation, Expression x, Expression y) => operation switch
    {
        BinaryOperator.Add => Add(x, y),
        BinaryOperator.Subtract => Subtract(x, y),
        BinaryOperator.Multiply => Multiply(x, y),
        BinaryOperator.Divide => Divide(x, y),
        >= BinaryOperator.Less when x is Number a && y is Number b => new Number(ConstantEvaluator.Apply(operation, a.Value, b.Value)),
        _ => new Binary(operation, x, y),
    };

    public static Number Truth(bool value) => value ? One : Zero;

    /// <summary>
    /// The sum of many terms: in order when few, by halves when many, so that the tree of a long sum stays low.
    /// </summary>
    public static Expression Sum(ReadOnlySpan<Expression> terms)
    {
        if (terms.Length > 16) return Add(Sum(terms[..(terms.Length / 2)]), Sum(terms[(terms.Length / 2)..]));
        Expression total = Zero;
        foreach (var term in terms) total = Add(total, term);
        return total;
    }
}
