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
            Forecasts = [.. forecast.Outputs.Select((_, output) => Series(forecast, summary, output))],
            Targets = plan is null ? [] : [.. plan.Targets.Select(Outcome)],
            AllTargets = plan?.AllTargets.Probability,
        };
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
        SeriesSummary[] years = [.. forecast.Years.Select(year => summary[output, year])];
        return new SeriesForecast(
            indicator,
            sector,
            symbol.Declaration.Unit,
            [.. years.Select(year => year.Mean)],
            [.. years.Select(year => year.Median)],
            [.. Bands.Select(percent => Band(years, percent))]);
    }

    private static BandForecast Band(SeriesSummary[] years, int percent)
    {
        var tail = (100 - percent) / 200.0;
        return new BandForecast(percent, [.. years.Select(year => year.Quantile(tail))], [.. years.Select(year => year.Quantile(1 - tail))]);
    }

    private static TargetOutcome Outcome(TargetResult result)
    {
        var target = result.Target;
        return new TargetOutcome(
            target.Indicator, target.Sector, target.Unit, target.Operator.ToText(), target.Value, target.Year, KindOf(target), result.Median, result.Probability, StatusOf(result));
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
