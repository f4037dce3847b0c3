using System.Collections.Immutable;

namespace Simulation.Data;

/// <summary>
/// One row of a province's <c>past-targets.csv</c>: a figure that a plan of an earlier year asked for, of which no more is known than that. What was decided before the year began
/// is what a backtest holds a forecast of that year against.
/// </summary>
/// <param name="Indicator">Standard name of the indicator.</param>
/// <param name="Sector">The sector.</param>
/// <param name="Year">The year the plan was for.</param>
/// <param name="Value">What it asked for, in the standard unit of the indicator.</param>
/// <param name="Source">Where it was published, or what it was derived from.</param>
/// <param name="Note">How it was derived, and its weakness.</param>
public sealed record PastTarget(string Indicator, string Sector, int Year, double Value, string Source, string Note)
{
    /// <summary>Columns of the file.</summary>
    public static readonly ImmutableArray<string> Columns = ["indicator", "sector", "year", "value", "unit", "source", "note"];

    /// <summary>Reads the file.</summary>
    public static ImmutableArray<PastTarget> Read(DataFile file, Vocabulary vocabulary, DiagnosticBag bag)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        if (CsvTable.Read(file, Columns, bag) is not { } table)
            return [];
        var targets = ImmutableArray.CreateBuilder<PastTarget>(table.Rows.Length);
        foreach (var row in table.Rows)
        {
            if (ReadRow(row, vocabulary) is not { } target)
                continue;
            if (targets.Any(other => (other.Indicator, other.Sector, other.Year) == (target.Indicator, target.Sector, target.Year)))
                row.Report(DataProblem.Duplicate, "indicator", row["indicator"], "one target for an indicator, sector and year", "Remove one of the rows.");
            else
                targets.Add(target);
        }

        return targets.ToImmutable();
    }

    private static PastTarget? ReadRow(CsvRow row, Vocabulary vocabulary)
    {
        if (row.Text("indicator") is not { } name || row.Text("sector") is not { } sector || row.Year("year") is not { } year
            || row.Number("value") is not { } value || row.Text("unit") is not { } unit || row.Text("source") is not { } source)
            return null;
        if (vocabulary.Indicators.Find(name) is not { } indicator)
        {
            row.Report(DataProblem.Name, "indicator", name, "an indicator of indicators.csv",
                Suggestion.For(name, vocabulary.Indicators.All.Select(known => known.Name)) ?? "Correct the name.");
            return null;
        }

        if (!vocabulary.Units.AreCommensurable(unit, indicator.Unit))
        {
            row.Report(DataProblem.Unit, "unit", unit, $"a unit that measures {indicator.Name}, such as {indicator.Unit}", $"Convert the figure to {indicator.Unit}.");
            return null;
        }

        return new PastTarget(indicator.StandardName, sector, year, vocabulary.Units.Convert(value, unit, indicator.Unit), source, row["note"]);
    }
}
