using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Simulation.Formats.Csv;
using Simulation.Formats.Tables;

namespace Simulation.Formats.Sdmx;

/// <summary>Tables as SDMX-CSV, version 2.0.</summary>
internal static class SdmxCsvData
{
    /// <summary>Media type.</summary>
    public const string MediaType = "application/vnd.sdmx.data+csv";

    private const string Information = "I";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private static readonly CsvConfiguration Rfc4180 = new(CultureInfo.InvariantCulture) { NewLine = "\r\n" };

    /// <summary>Writes a table: what it is reported under, codes, value, attributes.</summary>
    public static void Write(StatisticalTable table, Stream stream, string language)
    {
        var view = new SdmxView(table);
        var dataflow = $"{SdmxNaming.Agency}:{table.Layout.Id}({SdmxNaming.Version})";
        using var text = new StreamWriter(stream, Utf8, leaveOpen: true);
        using var csv = new CsvWriter(text, Rfc4180);
        Line(
            csv,
            [
                "STRUCTURE", "STRUCTURE_ID", "ACTION", .. view.Dimensions.Select(i => SdmxNaming.IdOf(table.Layout.Dimensions[i])),
                SdmxNaming.Value, .. table.Layout.Attributes.Select(SdmxNaming.IdOf),
            ]);
        foreach (var row in table.Rows)
            Line(csv, ["dataflow", dataflow, Information, .. view.Dimensions.Select(i => view.CodeOf(row, i)), CsvTable.Number(row.Value), .. row.Attributes.Select(CsvTable.Harmless)]);
    }

    private static void Line(CsvWriter csv, string?[] fields)
    {
        foreach (var field in fields) csv.WriteField(field);
        csv.NextRecord();
    }
}
