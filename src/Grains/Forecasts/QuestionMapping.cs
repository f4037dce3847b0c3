using System.Collections.Immutable;
using Simulation.Contracts.Questions;
using Simulation.Model.Execution;
using Simulation.Model.Language.Bound;
using Simulation.Model.Plans.Forecasting;
using Simulation.Model.Plans.Scenarios;

namespace Simulation.Grains.Forecasts;

/// <summary>Questions in the words of the model library.</summary>
internal static class QuestionMapping
{
    public static ForecastQuestion Forecast(SimulationQuestion question) => new()
    {
        Scenario = new Scenario([.. question.Levers.Select(Lever)], [.. question.Events.Select(Event)]),
        Plan = question.Plan,
        Horizon = question.Horizon,
        Draws = question.Draws,
        Seed = question.Seed,
        Indicators = [.. question.Indicators],
    };

    /// <summary>The one form of all questions that have a forecast for answer; null where it is a department's, which is given more than levers and events.</summary>
    /// <param name="forecast">The forecast.</param>
    /// <param name="indicators">Every indicator of the province.</param>
    public static SimulationQuestion? Asked(PreparedForecast forecast, ImmutableArray<Symbol> indicators)
    {
        if (forecast.Changes.Any(change => change.Symbol.Kind is not (SymbolKind.Lever or SymbolKind.Hazard))) return null;
        var spans = Spans(forecast.Changes).ToList();
        return new SimulationQuestion
        {
            Plan = forecast.Plan?.Id,
            Levers = [.. spans.Where(span => span.Symbol.Kind == SymbolKind.Lever).Select(span => new LeverSetting(span.Symbol.Declaration.Name, MemberOf(span.Symbol), span.From, span.To, span.Value))],
            Events = [.. spans.Where(span => span.Symbol.Kind == SymbolKind.Hazard).Select(span => new EventSetting(span.Symbol.Declaration.Name, MemberOf(span.Symbol), span.From, span.To, span.Value != 0, null))],
            Horizon = forecast.LastYear,
            Draws = forecast.Draws,
            Seed = forecast.Seed,
            Indicators = Names(forecast, indicators),
        };
    }

    // A name stands for all its parts. What the plan judges is there in any case; one name is left, for none would be all.
    private static string[] Names(PreparedForecast forecast, ImmutableArray<Symbol> indicators)
    {
        if (forecast.Outputs.Length == indicators.Length) return [];
        var (shown, judged) = (forecast.Outputs.ToHashSet(), forecast.Shape.Conditions.Select(condition => forecast.Outputs[condition.Output]).ToHashSet());
        var whole = indicators.GroupBy(symbol => symbol.Declaration.Name, StringComparer.Ordinal).Where(parts => parts.All(shown.Contains)).ToList();
        var asked = whole.Where(parts => !parts.All(judged.Contains)).ToList();
        return [.. (asked.Count > 0 ? asked : whole[..1]).Select(parts => parts.Key)];
    }

    // Changes stand in the order of symbol and year.
    private static IEnumerable<(Symbol Symbol, int From, int To, double Value)> Spans(IEnumerable<YearValue> changes)
    {
        (Symbol Symbol, int From, int To, double Value)? open = null;
        foreach (var change in changes)
        {
            if (open is { } span && span.Symbol == change.Symbol && span.To + 1 == change.Year && span.Value.Equals(change.Value))
            {
                open = span with { To = change.Year };
                continue;
            }

            if (open is { } closed) yield return closed;
            open = (change.Symbol, change.Year, change.Year, change.Value);
        }

        if (open is { } last) yield return last;
    }

    private static string? MemberOf(Symbol symbol) => symbol.Members.IsEmpty ? null : symbol.Members[0];

    public static LeverChange Lever(LeverSetting lever) => new(lever.Lever, lever.Sector, lever.From, lever.To, lever.Value);

    public static EventChange Event(EventSetting change) => new(change.Event, change.Sector, change.From, change.To, change.Occurs, change.Probability);
}
