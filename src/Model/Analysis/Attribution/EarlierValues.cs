using System.Globalization;
using Simulation.Model.Execution;
using Simulation.Model.Language.Binding;
using Simulation.Model.Language.Bound;

namespace Simulation.Model.Analysis.Attribution;

/// <summary>
/// Writes values of earlier years in terms of what a forecast starts from: a variable whose last value the ensemble does not hold is replaced by its equation
/// of that year, which needs no other knowledge when it is an identity.
/// </summary>
internal sealed class EarlierValues(BoundModel model, Ensemble ensemble, PathTable paths)
{
    private const int DeepestReplacement = 16;

    private readonly Dictionary<Symbol, Equation> equations = model.Equations.ToDictionary(equation => equation.Target);

    /// <summary>The expression with every unknown earlier value replaced.</summary>
    /// <exception cref="AttributionException">A value is not known and cannot be computed.</exception>
    public Expression Rewrite(Expression e) => Rewrite(e, 0);

    private Expression Rewrite(Expression e, int depth) => e switch
    {
        Reference { Lag: > 0 } reference when !IsKnown(reference) => Replace(reference, depth),
        Unary unary => unary with { Operand = Rewrite(unary.Operand, depth) },
        Binary binary => binary with { Left = Rewrite(binary.Left, depth), Right = Rewrite(binary.Right, depth) },
        Conditional choice => new Conditional(Rewrite(choice.Condition, depth), Rewrite(choice.WhenTrue, depth), Rewrite(choice.WhenFalse, depth)),
        BetaQuantile quantile => quantile with { Score = Rewrite(quantile.Score, depth) },
        _ => e,
    };

    // New symbols (parts) are variables without an equation here; they are never read with a lag.
    private bool IsKnown(Reference reference) =>
        reference.Symbol.Kind is SymbolKind.Parameter or SymbolKind.Constant or SymbolKind.Lever or SymbolKind.Given
        || Enumerable.Range(0, reference.Lag).All(back => ensemble.Find(reference.Symbol, back) is not null || paths.Gives(reference.Symbol, ensemble.BaseYear - back));

    private Expression Replace(Reference reference, int depth)
    {
        if (equations.GetValueOrDefault(reference.Symbol) is not { Form: LeftForm.Level or LeftForm.Log or LeftForm.Logit } equation || reference.Symbol.Kind != SymbolKind.Variable
            || depth == DeepestReplacement)
        {
            throw new AttributionException(
                string.Create(CultureInfo.InvariantCulture, $"The account needs '{reference.Symbol}' in {ensemble.BaseYear}, which the calibration does not keep."),
                "List a variable that depends on it under a cause in the model.");
        }

        var right = Rewrite(Shift.By(equation.Right, reference.Lag), depth + 1);
        return equation.Form switch
        {
            LeftForm.Log => Algebra.Apply(UnaryOperator.Exp, right),
            LeftForm.Logit => Algebra.Apply(UnaryOperator.Logistic, right),
            _ => right,
        };
    }
}
