using System.Globalization;
using Simulation.Contracts.Provinces;
using Simulation.Documents.Comparison;
using Simulation.Formats.Tables;
using Simulation.Formats.Words;

namespace Simulation.Formats.Subjects;

/// <summary>Scenarios side by side as a table.</summary>
public static class CompareTable
{
    /// <summary>Dimensions and attributes.</summary>
    public static TableLayout Layout { get; } = new(
        "COMPARISON",
        new("Scenarios side by side", "So sánh kịch bản"),
        [DimensionWords.Province, DimensionWords.Indicator, DimensionWords.Sector, DimensionWords.Year, DimensionWords.Statistic, DimensionWords.Scenario, DimensionWords.Vintage],
        [DimensionWords.Unit, DimensionWords.Operator]);

    /// <summary>The table of a comparison.</summary>
    /// <param name="province">The province that was asked.</param>
    /// <param name="document">The comparison.</param>
    public static StatisticalTable Of(ProvinceDescription province, CompareDocument document)
    {
        ArgumentNullException.ThrowIfNull(province);
        ArgumentNullException.ThrowIfNull(document);
        var head = document.Head;
        var about = new TableMetadata
        {
            Province = head.Province,
            Source = SourceWords.Forecast,
            Model = head.Model,
            Calibration = head.Calibration,
            DataVintage = head.DataVintage,
            Plan = head.Plan,
            Seed = head.Seed,
            Draws = head.Draws,
        };
        var builder = new TableBuilder(Layout, about, new ProvinceWords(province).LabelOf);
        document = document with { Scenarios = Distinct(document.Scenarios) };
        foreach (var result in document.Results)
            for (var i = 0; i < result.Cells.Count; i++)
                Add(builder, document, i, result);
        foreach (var target in document.Targets) Add(builder, document, target);
        var lastYear = document.Targets.Select(target => target.Year).DefaultIfEmpty(head.DataVintage.Year).Max();
        for (var i = 0; i < document.AllTargets.Count; i++)
            AddProbability(builder, document.AllTargets[i], statistic => Codes(document, i, "all_targets", "total", lastYear, statistic), null);
        return builder.Build();
    }

    // Names are free, and two scenarios may have one name.
    private static List<string> Distinct(IReadOnlyList<string> names)
    {
        var distinct = new List<string>();
        foreach (var name in names) distinct.Add(name + TargetNumber.Of(suffix => distinct.Contains(name + suffix)));
        return distinct;
    }

    private static void Add(TableBuilder builder, CompareDocument document, int scenario, ComparedResultDocument result)
    {
        var cell = result.Cells[scenario];
        AddOne(StatisticWords.Mean, cell.Mean);
        AddOne("standard_error", cell.StandardError);
        AddOne(StatisticWords.Median, cell.Median);
        AddOne("low_90", cell.Low);
        AddOne("high_90", cell.High);
        AddOne("difference", cell.Difference);
        AddOne("difference_error", cell.DifferenceError);

        void AddOne(string statistic, double? value) =>
            builder.Add(value, Codes(document, scenario, result.Indicator, result.Sector, result.Year, statistic), result.Unit);
    }

    private static void Add(TableBuilder builder, CompareDocument document, ComparedTargetDocument target)
    {
        string[] CodesOf(int scenario, string statistic) => Codes(document, scenario, target.Indicator, target.Sector, target.Year, statistic);
        var suffix = TargetNumber.Of(suffix => builder.Contains(CodesOf(0, StatisticWords.Target + suffix)));
        for (var i = 0; i < target.Cells.Count; i++)
        {
            builder.Add(target.Value, CodesOf(i, StatisticWords.Target + suffix), target.Unit, target.Operator);
            AddProbability(builder, target.Cells[i], statistic => CodesOf(i, statistic + suffix), target.Operator);
        }
    }

    private static void AddProbability(TableBuilder builder, ComparedProbabilityDocument cell, Func<string, string[]> codes, string? comparison)
    {
        builder.Add(cell.Probability, codes(StatisticWords.Probability), StatisticWords.Share, comparison);
        builder.Add(cell.StandardError, codes("probability_error"), StatisticWords.Share, comparison);
        builder.Add(cell.Difference, codes("probability_difference"), StatisticWords.Share, comparison);
        builder.Add(cell.DifferenceError, codes("probability_difference_error"), StatisticWords.Share, comparison);
    }

    private static string[] Codes(CompareDocument document, int scenario, string indicator, string sector, int year, string statistic) =>
    [
        document.Head.Province, indicator, sector, year.ToString(CultureInfo.InvariantCulture), statistic, document.Scenarios[scenario],
        document.Head.DataVintage.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    ];
}
