using System.Globalization;
using Simulation.Contracts.Provinces;
using Simulation.Documents.RequiredGrowth;
using Simulation.Formats.Tables;
using Simulation.Formats.Words;

namespace Simulation.Formats.Subjects;

/// <summary>What a growth target needs of sectors and quarters as a table.</summary>
public static class RequiredGrowthTable
{
    private const string Percent = "percent";
    private const string Points = "percentage points";
    private const string Whole = "total";

    /// <summary>Dimensions and attributes.</summary>
    public static TableLayout Layout { get; } = new(
        "REQUIRED_GROWTH",
        new("Growth required of sectors and quarters", "Tăng trưởng cần có của khu vực và quý"),
        [DimensionWords.Province, DimensionWords.Sector, DimensionWords.Period, DimensionWords.Statistic, DimensionWords.Vintage],
        [DimensionWords.Unit]);

    /// <summary>The table of required growth.</summary>
    /// <param name="province">The province that was asked.</param>
    /// <param name="document">The required growth.</param>
    public static StatisticalTable Of(ProvinceDescription province, RequiredGrowthDocument document)
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
            Draws = document.Draws,
        };
        var builder = new TableBuilder(Layout, about, new ProvinceWords(province).LabelOf);
        var year = document.Year.ToString(CultureInfo.InvariantCulture);
        Add(Whole, year, "required", document.Target, Percent);
        Add(Whole, year, "expected", document.Expected, Percent);
        Add(Whole, year, StatisticWords.Probability, document.Probability, StatisticWords.Share);
        foreach (var sector in document.Sectors)
        {
            Add(sector.Sector, year, "weight", sector.Weight, StatisticWords.Share);
            Add(sector.Sector, year, "expected", sector.Expected, Percent);
            Add(sector.Sector, year, "required", sector.Required, Percent);
            Add(sector.Sector, year, "contribution", sector.Contribution, Points);
            Add(sector.Sector, year, StatisticWords.Probability, sector.Probability, StatisticWords.Share);
        }

        for (var i = 0; i < document.Quarters.Count; i++)
        {
            var quarter = document.Quarters[i];
            var period = string.Create(CultureInfo.InvariantCulture, $"{year}-Q{quarter.Quarter}");
            Add(Whole, period, "weight", document.QuarterWeights[i], StatisticWords.Share);
            Add(Whole, period, quarter.Known ? "known" : "required", quarter.Growth, Percent);
            Add(Whole, period, "year_to_date", quarter.YearToDate, Percent);
            if (quarter.Probability is { } probability) Add(Whole, period, StatisticWords.Probability, probability, StatisticWords.Share);
        }

        return builder.Build();

        void Add(string sector, string period, string statistic, double? value, string unit) =>
            builder.Add(value, [province.Id, sector, period, statistic, document.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)], unit);
    }
}
