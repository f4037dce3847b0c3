using System.Collections.Immutable;
using Simulation.Model.Language.Bound;

namespace Simulation.Model.Analysis.Control;

/// <summary>Rewrites a bound model so that some symbols are replaced by others.</summary>
internal sealed class SymbolReplacement(IReadOnlyDictionary<Symbol, Symbol> replaced)
{
    /// <summary>An expression with the symbols replaced; the same object when it names none of them.</summary>
    public Expression Of(Expression expression) => expression switch
    {
        Reference reference => replaced.TryGetValue(reference.Symbol, out var other) ? reference with { Symbol = other } : reference,
        Unary unary => Of(unary.Operand) is var operand && ReferenceEquals(operand, unary.Operand) ? unary : unary with { Operand = operand },
        Binary binary => OfBinary(binary),
        Conditional choice => OfConditional(choice),
        BetaQuantile quantile => Of(quantile.Score) is var score && ReferenceEquals(score, quantile.Score) ? quantile : quantile with { Score = score },
        _ => expression,
    };

    /// <summary>Equations with the symbols replaced.</summary>
    public ImmutableArray<Equation> Of(ImmutableArray<Equation> equations) =>
        replaced.Count == 0 ? equations : [.. equations.Select(Of)];

    private Equation Of(Equation equation)
    {
        var right = Of(equation.Right);
        var target = replaced.GetValueOrDefault(equation.Target, equation.Target);
        return ReferenceEquals(right, equation.Right) && target == equation.Target ? equation : equation with { Target = target, Right = right };
    }

    private Binary OfBinary(Binary binary)
    {
        var (left, right) = (Of(binary.Left), Of(binary.Right));
        return ReferenceEquals(left, binary.Left) && ReferenceEquals(right, binary.Right) ? binary : binary with { Left = left, Right = right };
    }

    private Conditional OfConditional(Conditional choice)
    {
        var (condition, whenTrue, whenFalse) = (Of(choice.Condition), Of(choice.WhenTrue), Of(choice.WhenFalse));
        return ReferenceEquals(condition, choice.Condition) && ReferenceEquals(whenTrue, choice.WhenTrue) && ReferenceEquals(whenFalse, choice.WhenFalse)
            ? choice
            : new Conditional(condition, whenTrue, whenFalse);
    }
}
