using System.Collections.Immutable;
using System.Globalization;
using CsvHelper;
using Simulation.Model.Execution;
using Simulation.Model.Language.Bound;
using Simulation.Model.Language.Diagnostics;

namespace Simulation.Data;

/// <summary>
/// Reads long series for a model: a CSV file with a column <c>year</c> and one column for each name of the model, <c>value_added[power]</c> or <c>y</c>. An empty
/// field is a year without a figure.
/// </summary>
public static class SeriesReader
{
    private const string Year = "year";

    /// <summary>Reads a file; null, with the problems in the bag, when it has errors.</summary>
    /// <param name="file">The file.</param>
    /// <param name="model">The model whose names it uses.</param>
    /// <param name="bag">Takes the problems.</param>
    public static PathTable? Read(DataFile file, BoundModel model, DiagnosticBag bag)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(bag);
        if (file.ReadText(bag) is not { } text) return null;
        var header = Header(text);
        var symbols = header.Where(name => name != Year).ToDictionary(name => name, name => Find(file, model, name, bag));
        if (!header.Contains(Year))
            bag.Add(DataDiagnostic.Error(DataProblem.Header, file.Name, 1, Year, null, "a column 'year'", "Put the years into it, one row for each."));
        if (bag.HasErrors || CsvTable.Read(file, header, bag) is not { } table) return null;
        var values = new PathTable.Builder();
        var seen = new HashSet<int>();
        foreach (var row in table.Rows)
        {
            if (row.Year(Year) is not { } year) continue;
            if (!seen.Add(year)) row.Report(DataProblem.Period, Year, row[Year], "each year once", "Keep one of the rows.");
            foreach (var (name, symbol) in symbols)
            {
                if (row.OptionalNumber(name) is { } value) values.Set(symbol!, year, value);
            }
        }

        return bag.HasErrors ? null : values.Build();
    }

    private static ImmutableArray<string> Header(string text)
    {
        using var reader = new StringReader(text);
        using var parser = new CsvParser(reader, CultureInfo.InvariantCulture);
        return parser.Read() && parser.Record is { } record ? [.. record.Select(name => name.Trim()).Distinct()] : [];
    }

    private static Symbol? Find(DataFile file, BoundModel model, string name, DiagnosticBag bag)
    {
        if (model.Find(name) is { } symbol && symbol.Kind is not (SymbolKind.Latent or SymbolKind.Constant or SymbolKind.Parameter)) return symbol;
        var known = model.Symbols.Where(candidate => candidate.Kind is SymbolKind.Variable or SymbolKind.Given or SymbolKind.Lever or SymbolKind.Exogenous).Select(candidate => candidate.Name).ToList();
        bag.Add(DataDiagnostic.Error(
            DataProblem.Name, file.Name, 1, name, name, $"a path of the model {model.Name}", NameSuggestion.Hint(name, known) ?? $"It has {string.Join(", ", known.Take(20))}."));
        return null;
    }
}
