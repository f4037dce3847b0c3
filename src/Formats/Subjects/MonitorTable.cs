using System.Globalization;
using Simulation.Contracts.Provinces;
using Simulation.Documents.Monitoring;
using Simulation.Formats.Tables;
using Simulation.Formats.Words;

namespace Simulation.Formats.Subjects;

/// <summary>The running year as a table: what was expected on each day, the day being the vintage.</summary>
public static class MonitorTable
{
    /// <summary>Dimensions and attributes.</summary>
    public static TableLayout Layout { get; } = new(
        "MONITOR",
        new("The running year", "Năm đang thực hiện"),
        [DimensionWords.Province, DimensionWords.Indicator, DimensionWords.Sector, DimensionWords.Year, DimensionWords.Statistic, DimensionWords.Vintage],
        [DimensionWords.Unit, DimensionWords.Operator]);

    /// <summary>The table of a monitor.</summary>
    /// <param name="province">The province that was asked.</param>
    /// <param name="document">The monitor.</param>
    public static StatisticalTable Of(ProvinceDescription province, MonitorDocument document)
    {
        ArgumentNullException.ThrowIfNull(province);
        ArgumentNullException.ThrowIfNull(document);
        var about = new TableMetadata
        {
            Province = province.Id,
            Source = SourceWords.Monitoring,
            Model = province.ModelVersion,
            Calibration = document.Calibration,
            DataVintage = document.AsOf,
            Plan = document.Plan,
            Seed = document.Seed,
            Draws = document.Draws,
        };
        var builder = new TableBuilder(Layout, about, new ProvinceWords(province).LabelOf);
        foreach (var nowcast in document.Nowcasts)
        {
            Add(builder, document, document.Start, new(nowcast.Indicator, nowcast.Sector, nowcast.Unit), nowcast.Start);
            Add(builder, document, document.AsOf, new(nowcast.Indicator, nowcast.Sector, nowcast.Unit), nowcast.Now);
        }

        foreach (var day in document.Days)
            for (var i = 0; i < document.Headlines.Count; i++)
                Add(builder, document, day.Day, document.Headlines[i], day.Headlines[i]);
        AddTargets(builder, document);
        return builder.Build();
    }

    // The first and the last day are among the nowcasts of all indicators and among the days of the headlines, with the same figures.
    private static void Add(TableBuilder builder, MonitorDocument document, DateOnly day, IndicatorDocument indicator, OutlookDocument outlook)
    {
        if (builder.Contains(Codes(document, indicator.Indicator, indicator.Sector, document.Year, StatisticWords.Mean, day))) return;
        AddOne(StatisticWords.Mean, outlook.Mean);
        AddOne(StatisticWords.Median, outlook.Median);
        foreach (var (percent, ends) in outlook.Bands.OrderBy(band => band.Key, StringComparer.Ordinal))
        {
            AddOne($"low_{percent}", ends[0]);
            AddOne($"high_{percent}", ends[1]);
        }

        void AddOne(string statistic, double? value) => builder.Add(value, Codes(document, indicator.Indicator, indicator.Sector, document.Year, statistic, day), indicator.Unit);
    }

    private static void AddTargets(TableBuilder builder, MonitorDocument document)
    {
        foreach (var target in document.Targets)
        {
            string[] CodesOf(string statistic, DateOnly day) => Codes(document, target.Indicator, target.Sector, target.Year, statistic, day);
            var suffix = TargetNumber.Of(suffix => builder.Contains(CodesOf(StatisticWords.Target + suffix, document.AsOf)));
            builder.Add(target.Value, CodesOf(StatisticWords.Target + suffix, document.AsOf), target.Unit, target.Operator);
            for (var i = 0; i < document.Days.Count; i++)
                builder.Add(target.Probabilities[i], CodesOf(StatisticWords.Probability + suffix, document.Days[i].Day), StatisticWords.Share, target.Operator);
        }

        foreach (var day in document.Days.Where(day => day.AllTargets is not null))
            builder.Add(day.AllTargets, Codes(document, "all_targets", "total", document.Year, StatisticWords.Probability, day.Day), StatisticWords.Share);
    }

    private static string[] Codes(MonitorDocument document, string indicator, string sector, int year, string statistic, DateOnly day) =>
        [document.Province, indicator, sector, year.ToString(CultureInfo.InvariantCulture), statistic, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)];
}
