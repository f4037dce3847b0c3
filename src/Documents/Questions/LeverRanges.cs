using System.Collections.Immutable;
using Simulation.Documents.Sensitivity;
using Simulation.Model.Analysis.Sensitivity;
using Simulation.Model.Language.Bound;
using Simulation.Model.Plans.Forecasting;

namespace Simulation.Documents.Questions;

/// <summary>Levers with the ranges in which a question lets them move.</summary>
internal static class LeverRanges
{
    /// <summary>The levers of a question; all that have ambition levels when it names none.</summary>
    /// <param name="forecast">The forecast.</param>
    /// <param name="requests">Levers as named.</param>
    /// <param name="onlyDecisions">Leave out, of those not named, the odds of hazards: nature's, and no effort of a planner's.</param>
    public static ImmutableArray<(LeverRange Range, double Weight)> Of(PreparedForecast forecast, IReadOnlyList<LeverRangeRequest> requests, bool onlyDecisions = false)
    {
        var model = forecast.Projector.Model.Model;
        if (requests.Count > 0) return [.. requests.SelectMany((request, i) => Named(forecast, model, request, $"/levers/{i}"))];
        return
        [
            .. from lever in model.Symbols
               where lever.Kind == SymbolKind.Lever && !(onlyDecisions && IsOdds(model, lever))
               let range = LeverRange.OfLevels(model, lever)
               where range is not null
               select (Including(forecast, lever, new LeverRange(lever, range.Value.Low, range.Value.High, forecast.Years[0], forecast.LastYear)), 1.0),
        ];
    }

    private static IEnumerable<(LeverRange Range, double Weight)> Named(PreparedForecast forecast, BoundModel model, LeverRangeRequest request, string path)
    {
        var named = model.Symbols.Where(symbol => symbol.Kind == SymbolKind.Lever && symbol.Declaration.Name == request.Lever).ToList();
        if (named.Count == 0)
        {
            var known = model.Symbols.Where(symbol => symbol.Kind == SymbolKind.Lever).Select(symbol => symbol.Declaration.Name).Distinct();
            throw QuestionProblem.At($"{path}/lever", request.Lever, $"The model {model.Name} has no lever '{request.Lever}'.", $"It has {string.Join(", ", known)}.");
        }

        var chosen = request.Sector is null ? named : [.. named.Where(symbol => symbol.Members.Contains(request.Sector))];
        if (chosen.Count == 0)
            throw QuestionProblem.At($"{path}/sector", request.Sector, $"The lever {request.Lever} has no sector '{request.Sector}'.", named[0].Members.IsEmpty ? "Leave the sector out." : $"Give one of {string.Join(", ", named.Select(symbol => symbol.Members[0]))}.");
        foreach (var lever in chosen) yield return (RangeOf(forecast, model, lever, request, path), request.Weight ?? 1);
    }

    private static LeverRange RangeOf(PreparedForecast forecast, BoundModel model, Symbol lever, LeverRangeRequest request, string path)
    {
        var levels = LeverRange.OfLevels(model, lever);
        if ((request.Minimum ?? levels?.Low) is not { } low || (request.Maximum ?? levels?.High) is not { } high)
            throw QuestionProblem.At($"{path}/minimum", null, $"{lever} has no ambition levels, so the question must say where it may move.", "Give minimum and maximum.");
        if (!(low < high) || low < lever.Minimum || high > lever.Maximum)
            throw QuestionProblem.At($"{path}/minimum", FormattableString.Invariant($"{low}"), FormattableString.Invariant($"{lever} cannot move in {low}..{high}."), FormattableString.Invariant($"Give two numbers in {lever.Minimum}..{lever.Maximum}, the smaller first."));
        var (from, to) = (request.From ?? forecast.Years[0], request.To ?? forecast.LastYear);
        if (from > to || from < forecast.Years[0] || to > forecast.LastYear)
            throw QuestionProblem.At($"{path}/from", FormattableString.Invariant($"{from}"), $"{lever} cannot move in {from}..{to}.", $"Give years in {forecast.Years[0]}..{forecast.LastYear}.");
        var range = new LeverRange(lever, low, high, from, to);
        return request.Minimum is null || request.Maximum is null ? Including(forecast, lever, range) : range;
    }

    private static bool IsOdds(BoundModel model, Symbol lever) =>
        model.Symbols.Any(symbol => symbol.Distribution is Bernoulli { Probability: Reference { Lag: 0 } odds } && odds.Symbol == lever);

    // What the forecast has now must lie in the range.
    private static LeverRange Including(PreparedForecast forecast, Symbol lever, LeverRange range)
    {
        var now = Enumerable.Range(range.FromYear, range.ToYear - range.FromYear + 1)
            .Select(year => forecast.Paths.TryGet(lever, year, out var value) ? value : lever.Default).OfType<double>().ToArray();
        return now.Length == 0 ? range : range with { Low = Math.Min(range.Low, now.Min()), High = Math.Max(range.High, now.Max()) };
    }
}
