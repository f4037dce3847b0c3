using Simulation.Model.Language.Bound;

namespace Simulation.Model.Language;

/// <summary>Finds what a bound expression depends on.</summary>
public static class References
{
    /// <summary>Every reference in the expression, in the order of the text, repeated as often as it occurs.</summary>
    public static IEnumerable<Reference> In(Expression expression)
    {
        // An own stack: no recursion, and no chain of nested enumerators.
        var pending = new Stack<Expression>();
        pending.Push(expression);
        while (pending.TryPop(out var next))
        {
            switch (next)
            {
                case Reference reference:
                    yield return reference;
                    break;
                case Unary unary:
                    pending.Push(unary.Operand);
                    break;
                case Binary binary:
                    pending.Push(binary.Right);
                    pending.Push(binary.Left);
                    break;
                case Conditional choice:
                    pending.Push(choice.WhenFalse);
                    pending.Push(choice.WhenTrue);
                    pending.Push(choice.Condition);
                    break;
                case BetaQuantile quantile:
                    pending.Push(quantile.Score);
                    break;
            }
        }
    }

    /// <summary>
    /// Every reference an equation makes, the ones its left side implies included: <c>d(x)</c> and <c>dlog(x)</c> read <c>x(-1)</c>.
    /// </summary>
    public static IEnumerable<Reference> Of(Equation equation)
    {
        ArgumentNullException.ThrowIfNull(equation);
        if (equation.Form is LeftForm.Difference or LeftForm.LogDifference) yield return new Reference(equation.Target, 1);
        foreach (var reference in In(equation.Right)) yield return reference;
    }
}
