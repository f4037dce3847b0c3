using System.Collections.Immutable;
using Simulation.Model.Language;
using Simulation.Model.Language.Bound;
using Simulation.Model.Plans.Forecasting;

namespace Simulation.Cli.Explaining;

/// <summary>A symbol explained, with means over the draws of a province's baseline where a province was named. What is not computed or not defined is null.</summary>
internal sealed record Explanation
{
    /// <summary>The explanation of the language: declaration, equation, terms, dependencies.</summary>
    public required ModelExplanation Structure { get; init; }

    /// <summary>The year of the values; null without a province.</summary>
    public required int? Year { get; init; }

    /// <summary>Number of draws behind the values; null without a province.</summary>
    public required long? Draws { get; init; }

    /// <summary>Mean of the symbol.</summary>
    public required double? Value { get; init; }

    /// <summary>Mean of the left side of its equation, in the units of the left side: what the terms add up to.</summary>
    public required double? LeftSide { get; init; }

    /// <summary>The terms of the right side with their means.</summary>
    public required ImmutableArray<(string Text, double? Value)> Terms { get; init; }

    /// <summary>What it depends on, nearest first.</summary>
    public required ImmutableArray<UpstreamStep> Upstream { get; init; }

    /// <summary>Explains a symbol without values.</summary>
    public static Explanation Of(BoundModel model, Symbol symbol, int depth) => Build(model, ModelExplanation.Of(model, symbol, depth), null, null, _ => null);

    /// <summary>Explains a symbol with means over the draws of a forecast in one of its years.</summary>
    public static Explanation Of(BoundModel model, Symbol symbol, int depth, PreparedForecast forecast, int year)
    {
        var structure = ModelExplanation.Of(model, symbol, depth);
        ImmutableArray<Expression> wanted = [.. Wanted(structure).Distinct()];
        var means = wanted.Zip(ExpressionMeans.Of(forecast, year, wanted)).ToDictionary(pair => pair.First, pair => pair.Second);
        return Build(model, structure, year, forecast.Draws, expression => means.GetValueOrDefault(expression));
    }

    private static Explanation Build(BoundModel model, ModelExplanation structure, int? year, long? draws, Func<Expression, double?> mean) => new()
    {
        Structure = structure,
        Year = year,
        Draws = draws,
        Value = mean(new Reference(structure.Symbol, 0)),
        LeftSide = structure.Equation is { } equation ? mean(LeftSideOf(equation)) : null,
        Terms = [.. structure.Terms.Select(term => (term.Text, mean(term.Expression)))],
        Upstream = [.. Steps(structure).Select(step => new UpstreamStep(step.Symbol, step.Lag, step.Distance, EquationOf(model, step.Symbol), mean(new Reference(step.Symbol, step.Lag))))],
    };

    private static IEnumerable<Expression> Wanted(ModelExplanation structure)
    {
        yield return new Reference(structure.Symbol, 0);
        if (structure.Equation is { } equation) yield return LeftSideOf(equation);
        foreach (var term in structure.Terms) yield return term.Expression;
        foreach (var (symbol, lag, _) in Steps(structure)) yield return new Reference(symbol, lag);
    }

    // The equation itself may read a symbol with several lags; further up each symbol stands once. The engine's own random numbers explain nothing.
    private static IEnumerable<(Symbol Symbol, int Lag, int Distance)> Steps(ModelExplanation structure)
    {
        var near = structure.Upstream.IsEmpty ? [] : structure.DependsOn.SelectMany(dependency => dependency.Lags.Select(lag => (dependency.Symbol, lag, 1)));
        var far = structure.Upstream.Where(step => step.Distance > 1).Select(step => (step.Symbol, 0, step.Distance));
        return near.Concat(far).Where(step => step.Symbol.Kind != SymbolKind.Latent);
    }

    private static Equation? EquationOf(BoundModel model, Symbol symbol) =>
        model.Equations.FirstOrDefault(equation => equation.Target == symbol) ?? model.Parameters.FirstOrDefault(equation => equation.Target == symbol);

    private static Expression LeftSideOf(Equation equation)
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

/// <summary>Something upstream.</summary>
/// <param name="Symbol">What.</param>
/// <param name="Lag">How many years ago it is read.</param>
/// <param name="Distance">How many equations away.</param>
/// <param name="Equation">The equation that determines it; null for levers, constants and given paths.</param>
/// <param name="Value">Its mean in that year; null without a province.</param>
internal sealed record UpstreamStep(Symbol Symbol, int Lag, int Distance, Equation? Equation, double? Value)
{
    /// <summary>Name with its lag: <c>grdp(-1)</c>.</summary>
    public string Name => Lag == 0 ? Symbol.Name : $"{Symbol.Name}(-{Lag})";
}
