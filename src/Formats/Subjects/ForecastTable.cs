using System.Globalization;
using Simulation.Contracts.Provinces;
using Simulation.Contracts.Runs;
using Simulation.Formats.Series;
using Simulation.Formats.Tables;
using Simulation.Formats.Words;

namespace Simulation.Formats.Subjects;

/// <summary>Answers to what-if questions as a table: every statistic of every forecast, and the targets of the plan with their probabilities.</summary>
public static class ForecastTable
{
    /// <summary>Dimensions and attributes.</summary>
    public static TableLayout Layout { get; } = new(
        "FORECASTS",
        new("Forecasts and targets", "Dự báo và mục tiêu"),
        [DimensionWords.Province, DimensionWords.Indicator, DimensionWords.Sector, DimensionWords.Year, DimensionWords.Statistic, DimensionWords.Scenario, DimensionWords.Vintage],
        [DimensionWords.Unit, DimensionWords.Operator, DimensionWords.Status, DimensionWords.Run]);

    /// <summary>The indicator under which the probability of all targets together stands.</summary>
    public const string AllTargets = "all_targets";

    /// <summary>Every statistic that the table may have; a plan may bound an indicator from both sides.</summary>
    public static IReadOnlyList<string> Statistics { get; } =
        [StatisticWords.Mean, StatisticWords.Median, "low_50", "high_50", "low_80", "high_80", "low_90", "high_90", StatisticWords.Target, StatisticWords.Probability, "target_2", "probability_2"];

    /// <summary>The table of an answer.</summary>
    /// <param name="province">The province that was asked.</param>
    /// <param name="result">The answer.</param>
    /// <param name="units">How it was transformed, for the metadata.</param>
    /// <param name="scenario">Code of the scenario; <see cref="ProvinceWords.AsAsked"/> when null.</param>
    /// <param name="call">The call that gets the answer again, for the metadata; null where it is not known.</param>
    public static StatisticalTable Of(ProvinceDescription province, RunResult result, SeriesUnits units = SeriesUnits.Level, string? scenario = null, string? call = null) =>
        Of([(province, scenario ?? ProvinceWords.AsAsked, result)], units, call);

    /// <summary>The table of several answers, each under the code of its scenario. The run of each stands beside its figures; the other metadata are those of the first.</summary>
    /// <param name="province">The province that was asked.</param>
    /// <param name="results">The answers, at least one.</param>
    /// <param name="units">How they were transformed, for the metadata.</param>
    public static StatisticalTable Of(ProvinceDescription province, IReadOnlyList<(string Scenario, RunResult Result)> results, SeriesUnits units = SeriesUnits.Level) =>
        Of([.. results.Select(item => (province, item.Scenario, item.Result))], units);

    /// <summary>The table of answers of several provinces.</summary>
    /// <param name="results">The answers, at least one.</param>
    /// <param name="units">How they were transformed, for the metadata.</param>
    /// <param name="call">The call that gets them again, for the metadata; null where it is not known.</param>
    public static StatisticalTable Of(IReadOnlyList<(ProvinceDescription Province, string Scenario, RunResult Result)> results, SeriesUnits units = SeriesUnits.Level, string? call = null)
    {
        ArgumentNullException.ThrowIfNull(results);
        List<ProvinceDescription> provinces = [.. results.Select(item => item.Province).DistinctBy(province => province.Id)];
        var builder = new TableBuilder(Layout, About(provinces, results, units) with { Reproduce = call }, new ProvinceWords(provinces).LabelOf);
        foreach (var (province, scenario, result) in results)
        {
            foreach (var forecast in result.Forecasts) Add(builder, province.Id, scenario, result, forecast);
            foreach (var target in result.Targets) Add(builder, province.Id, scenario, result, target);
            AddAllTargets(builder, province.Id, scenario, result);
        }

        return builder.Build();
    }

    private static TableMetadata About(List<ProvinceDescription> provinces, IReadOnlyList<(ProvinceDescription Province, string Scenario, RunResult Result)> results, SeriesUnits units)
    {
        var first = results[0].Result;
        var single = results.Count == 1;
        return new TableMetadata
        {
            Province = string.Join(", ", provinces.Select(province => province.Id)),
            Source = SourceWords.Forecast,
            Model = first.Model,
            Calibration = first.Calibration,
            DataVintage = first.DataVintage,
            Plan = first.Plan,
            Scenario = single && first.Scenario is { } saved ? string.Create(CultureInfo.InvariantCulture, $"{saved.Id}, version {saved.Version}") : null,
            Run = single ? first.Run : null,
            Seed = first.Seed,
            Draws = first.Draws,
            Units = SeriesUnitsNames.NameOf(units),
        };
    }

    private static void Add(TableBuilder builder, string province, string scenario, RunResult result, SeriesForecast forecast)
    {
        for (var i = 0; i < result.Years.Length; i++)
        {
            AddOne(StatisticWords.Mean, forecast.Mean[i], i);
            AddOne(StatisticWords.Median, forecast.Median[i], i);
            foreach (var band in forecast.Bands)
            {
                AddOne(string.Create(CultureInfo.InvariantCulture, $"low_{band.Percent}"), band.Low[i], i);
                AddOne(string.Create(CultureInfo.InvariantCulture, $"high_{band.Percent}"), band.High[i], i);
            }
        }

        void AddOne(string statistic, double? value, int i) =>
            builder.Add(value, [province, forecast.Indicator, forecast.Sector, YearOf(result.Years[i]), statistic, scenario, VintageOf(result)], forecast.Unit, null, null, result.Run);
    }

    private static void Add(TableBuilder builder, string province, string scenario, RunResult result, TargetOutcome target)
    {
        var suffix = TargetNumber.Of(suffix => builder.Contains(Codes(StatisticWords.Target + suffix)));
        builder.Add(target.Value, Codes(StatisticWords.Target + suffix), target.Unit, target.Operator, target.Status, result.Run);
        if (target.Probability is { } probability) builder.Add(probability, Codes(StatisticWords.Probability + suffix), StatisticWords.Share, target.Operator, target.Status, result.Run);

        string[] Codes(string statistic) => [province, target.Indicator, target.Sector, YearOf(target.Year), statistic, scenario, VintageOf(result)];
    }

    private static void AddAllTargets(TableBuilder builder, string province, string scenario, RunResult result)
    {
        if (result.AllTargets is not { } probability || result.Targets.Length == 0) return;
        builder.Add(
            probability,
            [province, AllTargets, "total", YearOf(result.Targets.Max(target => target.Year)), StatisticWords.Probability, scenario, VintageOf(result)],
            StatisticWords.Share,
            null,
            null,
            result.Run);
    }

    private static string YearOf(int year) => year.ToString(CultureInfo.InvariantCulture);

    private static string VintageOf(RunResult result) => result.DataVintage.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
