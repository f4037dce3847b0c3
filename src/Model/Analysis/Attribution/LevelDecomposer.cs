using Simulation.Model.Language;
using Simulation.Model.Language.Binding;
using Simulation.Model.Language.Bound;

namespace Simulation.Model.Analysis.Attribution;

/// <summary>
/// Divides the right side of a growth equation (<c>dlog(x) = …</c>, <c>d(x) = …</c>) by cause, term by term. A term belongs to the cause of the name in it;
/// a variable that no cause names is replaced by its own equation; a change in time within the term is divided as such.
/// </summary>
internal sealed class LevelDecomposer(GrowthDecomposer changes, GrowthCauses causes, IReadOnlyDictionary<Symbol, Equation> equations)
{
    /// <summary>e, by cause.</summary>
    /// <param name="e">Right side or part of it.</param>
    /// <param name="equation">The equation it stands in, for messages.</param>
    public CauseTerms Level(Expression e, Equation equation)
    {
        switch (e)
        {
            case Number { Value: 0 }:
                return new CauseTerms();
            case Unary { Operator: UnaryOperator.Negate } negation:
                return Level(negation.Operand, equation).Map(Algebra.Negate);
            case Binary { Operator: BinaryOperator.Subtract } change when change.Right == Shift.By(change.Left, 1) && !Shift.IsConstant(change.Left):
                return changes.Change(change.Left);
            case Binary { Operator: BinaryOperator.Add } sum:
                return Level(sum.Left, equation).Add(Level(sum.Right, equation));
            case Binary { Operator: BinaryOperator.Subtract } difference:
                return Level(difference.Left, equation).Add(Level(difference.Right, equation).Map(Algebra.Negate));
            default:
                return Term(e, equation);
        }
    }

    private CauseTerms Term(Expression e, Equation equation)
    {
        var coefficients = causes.OfCoefficients(e);
        var named = coefficients.Count == 1 ? coefficients : causes.In(e);
        return (named.Count, e) switch
        {
            (1, _) => CauseTerms.Of(named.First(), e),
            (_, Binary { Operator: BinaryOperator.Multiply } product) when Shift.IsConstant(product.Left) => Level(product.Right, equation).Times(product.Left),
            (_, Binary { Operator: BinaryOperator.Multiply } product) when Shift.IsConstant(product.Right) => Level(product.Left, equation).Times(product.Right),
            (_, Binary { Operator: BinaryOperator.Divide } quotient) when Shift.IsConstant(quotient.Right) => Level(quotient.Left, equation).Over(quotient.Right),
            ( > 1, _) => throw new AttributionException(
                $"A term of the growth of '{equation.Target}' mixes the causes {string.Join(" and ", named.Order(StringComparer.Ordinal))}: {ExpressionPrinter.Print(e)}.",
                "Give the term a variable of its own, and list that under a cause in the model."),
            (_, Reference { Lag: 0, Symbol.Kind: SymbolKind.Variable } reference) when equations[reference.Symbol] is { Form: LeftForm.Level } own => Level(own.Right, own),
            _ => CauseTerms.Of(Unnamed(e), e),
        };
    }

    // The first thing in it that moves.
    private static string Unnamed(Expression e)
    {
        var moving = References.In(e).FirstOrDefault(reference => reference.Symbol.Kind is not (SymbolKind.Parameter or SymbolKind.Constant));
        return moving is null ? GrowthCauses.Constants
            : moving is { Lag: > 0, Symbol.Kind: SymbolKind.Variable } ? GrowthCauses.EarlierYears
            : GrowthCauses.KindOf(moving.Symbol);
    }
}
