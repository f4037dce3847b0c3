using Simulation.Contracts.Runs;
using Simulation.Grains.Provinces;
using Simulation.Model.Ensembles.Summaries;
using Simulation.Model.Language;
using Simulation.Model.Plans;
using Simulation.Model.Plans.Forecasting;

namespace Simulation.Grains.Forecasts;

/// <summary>Answers in the words of the contracts.</summary>
internal static class AnswerMapping
{
    private static readonly int[] Bands = [50, 80, 90];

    // The median, then the ends of each band: asked for together, because ordering the values of a small run is most of the work of an answer.
    private static readonly double[] Probabilities = [0.5, .. Bands.SelectMany(percent => (double[])[Tail(percent), 1 - Tail(percent)])];

    /// <summary>The answer of a run.</summary>
    public static RunResult Result(PreparedProvince province, PreparedForecast forecast, RunSummary summary)
    {
        var plan = forecast.Question is { } asked ? PlanScoring.Score(asked, summary, forecast.LeverValue) : null;
        return new RunResult
        {
            Run = forecast.Id,
            Model = VersionOf(province),
            Calibration = forecast.Calibration,
            DataVintage = province.Source.Joined.AsOf,
            Plan = forecast.Plan?.Id,
            Seed = forecast.Seed,
            Draws = forecast.Draws,
            Years = [.. forecast.Years],
            Forecasts = Series(forecast, summary),
            Targets = plan is null ? [] : [.. plan.Targets.Select(Outcome)],
            AllTargets = plan?.AllTargets.Probability,
            Question = QuestionMapping.Asked(forecast, province.Forecaster.Indicators),
        };
    }

    /// <summary>What the draws of a run are draws of.</summary>
    public static RunDraws Draws(PreparedProvince province, PreparedForecast forecast, RunTicket ticket) => new()
    {
        Ticket = ticket,
        Model = VersionOf(province),
        DataVintage = province.Source.Joined.AsOf,
        Plan = forecast.Plan?.Id,
        Seed = forecast.Seed,
        Years = [.. forecast.Years],
        Series = [.. forecast.Outputs.Select(symbol => (Name: IndicatorName.Of(symbol), symbol.Declaration.Unit)).Select(output => new DrawnSeries(output.Name.Indicator, output.Name.Sector, output.Unit))],
    };

    // Putting the values of a small run in order costs as much as computing them.
    private static SeriesForecast[] Series(PreparedForecast forecast, RunSummary summary)
    {
        var series = new SeriesForecast[forecast.Outputs.Length];
        Parallel.For(0, series.Length, output => series[output] = Series(forecast, summary, output));
        return series;
    }

    /// <summary>Name, version and text hash of a province's model.</summary>
    public static string VersionOf(PreparedProvince province)
    {
        var model = province.Source.Joined.Model;
        return $"{model.Name} {model.Version} ({model.TextHash[..16]})";
    }

    /// <summary>The kind of a target as the API names it.</summary>
    public static string KindOf(Target target) => target.Kind switch
    {
        TargetKind.Simulated => "simulated",
        TargetKind.Lever => "lever",
        _ => "reported",
    };

    private static SeriesForecast Series(PreparedForecast forecast, RunSummary summary, int output)
    {
        var symbol = forecast.Outputs[output];
        var (indicator, sector) = IndicatorName.Of(symbol);
        var years = forecast.Years.Length;
        var (mean, median) = (new double?[years], new double?[years]);
        var bands = Bands.Select(percent => new BandForecast(percent, new double?[years], new double?[years])).ToArray();
        Span<double?> quantiles = stackalloc double?[Probabilities.Length];
        for (var year = 0; year < years; year++)
        {
            var series = summary[output, forecast.Years[year]];
            series.Quantiles(Probabilities, quantiles);
            (mean[year], median[year]) = (series.Mean, quantiles[0]);
            for (var band = 0; band < bands.Length; band++) (bands[band].Low[year], bands[band].High[year]) = (quantiles[1 + (2 * band)], quantiles[2 + (2 * band)]);
        }

        return new SeriesForecast(indicator, sector, symbol.Declaration.Unit, mean, median, bands);
    }

    private static double Tail(int percent) => (100 - percent) / 200.0;

    private static TargetOutcome Outcome(TargetResult result)
    {
        var target = result.Target;
        return new TargetOutcome(
            target.Indicator, target.Sector, target.Unit, target.Operator.ToText(), target.Value, target.Year, KindOf(target), result.Median, result.Probability, StatusOf(result), target.RestsOnPriors);
    }

    private static string StatusOf(TargetResult result) => (result.Status, result.Target.Kind) switch
    {
        (TargetStatus.NotJudged, TargetKind.Reported) => "reported",
        (TargetStatus.Exceeded, _) => "exceeded",
        (TargetStatus.Met, _) => "met",
        (TargetStatus.Missed, _) => "missed",
        _ => "not-judged",
    };
}
