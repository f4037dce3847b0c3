using System.Collections.Immutable;
using System.Globalization;
using Simulation.Contracts.Faults;
using Simulation.Contracts.Models;
using Simulation.Grains.Provinces;
using Simulation.Model.Language;
using Simulation.Model.Language.Bound;
using Simulation.Model.Plans.Forecasting;

namespace Simulation.Grains.Models;

/// <summary>Explanations in the words of the contracts, with the means of a province's baseline where there is one.</summary>
internal static class ExplanationMapping
{
    /// <summary>Without values.</summary>
    public static VariableExplanation Explain(Symbol symbol, BoundModel model, int depth) =>
        Describe(ModelExplanation.Of(model, symbol, depth), model, year: null, _ => null);

    /// <summary>With means over the draws of the province's baseline in a year.</summary>
    /// <exception cref="SimulationFaultException">The year is outside the baseline.</exception>
    public static VariableExplanation Explain(Symbol symbol, PreparedProvince province, int? year, int depth)
    {
        var model = province.Source.Joined.Model;
        var forecast = province.Forecaster.Prepare(new ForecastQuestion { Horizon = Horizon(province, year) });
        var asked = year ?? forecast.Years[0];
        var explanation = ModelExplanation.Of(model, symbol, depth);
        ImmutableArray<Expression> expressions = [.. Wanted(explanation).Distinct()];
        var means = expressions.Zip(ExpressionMeans.Of(forecast, asked, expressions)).ToDictionary(pair => pair.First, pair => pair.Second);
        return Describe(explanation, model, asked, expression => means.GetValueOrDefault(expression));
    }

    private static int? Horizon(PreparedProvince province, int? year)
    {
        var (first, last) = (province.Forecaster.FirstYear, province.Source.MaximumHorizon);
        if (year is null) return null;
        if (year < first || year > last)
        {
            var range = string.Create(CultureInfo.InvariantCulture, $"{first}..{last}");
            throw new SimulationFaultException(
                FaultKind.Invalid,
                string.Create(CultureInfo.InvariantCulture, $"The year {year} is outside the forecast, {range}."),
                new Problem("?year", year.Value.ToString(CultureInfo.InvariantCulture), "The year is outside the forecast.", $"Give a year in {range}."));
        }

        return Math.Max(year.Value, province.Forecaster.Limits.Horizon);
    }

    private static IEnumerable<Expression> Wanted(ModelExplanation explanation)
    {
        yield return new Reference(explanation.Symbol, 0);
        if (explanation.Equation is { } equation) yield return LeftSide(equation);
        foreach (var term in explanation.Terms) yield return term.Expression;
        foreach (var (symbol, lag, _) in Steps(explanation)) yield return new Reference(symbol, lag);
    }

    private static VariableExplanation Describe(ModelExplanation explanation, BoundModel model, int? year, Func<Expression, double?> mean)
    {
        var declaration = explanation.Symbol.Declaration;
        return new VariableExplanation
        {
            Variable = explanation.Symbol.Name,
            Kind = ModelMapping.KindOf(explanation.Symbol),
            Labels = declaration.Labels.ToDictionary(),
            Unit = declaration.Unit,
            Equation = explanation.Equation?.Text,
            Source = declaration.Source,
            Year = year,
            LeftSide = explanation.Equation is { } equation ? mean(LeftSide(equation)) : null,
            Value = mean(new Reference(explanation.Symbol, 0)),
            Terms = [.. explanation.Terms.Select(term => new TermDescription(term.Text, mean(term.Expression)))],
            Upstream =
            [
                .. Steps(explanation).Select(step => new DependencyDescription(
                    step.Symbol.Name,
                    ModelMapping.KindOf(step.Symbol),
                    step.Lag,
                    step.Depth,
                    EquationOf(model, step.Symbol)?.Text,
                    mean(new Reference(step.Symbol, step.Lag)))),
            ],
        };
    }

    // One entry for each lag that the equation itself reads; further up a symbol stands once. Random numbers of the engine explain nothing.
    private static IEnumerable<(Symbol Symbol, int Lag, int Depth)> Steps(ModelExplanation explanation)
    {
        var near = explanation.Upstream.Length == 0 ? [] : explanation.DependsOn.SelectMany(dependency => dependency.Lags.Select(lag => (dependency.Symbol, lag, 1)));
        var far = explanation.Upstream.Where(step => step.Distance > 1).Select(step => (step.Symbol, 0, step.Distance));
        return near.Concat(far).Where(step => step.Symbol.Kind != SymbolKind.Latent);
    }

    private static Equation? EquationOf(BoundModel model, Symbol symbol) =>
        model.Equations.FirstOrDefault(equation => equation.Target == symbol) ?? model.Parameters.FirstOrDefault(equation => equation.Target == symbol);

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
