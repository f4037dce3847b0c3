using System.Collections.Immutable;
using Simulation.Model.Language;
using Simulation.Model.Language.Bound;

namespace Simulation.Model.Analysis.Estimation;

/// <summary>
/// An equation of a model as a regression: form(y) = x₀ + Σₖ θₖ xₖ, read off its own text. The θ are the model's <c>parameter</c>s that stand in it.
/// </summary>
/// <param name="Equation">The equation.</param>
/// <param name="Left">form(y) in primitives.</param>
/// <param name="Offset">x₀: what has no parameter; the number 0 when there is nothing.</param>
/// <param name="Terms">The parameters with their regressors, in the order in which the model declares the parameters.</param>
public sealed record LinearEquation(Equation Equation, Expression Left, Expression Offset, ImmutableArray<RegressionTerm> Terms)
{
    /// <summary>The variable that the equation determines.</summary>
    public string Name => Equation.Target.Name;

    /// <summary>The equation of a variable.</summary>
    /// <param name="model">The model.</param>
    /// <param name="variable">Full name of the variable.</param>
    /// <exception cref="EstimationException">There is no such equation, or it has no parameter, or is not linear in its parameters.</exception>
    public static LinearEquation Find(BoundModel model, string variable)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(variable);
        var equation = model.Equations.FirstOrDefault(candidate => candidate.Target.Kind == SymbolKind.Variable && candidate.Target.Name == variable);
        if (equation is not null) return Of(equation);
        var known = model.Equations.Where(candidate => candidate.Target.Kind == SymbolKind.Variable).Select(candidate => candidate.Target.Name);
        throw new EstimationException(
            variable, $"the model {model.Name} has no such equation.", Language.Diagnostics.NameSuggestion.Hint(variable, known) ?? $"It has {string.Join(", ", known.Take(20))}.");
    }

    /// <summary>Reads an equation as a regression.</summary>
    /// <exception cref="EstimationException">The equation has no parameter, or is not linear in its parameters.</exception>
    public static LinearEquation Of(Equation equation)
    {
        ArgumentNullException.ThrowIfNull(equation);
        try
        {
            var form = LinearForm.Of(equation.Right, symbol => symbol.Kind == SymbolKind.Parameter);
            if (form.Factors.Count == 0)
            {
                throw new EstimationException(
                    equation.Target.Name, "no parameter stands in it.", "Declare its coefficients as parameters: parameter a ~ normal(0, sd = 1). Constants are numbers and stay as they are.");
            }

            return new LinearEquation(equation, LeftSide(equation), form.Rest, [.. form.Factors.OrderBy(pair => pair.Key.Id).Select(pair => new RegressionTerm(pair.Key, pair.Value))]);
        }
        catch (NotLinearException e)
        {
            throw new EstimationException(equation.Target.Name, $"it is not linear in its parameters: {e.Part}.", "Give that part a coefficient of its own, or calibrate the parameter instead.");
        }
    }

    private static Expression LeftSide(Equation equation)
    {
        Expression now = new Reference(equation.Target, 0), before = new Reference(equation.Target, 1);
        return equation.Form switch
        {
            LeftForm.Log => new Unary(UnaryOperator.Log, now),
            LeftForm.Difference => new Binary(BinaryOperator.Subtract, now, before),
            LeftForm.LogDifference => new Binary(BinaryOperator.Subtract, new Unary(UnaryOperator.Log, now), new Unary(UnaryOperator.Log, before)),
            LeftForm.Logit => new Unary(UnaryOperator.Log, new Binary(BinaryOperator.Divide, now, new Binary(BinaryOperator.Subtract, new Number(1), now))),
            _ => now,
        };
    }
}

/// <summary>A coefficient and what it multiplies.</summary>
/// <param name="Parameter">The coefficient.</param>
/// <param name="Regressor">What it multiplies; the number 1 for an intercept.</param>
public sealed record RegressionTerm(Symbol Parameter, Expression Regressor)
{
    /// <summary>The regressor as text.</summary>
    public string Text => ExpressionPrinter.Print(Regressor);
}
