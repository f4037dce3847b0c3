using System.Globalization;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;
using Simulation.Formats.Tables;

namespace Simulation.Formats.Excel;

/// <summary>Tables as Excel workbooks: a sheet of observations with typed cells, one of metadata, one of codes with their labels.</summary>
internal static class Workbook
{
    /// <summary>Media type.</summary>
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Name of the sheet of observations.</summary>
    public const string Data = "Data";

    /// <summary>Name of the sheet of metadata.</summary>
    public const string Metadata = "Metadata";

    /// <summary>Name of the sheet of codes.</summary>
    public const string Codes = "Codes";

    private static readonly OpenXmlConfiguration Plain = new() { AutoFilter = true, FreezeRowCount = 1, TableStyles = TableStyles.None };

    /// <summary>Writes a table.</summary>
    public static void Write(StatisticalTable table, Stream stream, string language)
    {
        using var workbook = new MemoryStream();
        workbook.SaveAs(
            new Dictionary<string, object> { [Data] = Observations(table), [Metadata] = About(table, language), [Codes] = AllCodes(table) }, configuration: Plain);
        RepeatableArchive.Copy(workbook, stream);
    }

    private static List<Dictionary<string, object?>> Observations(StatisticalTable table) => [.. table.Rows.Select(row =>
    {
        var cells = new Dictionary<string, object?>();
        for (var i = 0; i < row.Positions.Length; i++) cells[table.Layout.Dimensions[i].Id] = Cell(table.Layout.Dimensions[i].Role, table.CodeOf(row, i).Id);
        cells["value"] = row.Value;
        for (var i = 0; i < row.Attributes.Length; i++) cells[table.Layout.Attributes[i].Id] = row.Attributes[i];
        return cells;
    })];

    // Years are numbers to sort and to draw by, and days are dates.
    private static object Cell(DimensionRole role, string code) => role switch
    {
        DimensionRole.Time when int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var year) => year,
        DimensionRole.Day when DateOnly.TryParseExact(code, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => day.ToDateTime(TimeOnly.MinValue),
        _ => code,
    };

    private static List<Dictionary<string, object?>> About(StatisticalTable table, string language) =>
    [
        Row(("item", language == "vi" ? "Tiêu đề" : "Title"), ("value", table.Layout.Title.In(language))),
        .. table.About.Items().Select(item => Row(("item", item.Label.In(language)), ("value", item.Value.In(language)))),
    ];

    private static List<Dictionary<string, object?>> AllCodes(StatisticalTable table) =>
    [
        .. table.Layout.Dimensions.SelectMany((dimension, i) =>
            table.Codes[i].Select(code => Row(("column", dimension.Id), ("code", code.Id), ("en", code.Label.English), ("vi", code.Label.Vietnamese)))),
    ];

    private static Dictionary<string, object?> Row(params (string Column, object? Value)[] cells) => cells.ToDictionary(cell => cell.Column, cell => cell.Value);
}
