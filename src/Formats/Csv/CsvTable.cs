using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Simulation.Formats.Tables;

namespace Simulation.Formats.Csv;

/// <summary>Tables as comma-separated values: RFC 4180, UTF-8, numbers that read back to the same bits.</summary>
internal static class CsvTable
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private static readonly CsvConfiguration Rfc4180 = new(CultureInfo.InvariantCulture) { NewLine = "\r\n" };

    /// <summary>Writes a table: codes, value, attributes. Labels are left out, for codes are what programs join on.</summary>
    public static void Write(StatisticalTable table, Stream stream, string language)
    {
        using var text = new StreamWriter(stream, Utf8, leaveOpen: true);
        using var csv = new CsvWriter(text, Rfc4180);
        Line(csv, [.. table.Layout.Dimensions.Select(dimension => dimension.Id), "value", .. table.Layout.Attributes.Select(attribute => attribute.Id)]);
        foreach (var row in table.Rows)
            Line(csv, [.. row.Positions.Select((position, i) => table.Codes[i][position].Id), Number(row.Value), .. row.Attributes.Select(Harmless)]);
    }

    /// <summary>A number with all its digits, and nothing for what is undefined.</summary>
    public static string? Number(double? value) => value?.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>
    /// A text that no spreadsheet takes for a formula: names, sources and notes are typed in by people, and a file is opened by others. A leading apostrophe is what spreadsheets
    /// themselves put before such text.
    /// </summary>
    public static string? Harmless(string? text) => text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? $"'{text}" : text;

    private static void Line(CsvWriter csv, string?[] fields)
    {
        foreach (var field in fields) csv.WriteField(field);
        csv.NextRecord();
    }
}
