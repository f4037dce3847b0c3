using Simulation.Model.Analysis.Outcomes;
using Simulation.Model.Plans.Forecasting;

namespace Simulation.Documents.Questions;

/// <summary>A number of a run that is asked about.</summary>
public sealed record OutcomeRequest
{
    /// <summary>Name of the indicator.</summary>
    public required string Indicator { get; init; }

    /// <summary>Sector; the total when left out.</summary>
    public string? Sector { get; init; }

    /// <summary>Year; the first of the forecast when left out.</summary>
    public int? Year { get; init; }

    /// <summary>mean (the default), median, or probability of the plan's target for that indicator, sector and year.</summary>
    public string? Statistic { get; init; }

    /// <summary>The outcome in the words of the model library.</summary>
    internal Outcome ToOutcome(PreparedForecast forecast, string path)
    {
        var figure = ForecastSpan.FigureOf(forecast, Indicator, Sector, Year, path);
        return Statistic switch
        {
            null or "mean" => Outcome.Mean(figure),
            "median" => Outcome.Median(figure),
            "probability" => ForecastSpan.TargetsOf(forecast).Where(target => target.Figure == figure).Select(target => Outcome.Probability(figure, target.Target)).FirstOrDefault()
                ?? throw QuestionProblem.At($"{path}/statistic", Statistic, $"The plan has no target for {figure}.", "Ask for its mean or median."),
            _ => throw QuestionProblem.At($"{path}/statistic", Statistic, $"There is no statistic '{Statistic}'.", "Give mean, median or probability."),
        };
    }
}

/// <summary>A number of a run, with its names.</summary>
/// <param name="Indicator">Name of the indicator; null for all targets together.</param>
/// <param name="Sector">Its sector.</param>
/// <param name="Unit">Unit of the number: that of the indicator, or share for a probability.</param>
/// <param name="Year">Year.</param>
/// <param name="Statistic">mean, median or probability.</param>
public sealed record OutcomeDocument(string? Indicator, string? Sector, string Unit, int Year, string Statistic)
{
    /// <summary>Names an outcome.</summary>
    internal static OutcomeDocument Of(Outcome outcome)
    {
        var figure = outcome.Figures[0];
        var (indicator, sector) = Simulation.Model.Language.IndicatorName.Of(figure.Indicator);
        var statistic = outcome.Statistic.ToString().ToLowerInvariant();
        var unit = outcome.Statistic == OutcomeStatistic.Probability ? "share" : figure.Indicator.Declaration.Unit;
        return outcome.Targets.Length > 1 ? new OutcomeDocument(null, null, unit, outcome.Figures.Max(each => each.Year), statistic) : new OutcomeDocument(indicator, sector, unit, figure.Year, statistic);
    }
}
