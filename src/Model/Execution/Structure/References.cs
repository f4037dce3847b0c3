using System.Runtime.CompilerServices;
using Simulation.Model.Language.Bound;

namespace Simulation.Model.Execution;

/// <summary>Which symbols an equation reads, with which lags.</summary>
internal static class References
{
    // Every plan of every question walks all equations; an equation does not change.
    private static readonly ConditionalWeakTable<Equation, LaggedSymbol[]> Known = [];

    /// <summary>Everything the equation needs to determine its target: its right side, and the target's own lag when the left side is a difference.</summary>
    public static IReadOnlyList<LaggedSymbol> Of(Equation equation) => Known.GetValue(equation, Find);

    private static LaggedSymbol[] Find(Equation equation)
    {
        var found = new HashSet<LaggedSymbol>();
        Gather(equation.Right, found);
        if (equation.Form is LeftForm.Difference or LeftForm.LogDifference)
        {
            found.Add(new LaggedSymbol(equation.Target, 1));
        }

        return [.. found.OrderBy(reference => reference.Symbol.Id).ThenBy(reference => reference.Lag)];
    }

    private static void Gather(Expression expression, HashSet<LaggedSymbol> found)
    {
        switch (expression)
        {
            case Reference reference:
                if (reference.Lag < 0)
                {
                    throw new NotSupportedException($"'{reference.Symbol}' is read {-reference.Lag} years ahead: a model may read the current and earlier years only.");
                }

                found.Add(new LaggedSymbol(reference.Symbol, reference.Lag));
                break;
            case Unary unary:
                Gather(unary.Operand, found);
                break;
            case Binary binary:
                Gather(binary.Left, found);
                Gather(binary.Right, found);
                break;
            case Conditional conditional:
                Gather(conditional.Condition, found);
                Gather(conditional.WhenTrue, found);
                Gather(conditional.WhenFalse, found);
                break;
            case BetaQuantile quantile:
                Gather(quantile.Score, found);
                break;
            case Number or CurrentYear:
                break;
            default:
                throw new NotSupportedException($"Expressions of kind {expression.GetType().Name} cannot be executed.");
        }
    }
}
