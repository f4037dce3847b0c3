using System.Globalization;
using System.Text;
using CsvHelper;

namespace Simulation.Formats.Csv;

/// <summary>Rows of texts as comma-separated values, for what takes CSV. Row <c>n</c> of the rows is record <c>n + 1</c> of the text, the header being the first.</summary>
public static class RowsAsCsv
{
    /// <summary>UTF-8 text of a header and rows.</summary>
    /// <param name="columns">Names of the columns.</param>
    /// <param name="rows">A field for each column; null for an empty one.</param>
    public static byte[] Write(IEnumerable<string> columns, IEnumerable<IEnumerable<string?>> rows)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(rows);
        using var text = new MemoryStream();
        using (var writer = new StreamWriter(text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true))
        using (var csv = new CsvWriter(writer, CultureInfo.InvariantCulture))
        {
            foreach (var row in rows.Prepend(columns))
            {
                foreach (var field in row) csv.WriteField(field);
                csv.NextRecord();
            }
        }

        return text.ToArray();
    }
}
