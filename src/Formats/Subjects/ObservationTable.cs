using System.Globalization;
using Simulation.Contracts.Observations;
using Simulation.Contracts.Provinces;
using Simulation.Formats.Sdmx;
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
        [DimensionWords.Unit, DimensionWords.Status, DimensionWords.Source, DimensionWords.Note, DimensionWords.File, DimensionWords.Line, DimensionWords.Printed]);

    /// <summary>The table of figures.</summary>
    /// <param name="province">The province that was asked.</param>
    /// <param name="revision">Revision of its data.</param>
    /// <param name="figures">The figures.</param>
    public static StatisticalTable Of(ProvinceDescription province, long revision, IEnumerable<ObservationFigure> figures) => Of([province], revision, figures, period => period);

    /// <summary>The table of figures under the periods of SDMX. Figures of periods that have none there, or of which nobody knows when they were published, are left out.</summary>
    /// <param name="provinces">The provinces, at least one.</param>
    /// <param name="figures">The figures.</param>
    public static StatisticalTable OfStandardPeriods(IReadOnlyList<ProvinceDescription> provinces, IEnumerable<ObservationFigure> figures) =>
        Of(provinces, revision: null, figures.Where(figure => figure.KnownFrom is not null && SdmxPeriod.Of(figure.Period) is not null), period => SdmxPeriod.Of(period)!);

    private static StatisticalTable Of(IReadOnlyList<ProvinceDescription> provinces, long? revision, IEnumerable<ObservationFigure> figures, Func<string, string> periodOf)
    {
        ArgumentNullException.ThrowIfNull(provinces);
        ArgumentNullException.ThrowIfNull(figures);
        figures = [.. figures];
        var about = new TableMetadata { Province = string.Join(", ", provinces.Select(province => province.Id)), Source = SourceWords.Published, Revision = revision, DataVintage = figures.Max(figure => figure.KnownFrom) };
        var builder = new TableBuilder(Layout, about, new ProvinceWords(provinces).LabelOf);
        foreach (var figure in figures)
        {
            var vintage = figure.KnownFrom?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? ProvinceWords.Unknown;
            var period = periodOf(figure.Period);
            var report = 1;
            while (builder.Contains(Codes(figure, period, vintage, report))) report++;
            builder.Add(
                figure.Value,
                Codes(figure, period, vintage, report),
                figure.Unit,
                figure.Status,
                figure.Source,
                figure.Note.Length == 0 ? null : figure.Note,
                figure.File,
                figure.Line.ToString(CultureInfo.InvariantCulture),
                period == figure.Period ? null : figure.Period);
        }

        return builder.Build();
    }

    private static string[] Codes(ObservationFigure figure, string period, string vintage, int report) =>
        [figure.Region, figure.Indicator, figure.Sector, period, vintage, report.ToString(CultureInfo.InvariantCulture)];
}
