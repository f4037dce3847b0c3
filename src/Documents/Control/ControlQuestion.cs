using System.Globalization;
using Simulation.Documents.Analyses;
using Simulation.Documents.Questions;
using Simulation.Model.Analysis.Control;
using Simulation.Model.Language;
using Simulation.Model.Language.Bound;
using Simulation.Model.Plans.Forecasting;
using Simulation.Model.Plans.Scenarios;

namespace Simulation.Documents.Control;

/// <summary>Finds what questions about the control of a model name, and turns what is wrong with them into problems with their places.</summary>
internal static class ControlQuestion
{
    private const int MostDraws = 20_000;

    /// <summary>Prepares the forecast that a question goes on from.</summary>
    public static PreparedForecast Prepare(AnalysisSubject subject, ScenarioChoice? scenario, int? horizon, int? draws, ulong? seed)
    {
        if (draws > MostDraws)
            throw Problem("/draws", draws.Value.ToString(CultureInfo.InvariantCulture), $"The model is run many times over, with at most {MostDraws} draws.", "Give fewer: medians of 2,000 are known well.");
        return subject.Forecaster.Prepare(new ForecastQuestion
        {
            Scenario = scenario is null ? Scenario.Baseline : subject.ScenarioOf(scenario, "/scenario"),
            Horizon = horizon,
            Draws = draws,
            Seed = seed,
        });
    }

    /// <summary>The instruments that a request means: one for each member when it names none.</summary>
    public static IEnumerable<Instrument> Instruments(BoundModel model, string name, string? sector, string path)
    {
        var named = model.Symbols.Where(symbol => symbol.Declaration.Name == name && symbol.Kind != SymbolKind.Latent).ToList();
        var chosen = sector is null ? named : [.. named.Where(symbol => symbol.Members.Contains(sector))];
        if (chosen.Count > 0) return chosen.Select(symbol => new Instrument(symbol));
        if (named.Count > 0)
            throw Problem($"{path}/sector", sector, $"{name} has no sector '{sector}'.", named[0].Members.IsEmpty ? "Leave the sector out." : $"Give one of {string.Join(", ", named.Select(symbol => symbol.Members[0]))}.");
        var known = model.Symbols.Where(symbol => symbol.Kind is SymbolKind.Lever or SymbolKind.Exogenous).Select(symbol => symbol.Declaration.Name).Distinct().ToList();
        throw Problem($"{path}/instrument", name, $"The model {model.Name} has no '{name}'.", Model.Language.Diagnostics.NameSuggestion.Hint(name, model.Symbols.Select(symbol => symbol.Declaration.Name)) ?? $"Its levers and exogenous paths are {string.Join(", ", known)}.");
    }

    /// <summary>The indicator that a request means.</summary>
    public static Symbol Indicator(BoundModel model, string name, string? sector, string path) =>
        IndicatorName.Find(model, name, sector ?? IndicatorName.Total)
        ?? (sector is null ? model.Symbols.FirstOrDefault(symbol => symbol.Kind == SymbolKind.Variable && symbol.Name == name) : null)
        ?? throw Problem($"{path}/indicator", name, $"The model {model.Name} has no indicator '{name}'{(sector is null ? "" : $" of '{sector}'")}.", $"It publishes {string.Join(", ", Published(model).Select(symbol => symbol.Name))}.");

    /// <summary>Published variables.</summary>
    public static IEnumerable<Symbol> Published(BoundModel model) => model.Symbols.Where(symbol => symbol.Kind == SymbolKind.Variable && symbol.Declaration.Published is not null);

    /// <summary>A measure by its word.</summary>
    public static Measure MeasureOf(string? word, string path, string field = "measure") => word switch
    {
        null or "level" => Measure.Level,
        "growth" => Measure.Growth,
        "difference" => Measure.Difference,
        _ => throw Problem($"{path}/{field}", word, $"There is no {field} '{word}'.", "Give level, growth (percent) or difference."),
    };

    /// <summary>A problem at a place of a question.</summary>
    public static ScenarioException Problem(string path, string? value, string message, string wayOut) => new([new ScenarioProblem(path, value, message, wayOut)]);

    /// <summary>Runs an analysis; what it refuses becomes a problem of the question, or of a place in it.</summary>
    public static T Ask<T>(Func<T> analysis, string path = "")
    {
        try
        {
            return analysis();
        }
        catch (ControlException e)
        {
            throw Problem(path, null, e.What ?? e.Message, e.Hint ?? "");
        }
    }
}

/// <summary>What an answer about a model's control rests on; null for a model without a province.</summary>
/// <param name="Province">Id of the province.</param>
/// <param name="Calibration">Id of the calibration.</param>
/// <param name="DataVintage">The day as of which data are known.</param>
/// <param name="Seed">Seed of the random numbers.</param>
/// <param name="Draws">Number of draws.</param>
public sealed record ControlOrigin(string Province, string Calibration, DateOnly DataVintage, ulong Seed, long Draws)
{
    /// <summary>The origin of a forecast.</summary>
    internal static ControlOrigin Of(AnalysisSubject subject, PreparedForecast forecast) =>
        new(subject.Joined.Province.Id, forecast.Calibration, subject.Joined.AsOf, forecast.Seed, forecast.Draws);
}
