using System.Globalization;
using System.Text;
using System.Xml;
using CsvHelper;
using MiniExcelLibs;

namespace Simulation.Formats.Excel;

/// <summary>The first sheet of a workbook as comma-separated values, for what takes CSV. Line <c>n</c> of the text is row <c>n</c> of the sheet.</summary>
public static class SheetAsCsv
{
    /// <summary>Ending of workbooks.</summary>
    public const string Extension = ".xlsx";

    /// <summary>True when a file begins as workbooks do, which are archives.</summary>
    public static bool IsWorkbook(ReadOnlySpan<byte> file) => file.StartsWith("PK\u0003\u0004"u8);

    /// <summary>Reads the first sheet.</summary>
    /// <param name="workbook">The workbook's bytes.</param>
    /// <param name="mostBytes">Longest text; an archive of some kilobytes may hold any number of rows.</param>
    /// <returns>UTF-8 text; null when it would be longer.</returns>
    /// <exception cref="FormatException">The file is no workbook.</exception>
    public static byte[]? Read(byte[] workbook, int mostBytes)
    {
        ArgumentNullException.ThrowIfNull(workbook);
        using var text = new MemoryStream();
        try
        {
            using var writer = new StreamWriter(text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { AutoFlush = true };
            using var csv = new CsvWriter(writer, CultureInfo.InvariantCulture);
            using var file = new MemoryStream(workbook, writable: false);
            foreach (IDictionary<string, object?> row in file.Query(useHeaderRow: false, excelType: ExcelType.XLSX))
            {
                foreach (var cell in row.Values) csv.WriteField(Text(cell));
                csv.NextRecord();
                csv.Flush();
                if (text.Length > mostBytes) return null;
            }
        }
        catch (Exception e) when (e is InvalidDataException or XmlException or InvalidOperationException or KeyNotFoundException or ArgumentException or NullReferenceException)
        {
            // What a file that only looks like a workbook makes the reader throw.
            throw new FormatException("The file cannot be read as a workbook.", e);
        }
        return text.ToArray();
    }

    private static string Text(object? cell) => cell switch
    {
        null => "",
        DateTime day when day.TimeOfDay == TimeSpan.Zero => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        bool truth => truth ? "true" : "false",
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        _ => cell.ToString() ?? "",
    };
}
