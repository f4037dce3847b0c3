using Simulation.Model.Language.Binding;
using Simulation.Model.Language.Bound;

namespace Simulation.Model.Analysis.Attribution;

/// <summary>Derivatives of primitives of one argument with respect to it.</summary>
internal static class Slopes
{
    /// <summary>df/du of f(u).</summary>
    public static Expression Of(Unary f) => f.Operator switch
    {
        UnaryOperator.Exp => f,
        UnaryOperator.Log => Algebra.Divide(Algebra.One, f.Operand),
        UnaryOperator.Sqrt => Algebra.Divide(new Number(0.5), f),
        UnaryOperator.Logistic => Algebra.Multiply(f, Algebra.Subtract(Algebra.One, f)),
        UnaryOperator.Abs => new Conditional(new Binary(BinaryOperator.Less, f.Operand, Algebra.Zero), new Number(-1), Algebra.One),
        UnaryOperator.Negate => new Number(-1),
        _ => Algebra.Zero,
    };
}
