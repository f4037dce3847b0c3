using System.Globalization;
using Simulation.Contracts.Provinces;
using Simulation.Documents.Monitoring;
using Simulation.Formats.Tables;
using Simulation.Formats.Words;

namespace Simulation.Formats.Subjects;

/// <summary>A plan's targets during their year as a table.</summary>
public static class ScorecardTable
{
    /// <summary>Dimensions and attributes.</summary>
    public static TableLayout Layout { get; } = new(
        "SCORECARD",
        new("Targets of the plan during their year", "Mục tiêu kế hoạch trong năm"),
        [DimensionWords.Province, DimensionWords.Indicator, DimensionWords.Sector, DimensionWords.Year, DimensionWords.Statistic, DimensionWords.Vintage],
        [DimensionWords.Unit, DimensionWords.Operator, DimensionWords.Status, DimensionWords.Owner, DimensionWords.ReportPeriod, DimensionWords.Due]);

    /// <summary>The table of a scorecard.</summary>
    /// <param name="province">The province that was asked.</param>
    /// <param name="document">The scorecard.</param>
    public static StatisticalTable Of(ProvinceDescription province, PlanScorecardDocument document)
    {
        ArgumentNullException.ThrowIfNull(province);
        ArgumentNullException.ThrowIfNull(document);
        var about = new TableMetadata
        {
            Province = province.Id,
            Source = SourceWords.Monitoring,
            Model = province.ModelVersion,
            Calibration = province.Calibration,
            DataVintage = document.AsOf,
            Plan = document.Plan,
        };
        var builder = new TableBuilder(Layout, about, new ProvinceWords(province).LabelOf);
        var day = document.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        foreach (var card in document.Targets) Add(builder, province.Id, day, card);
        if (document.AllTargets is { } all)
            builder.Add(all, [province.Id, "all_targets", "total", document.Year.ToString(CultureInfo.InvariantCulture), StatisticWords.Probability, day], StatisticWords.Share);
        return builder.Build();
    }

    private static void Add(TableBuilder builder, string province, string day, TargetCardDocument card)
    {
        string[] Codes(string statistic) => [province, card.Indicator, card.Sector, card.Year.ToString(CultureInfo.InvariantCulture), statistic, day];
        var suffix = TargetNumber.Of(suffix => builder.Contains(Codes(StatisticWords.Target + suffix)));
        var due = card.DueOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        builder.Add(card.Value, Codes(StatisticWords.Target + suffix), card.Unit, card.Operator, card.Status, card.Owner, null, due);
        AddProbability(StatisticWords.Probability, card.Probability);
        AddProbability("probability_at_start", card.ProbabilityAtStart);
        if (card.LastReport is { } report) builder.Add(report.Value, Codes("last_report" + suffix), report.Unit, null, card.Status, card.Owner, report.Period, due);

        void AddProbability(string statistic, double? probability)
        {
            if (probability is not null) builder.Add(probability, Codes(statistic + suffix), StatisticWords.Share, card.Operator, card.Status, card.Owner, null, due);
        }
    }
}
