using Simulation.Documents.Analyses;
using Simulation.Model.Analysis.Outcomes;
using Simulation.Model.Language;
using Simulation.Model.Language.Bound;
using Simulation.Model.Plans;
using Simulation.Model.Plans.Forecasting;
using Simulation.Model.Plans.Scenarios;

namespace Simulation.Documents.Questions;

/// <summary>How far and how finely a question's forecasts are computed; what is null takes the province's default.</summary>
/// <param name="Plan">Id of the plan; the current one when null.</param>
/// <param name="Horizon">Last year.</param>
/// <param name="Draws">Number of draws.</param>
/// <param name="Seed">Seed of the random numbers.</param>
internal sealed record ForecastSpan(string? Plan, int? Horizon, long? Draws, ulong? Seed)
{
    /// <summary>Forecasts of analyses keep draws in memory: fewer than bulk runs.</summary>
    private const long MostDraws = 100_000;

    /// <summary>Prepares a forecast of a scenario that is a part of a question.</summary>
    /// <param name="subject">What is asked about.</param>
    /// <param name="scenario">The scenario; the baseline when null.</param>
    /// <param name="path">Where in the question it stands: <c>/scenario</c>.</param>
    /// <exception cref="ScenarioException">The question cannot be answered as asked.</exception>
    public PreparedForecast PrepareAt(AnalysisSubject subject, ScenarioChoice? scenario, string path)
    {
        var chosen = scenario is null ? Scenario.Baseline : subject.ScenarioOf(scenario, path);
        try
        {
            return Prepare(subject, chosen);
        }
        catch (ScenarioException e) when (!e.Problems.IsDefaultOrEmpty)
        {
            throw new ScenarioException([.. e.Problems.Select(problem => IsOfScenario(problem.Path) ? problem with { Path = path + problem.Path } : problem)]);
        }
    }

    /// <summary>Prepares a forecast of a scenario.</summary>
    /// <exception cref="ScenarioException">The question cannot be answered as asked.</exception>
    public PreparedForecast Prepare(AnalysisSubject subject, Scenario scenario, params OutsidePath[] outside)
    {
        if (Draws > MostDraws) throw QuestionProblem.At("/draws", null, $"An analysis takes at most {MostDraws} draws.", "Give fewer: a mean is known to a hundredth of its spread with 10,000.");
        return subject.Forecaster.Prepare(new ForecastQuestion { Scenario = scenario, Outside = [.. outside], Plan = Plan, Horizon = Horizon, Draws = Draws, Seed = Seed });
    }

    /// <summary>The figure that an indicator, a sector and a year name.</summary>
    /// <exception cref="ScenarioException">There is none.</exception>
    public static Figure FigureOf(PreparedForecast forecast, string indicator, string? sector, int? year, string path)
    {
        var model = forecast.Projector.Model.Model;
        var symbol = Find(model, indicator, sector) ?? throw QuestionProblem.At(
            $"{path}/indicator",
            indicator,
            $"The model {model.Name} publishes no indicator '{indicator}'{(sector is null ? "" : $" of '{sector}'")}.",
            $"It publishes {string.Join(", ", model.Symbols.Where(IsPublished).Select(known => known.Name))}.");
        var at = year ?? forecast.Years[0];
        return forecast.Years.Contains(at) ? new Figure(symbol, at) : throw QuestionProblem.At(
            $"{path}/year", FormattableString.Invariant($"{at}"), $"The year {at} is outside the forecast, {forecast.Years[0]}..{forecast.LastYear}.", "Give a year in it, or a longer horizon.");
    }

    /// <summary>The figures of a plan's simulated targets, each with its target.</summary>
    public static IEnumerable<(Figure Figure, Target Target)> TargetsOf(PreparedForecast forecast) =>
        from target in forecast.Plan?.Simulated ?? []
        let symbol = IndicatorName.Find(forecast.Projector.Model.Model, target.Indicator, target.Sector)
        where symbol is not null && forecast.Years.Contains(target.Year)
        select (new Figure(symbol, target.Year), target);

    private static bool IsOfScenario(string path) => path.StartsWith("/levers", StringComparison.Ordinal) || path.StartsWith("/events", StringComparison.Ordinal);

    private static Symbol? Find(BoundModel model, string indicator, string? sector) => sector is not null
        ? IndicatorName.Find(model, indicator, sector)
        : IndicatorName.Find(model, indicator, IndicatorName.Total) ?? (model.Symbols.Where(symbol => IsPublished(symbol) && symbol.Declaration.Name == indicator).ToList() is [var only] ? only : null);

    private static bool IsPublished(Symbol symbol) => symbol.Kind == SymbolKind.Variable && symbol.Declaration.Published is not null;
}

/// <summary>Says what is wrong with a question.</summary>
internal static class QuestionProblem
{
    public static ScenarioException At(string path, string? value, string message, string wayOut) => new([new ScenarioProblem(path, value, message, wayOut)]);
}
