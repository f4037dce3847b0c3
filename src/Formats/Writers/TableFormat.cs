using System.Collections.Immutable;
using Simulation.Formats.Csv;
using Simulation.Formats.Excel;
using Simulation.Formats.Json;
using Simulation.Formats.Tables;

namespace Simulation.Formats.Writers;

/// <summary>A format that every table can be written in. The same table gives the same bytes.</summary>
/// <param name="Name">Name in addresses: <c>csv</c>.</param>
/// <param name="MediaType">Media type without parameters.</param>
/// <param name="ContentType">Media type with parameters, as it is answered.</param>
/// <param name="Extension">Ending of file names, with the dot.</param>
/// <param name="Write">Writes a table in a language.</param>
public sealed record TableFormat(string Name, string MediaType, string ContentType, string Extension, Action<StatisticalTable, Stream, string> Write)
{
    /// <summary>Comma-separated values (RFC 4180), UTF-8 without byte order mark; one line an observation.</summary>
    public static TableFormat Csv { get; } = new("csv", "text/csv", "text/csv; charset=utf-8; header=present", ".csv", CsvTable.Write);

    /// <summary>An Excel workbook: typed cells, and sheets with metadata and codes.</summary>
    public static TableFormat Xlsx { get; } = new("xlsx", Workbook.MediaType, Workbook.MediaType, ".xlsx", Workbook.Write);

    /// <summary>One JSON object a line, one line an observation.</summary>
    public static TableFormat NdJson { get; } = new("ndjson", "application/x-ndjson", "application/x-ndjson; charset=utf-8", ".ndjson", NdJsonTable.Write);

    /// <summary>JSON-stat 2.0, a dataset.</summary>
    public static TableFormat JsonStat { get; } = new("json-stat", JsonStatTable.MediaType, $"{JsonStatTable.MediaType}; charset=utf-8", ".json", JsonStatTable.Write);

    /// <summary>All formats.</summary>
    public static ImmutableArray<TableFormat> All { get; } = [NdJson, Csv, Xlsx, JsonStat];

    /// <summary>A table as a file.</summary>
    /// <param name="table">The table.</param>
    /// <param name="name">Name of the file without ending: <c>tra-vinh-forecasts</c>.</param>
    /// <param name="language"><c>en</c> or <c>vi</c>: language of labels, where a format has room for one only.</param>
    public TableFile ToFile(StatisticalTable table, string name, string language = "en")
    {
        using var content = new MemoryStream();
        Write(table, content, language);
        return new TableFile(content.ToArray(), ContentType, name + Extension);
    }
}

/// <summary>A table that was written.</summary>
/// <param name="Content">The bytes.</param>
/// <param name="ContentType">Media type with its parameters.</param>
/// <param name="FileName">Name to keep it under.</param>
public sealed record TableFile(byte[] Content, string ContentType, string FileName);
