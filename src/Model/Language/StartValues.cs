using System.Collections.Immutable;
using Simulation.Model.Language.Bound;
using Simulation.Model.Language.Diagnostics;

namespace Simulation.Model.Language;

/// <summary>What must be known before the first year can be computed.</summary>
public static class StartValues
{
    /// <summary>
    /// Every value of the start year and before that an equation of the first years reads, or a start equation reads in turn, and how many years before the
    /// start year it belongs to: <c>x(-2)</c> needs x in the start year (0) and in the year before it (1).
    /// </summary>
    public static ImmutableArray<StartValue> Needed(BoundModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var given = model.Starts.GroupBy(start => (start.Target, start.TargetLag)).ToDictionary(group => group.Key, group => group.First());
        var found = new HashSet<StartValue>();
        var pending = new Queue<StartValue>();
        foreach (var equation in model.Equations)
            foreach (var reference in References.Of(equation))
            {
                for (var years = 0; years < reference.Lag; years++) Need(reference.Symbol, years);
            }
        while (pending.TryDequeue(out var next))
        {
            if (!given.TryGetValue((next.Symbol, next.YearsBefore), out var start)) continue;
            foreach (var reference in References.In(start.Right)) Need(reference.Symbol, reference.Lag);
        }
        return [.. found.OrderBy(value => value.Symbol.Id).ThenBy(value => value.YearsBefore)];

        void Need(Symbol symbol, int years)
        {
            var value = new StartValue(symbol, years);
            if (symbol.Kind is not (SymbolKind.Parameter or SymbolKind.Latent) && found.Add(value)) pending.Enqueue(value);
        }
    }

    /// <summary>
    /// Reports, as errors, the values that are needed and neither given under <c>start:</c> nor known from data.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="isKnown">
    /// Whether the data give a symbol's value a number of years before the start year. Defaults of levers and given paths count as known already.
    /// </param>
    public static ImmutableArray<Diagnostic> Missing(BoundModel model, Func<Symbol, int, bool> isKnown)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(isKnown);
        var given = model.Starts.Select(start => new StartValue(start.Target, start.TargetLag)).ToHashSet();
        return [.. Needed(model).Where(value => value.Symbol.Default is null && !given.Contains(value) && !isKnown(value.Symbol, value.YearsBefore)).Select(Report)];
    }

    private static Diagnostic Report(StartValue value)
    {
        var when = value.YearsBefore switch
        {
            0 => "in the start year",
            1 => "one year before the start year",
            _ => $"{value.YearsBefore} years before the start year",
        };
        var left = value.YearsBefore == 0 ? value.Symbol.Name : $"{value.Symbol.Name}(-{value.YearsBefore})";
        return new Diagnostic(DiagnosticCodes.MissingStart, DiagnosticSeverity.Error, $"'{value.Symbol.Name}' is needed {when} and has no value there.", value.Symbol.Declaration.Span, $"Write {left} = … under start:, or give data for it.");
    }
}

/// <summary>A value needed at or before the start year.</summary>
/// <param name="Symbol">Of what.</param>
/// <param name="YearsBefore">Years before the start year; 0 is the start year itself.</param>
public readonly record struct StartValue(Symbol Symbol, int YearsBefore);
