using System.Collections.Immutable;

namespace Simulation.Data;

/// <summary>
/// One number of a province's <c>paths.csv</c> (a path that is assumed or given, and not a published observation) or of its <c>events.csv</c>
/// (what happened: 1 the hazard struck, 0 it did not).
/// </summary>
/// <param name="Symbol">Name of a lever, a given or exogenous path or a hazard of the model.</param>
/// <param name="Member">The member of its index set; empty when it has none.</param>
/// <param name="Year">The year.</param>
/// <param name="Value">The number, in the symbol's unit.</param>
/// <param name="Source">Where it comes from; <c>assumption</c> when from nowhere.</param>
/// <param name="Note">How it was derived, or a remark.</param>
/// <param name="File">File of the row.</param>
/// <param name="Line">Line of the row.</param>
public sealed record PathValue(string Symbol, string Member, int Year, double Value, string Source, string Note, string File, int Line)
{
    /// <summary>Columns of <c>paths.csv</c>.</summary>
    public static readonly ImmutableArray<string> PathColumns = ["symbol", "member", "year", "value", "source", "note"];

    /// <summary>Columns of <c>events.csv</c>.</summary>
    public static readonly ImmutableArray<string> EventColumns = ["symbol", "member", "year", "value", "source"];

    /// <summary>Full name of the symbol in the model: <c>investment_share[services]</c>.</summary>
    public string SymbolName => Member.Length == 0 ? Symbol : $"{Symbol}[{Member}]";

    /// <summary>Reads <c>paths.csv</c>.</summary>
    public static ImmutableArray<PathValue> ReadPaths(DataFile file, DiagnosticBag bag) =>
        Read(file, PathColumns, bag, row => (row.Number("value"), row["note"]));

    /// <summary>Reads <c>events.csv</c>: values are 0 or 1.</summary>
    public static ImmutableArray<PathValue> ReadEvents(DataFile file, DiagnosticBag bag) =>
        Read(file, EventColumns, bag, row => (ReadSwitch(row), ""));

    private static double? ReadSwitch(CsvRow row)
    {
        if (row.Number("value") is not { } value)
            return null;
        if (value is 0 or 1)
            return value;
        row.Report(DataProblem.OutOfRange, "value", row["value"], "1 (it struck) or 0 (it did not)",
            "How hard it struck is for the calibration to find.");
        return null;
    }

    private static ImmutableArray<PathValue> Read(
        DataFile file, ImmutableArray<string> columns, DiagnosticBag bag, Func<CsvRow, (double? Value, string Note)> readValue)
    {
        if (CsvTable.Read(file, columns, bag) is not { } table)
            return [];
        var values = ImmutableArray.CreateBuilder<PathValue>(table.Rows.Length);
        var seen = new HashSet<(string, int)>();
        foreach (var row in table.Rows)
        {
            var (value, note) = readValue(row);
            if (row.Text("symbol") is not { } symbol || row.Year("year") is not { } year || row.Text("source") is not { } source || value is null)
                continue;
            var path = new PathValue(symbol, row["member"], year, value.Value, source, note, row.File, row.Line);
            if (seen.Add((path.SymbolName, year)))
                values.Add(path);
            else
                row.Report(DataProblem.Duplicate, "year", row["year"], $"one value of {path.SymbolName} a year", "Remove one of the rows.");
        }

        return values.ToImmutable();
    }
}
