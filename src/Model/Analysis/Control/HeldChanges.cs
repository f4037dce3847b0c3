using System.Collections.Immutable;
using System.Globalization;
using Simulation.Model.Execution;
using Simulation.Model.Language.Bound;

namespace Simulation.Model.Analysis.Control;

/// <summary>Variables held to growth rates or changes: their equations are rewritten with a switch by year.</summary>
internal static class HeldChanges
{
    private const double Free = 0;

    /// <summary>
    /// A setting in which form(x) = r becomes form(x) = if(held, form(forced), r), where forced is x(-1) (1 + g/100) or x(-1) + Δ, and both the switch and the
    /// number are given paths.
    /// </summary>
    public static ModelSetting Apply(ModelSetting setting, ImmutableArray<Exogenisation> held)
    {
        var model = setting.Model.Model;
        List<Symbol> symbols = [.. model.Symbols];
        var values = new PathTable.Builder();
        var equations = model.Equations.ToDictionary(equation => equation.Target);
        foreach (var variable in held.GroupBy(entry => entry.Variable))
        {
            var growth = Given(symbols, $"(growth of {variable.Key})");
            var change = Given(symbols, $"(change of {variable.Key})");
            var isHeld = Given(symbols, $"(held {variable.Key})");
            foreach (var entry in variable)
            {
                values.Set(entry.Measure == Measure.Growth ? growth : change, entry.FirstYear, entry.Values.AsSpan());
                for (var year = entry.FirstYear; year <= entry.LastYear; year++) values.Set(isHeld, year, 1);
            }

            equations[variable.Key] = Rewrite(equations[variable.Key], growth, change, isHeld);
        }

        var rewritten = new BoundModel
        {
            Name = model.Name,
            Version = model.Version,
            Labels = model.Labels,
            TextHash = model.TextHash,
            Sets = model.Sets,
            Offices = model.Offices,
            Symbols = [.. symbols],
            Latents = model.Latents,
            Parameters = model.Parameters,
            Starts = model.Starts,
            Equations = [.. model.Equations.Select(equation => equations[equation.Target])],
            Correlations = model.Correlations,
        };
        foreach (var entry in held) Start(setting, entry, values);
        return setting with { Model = CompiledModel.Compile(rewritten), Paths = setting.Paths.With(values.Build()) };
    }

    // An ensemble keeps of the last year only what the model reads with a lag, and a change goes on from x(-1).
    private static void Start(ModelSetting setting, Exogenisation entry, PathTable.Builder values)
    {
        if (setting.Ensemble is not { } ensemble || ensemble.Find(entry.Variable, 0) is not null || setting.Paths.TryGet(entry.Variable, setting.StartYear, out _)) return;
        if (entry.FirstYear <= setting.FirstYear)
        {
            throw new ControlException(
                string.Create(CultureInfo.InvariantCulture, $"'{entry.Variable}' is held to a {(entry.Measure == Measure.Growth ? "growth rate" : "change")} from {entry.FirstYear}, and no equation reads it with a lag, so that the forecast does not know it in {setting.StartYear}."),
                string.Create(CultureInfo.InvariantCulture, $"Give its level in {setting.FirstYear}, and growth or changes from then on."));
        }

        // Read by nothing: its switch is off in the first year, and no other equation has a lag of it.
        values.Set(entry.Variable, setting.StartYear, 1);
    }

    private static Equation Rewrite(Equation equation, Symbol growth, Symbol change, Symbol isHeld)
    {
        var before = new Reference(equation.Target, 1);
        var factor = new Binary(BinaryOperator.Add, new Number(1), new Binary(BinaryOperator.Divide, new Reference(growth, 0), new Number(100)));
        var forced = new Binary(BinaryOperator.Add, new Binary(BinaryOperator.Multiply, before, factor), new Reference(change, 0));
        Expression right = equation.Form switch
        {
            LeftForm.Log => new Unary(UnaryOperator.Log, forced),
            LeftForm.Difference => new Binary(BinaryOperator.Subtract, forced, before),
            LeftForm.LogDifference => new Unary(UnaryOperator.Log, new Binary(BinaryOperator.Divide, forced, before)),
            LeftForm.Logit => new Unary(UnaryOperator.Log, new Binary(BinaryOperator.Divide, forced, new Binary(BinaryOperator.Subtract, new Number(1), forced))),
            _ => forced,
        };
        return equation with { Right = new Conditional(new Reference(isHeld, 0), right, equation.Right) };
    }

    private static Symbol Given(List<Symbol> symbols, string name)
    {
        // A name that no text can declare; 0 where nothing is held.
        var symbol = new Symbol(symbols.Count, new Declaration { Kind = SymbolKind.Given, Name = name }, []) { Default = Free };
        symbols.Add(symbol);
        return symbol;
    }
}
