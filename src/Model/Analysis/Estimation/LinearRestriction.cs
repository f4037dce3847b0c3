using Simulation.Model.Execution;
using Simulation.Model.Language;
using Simulation.Model.Language.Bound;
using References = Simulation.Model.Language.References;

namespace Simulation.Model.Analysis.Estimation;

/// <summary>A linear restriction on coefficients: Σₖ wₖ θₖ = value.</summary>
/// <param name="Text">As written: <c>b2 + b3 = 1</c>.</param>
/// <param name="Weights">wₖ by parameter.</param>
/// <param name="Value">The right side once everything else is moved there.</param>
public sealed record LinearRestriction(string Text, IReadOnlyDictionary<Symbol, double> Weights, double Value)
{
    /// <summary>Reads a restriction.</summary>
    /// <param name="model">The model whose parameters it names.</param>
    /// <param name="text">Two expressions of numbers and parameters with = between: <c>b2 + b3 = 1</c>, <c>a1 = 2 * a2</c>.</param>
    /// <exception cref="EstimationException">It is no equation, or not linear in the parameters.</exception>
    /// <exception cref="ModelTextException">A side cannot be read.</exception>
    public static LinearRestriction Parse(BoundModel model, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var sides = text.Split('=');
        if (sides.Length != 2) throw new EstimationException($"'{text}' is no restriction: write one = between two expressions of parameters, b2 + b3 = 1.");
        var difference = new Binary(BinaryOperator.Subtract, ExpressionText.Bind(model, sides[0]), ExpressionText.Bind(model, sides[1]));
        try
        {
            var form = LinearForm.Of(difference, symbol => symbol.Kind == SymbolKind.Parameter);
            if (form.Factors.Count == 0) throw new EstimationException($"The restriction '{text}' names no parameter.");
            return new LinearRestriction(text.Trim(), form.Factors.ToDictionary(pair => pair.Key, pair => Number(pair.Value, text)), -Number(form.Rest, text));
        }
        catch (NotLinearException e)
        {
            throw new EstimationException($"The restriction '{text}' is not linear: {e.Part}. Write sums of parameters with numbers before them.");
        }
    }

    private static double Number(Expression expression, string text)
    {
        if (References.In(expression).Any())
            throw new EstimationException($"The restriction '{text}' names {References.In(expression).First().Symbol}, which is no parameter: write sums of parameters with numbers before them.");
        return ExpressionValue.Of(expression, 0, (_, _) => double.NaN);
    }
}
