using System.Globalization;
using Simulation.Contracts.Observations;
using Simulation.Contracts.Provinces;
using Simulation.Formats.Tables;
using Simulation.Formats.Words;

namespace Simulation.Formats.Subjects;

/// <summary>Published figures as a table. Several reports of one figure on one day are numbered in the order of files and uploads.</summary>
public static class ObservationTable
{
    /// <summary>Dimensions and attributes.</summary>
    public static TableLayout Layout { get; } = new(
        "OBSERVATIONS",
        new("Published figures", "Số liệu đã công bố"),
        [DimensionWords.Province, DimensionWords.Indicator, DimensionWords.Sector, DimensionWords.Period, DimensionWords.Vintage, DimensionWords.Report],
        [DimensionWords.Unit, DimensionWords.Status, DimensionWords.Source, DimensionWords.Note, DimensionWords.File, DimensionWords.Line]);

    /// <summary>The table of figures.</summary>
    /// <param name="province">The province that was asked.</param>
    /// <param name="revision">Revision of its data.</param>
    /// <param name="figures">The figures.</param>
    public static StatisticalTable Of(ProvinceDescription province, long revision, IEnumerable<ObservationFigure> figures)
    {
        ArgumentNullException.ThrowIfNull(province);
        ArgumentNullException.ThrowIfNull(figures);
        var about = new TableMetadata { Province = province.Id, Source = SourceWords.Published, Revision = revision };
        var builder = new TableBuilder(Layout, about, new ProvinceWords(province).LabelOf);
        foreach (var figure in figures)
        {
            var vintage = figure.KnownFrom?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? ProvinceWords.Unknown;
            var report = 1;
            while (builder.Contains(Codes(figure, vintage, report))) report++;
            builder.Add(
                figure.Value,
                Codes(figure, vintage, report),
                figure.Unit,
                figure.Status,
                figure.Source,
                figure.Note.Length == 0 ? null : figure.Note,
                figure.File,
                figure.Line.ToString(CultureInfo.InvariantCulture));
        }

        return builder.Build();
    }

    private static string[] Codes(ObservationFigure figure, string vintage, int report) =>
        [figure.Region, figure.Indicator, figure.Sector, figure.Period, vintage, report.ToString(CultureInfo.InvariantCulture)];
}
