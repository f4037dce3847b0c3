using System.Collections.Immutable;
using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Simulation.Data;

/// <summary>
/// A CSV file with a known header (RFC 4180, comma, UTF-8), read whole. Columns may stand in any order; a missing, unknown or repeated one is an error.
/// </summary>
public sealed class CsvTable
{
    /// <summary>Longest field, in characters.</summary>
    public const int MaximumFieldLength = 8_000;

    private CsvTable(string file, ImmutableArray<CsvRow> rows)
    {
        File = file;
        Rows = rows;
    }

    /// <summary>Name of the file.</summary>
    public string File { get; }

    /// <summary>The rows in order; blank lines are left out.</summary>
    public ImmutableArray<CsvRow> Rows { get; }

    /// <summary>Reads a file; null, with the problems in the bag, when it is not such a table.</summary>
    /// <param name="file">The file.</param>
    /// <param name="columns">Names of its columns.</param>
    /// <param name="bag">Takes the problems.</param>
    public static CsvTable? Read(DataFile file, ImmutableArray<string> columns, DiagnosticBag bag)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(bag);
        if (file.ReadText(bag) is not { } text)
            return null;

        var before = bag.Diagnostics.Length;
        var records = ReadRecords(file.Name, text, bag);
        if (bag.Diagnostics.Length > before)
            return null;
        if (records.Count == 0)
        {
            bag.Add(DataDiagnostic.Error(DataProblem.Empty, file.Name, 1, null, null, $"the header {string.Join(',', columns)}",
                "Put the header on the first line."));
            return null;
        }

        var (headerLine, header) = records[0];
        if (!CheckHeader(file.Name, headerLine, header, columns, bag))
            return null;

        var positions = header.Select((name, index) => (name, index)).ToImmutableDictionary(pair => pair.name, pair => pair.index, StringComparer.Ordinal);
        var rows = ImmutableArray.CreateBuilder<CsvRow>(records.Count - 1);
        foreach (var (line, fields) in records.Skip(1))
        {
            if (fields.Length == header.Length)
                rows.Add(new CsvRow(file.Name, line, positions, fields, bag));
            else
                bag.Add(DataDiagnostic.Error(DataProblem.Row, file.Name, line, null, $"{fields.Length} fields",
                    $"{header.Length} fields, as in the header", "Quote fields that hold commas, and fill in missing commas."));
        }

        return new CsvTable(file.Name, rows.ToImmutable());
    }

    private static List<(int Line, string[] Fields)> ReadRecords(string file, string text, DiagnosticBag bag)
    {
        var line = 1;
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            IgnoreBlankLines = false,
            MaxFieldSize = MaximumFieldLength,
            BadDataFound = args => bag.Add(DataDiagnostic.Error(
                DataProblem.Row, file, line, null, args.Field, "a field with balanced quotes", "Put the whole field in quotes and double the quotes inside it.")),
        };
        using var reader = new StringReader(text);
        using var parser = new CsvParser(reader, configuration);
        var records = new List<(int, string[])>();
        try
        {
            while (parser.Read())
            {
                if (parser.Record is { } record && !(record.Length == 1 && string.IsNullOrWhiteSpace(record[0])))
                    records.Add((line, record));
                line = parser.RawRow + 1;
            }
        }
        catch (MaxFieldSizeException)
        {
            bag.Add(DataDiagnostic.Error(DataProblem.FieldTooLong, file, line, null, null,
                $"fields of at most {MaximumFieldLength} characters", "Shorten the field, or close the quote that swallows the lines after it."));
        }

        return records;
    }

    private static bool CheckHeader(string file, int line, string[] header, ImmutableArray<string> columns, DiagnosticBag bag)
    {
        var missing = columns.Except(header, StringComparer.Ordinal).ToArray();
        var extra = header.Except(columns, StringComparer.Ordinal).ToArray();
        var repeated = header.GroupBy(name => name, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key).ToArray();
        foreach (var name in missing)
            bag.Add(DataDiagnostic.Error(DataProblem.Header, file, line, name, null,
                $"a column '{name}'", $"Add it to the header, which is {string.Join(',', columns)}."));
        foreach (var name in extra)
            bag.Add(DataDiagnostic.Error(DataProblem.Header, file, line, name, name,
                $"the columns {string.Join(',', columns)} and no other", Suggestion.For(name, missing) ?? "Remove the column."));
        foreach (var name in repeated)
            bag.Add(DataDiagnostic.Error(DataProblem.Header, file, line, name, name, "every column once", "Remove one of them."));
        return missing.Length + extra.Length + repeated.Length == 0;
    }
}
