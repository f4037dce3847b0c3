using System.Collections.Frozen;
using System.Collections.Immutable;
using Simulation.Model.Language.Bound;

namespace Simulation.Data;

/// <summary>The indicators that observation files may name, read from <c>indicators.csv</c>.</summary>
public sealed class IndicatorTable
{
    /// <summary>Columns of the file.</summary>
    public static readonly ImmutableArray<string> Columns = ["indicator", "standard_name", "unit", "kind", "minimum", "maximum", "revised", "meaning"];

    private static readonly Dictionary<string, Publication> Kinds = new(StringComparer.Ordinal)
    {
        ["flow"] = Publication.Flow,
        ["stock"] = Publication.Stock,
        ["growth"] = Publication.Growth,
        ["ratio"] = Publication.Ratio,
    };

    private static readonly Dictionary<string, bool> YesNo = new(StringComparer.Ordinal) { ["yes"] = true, ["no"] = false };

    private readonly FrozenDictionary<string, Indicator> indicators;

    private IndicatorTable(FrozenDictionary<string, Indicator> indicators) => this.indicators = indicators;

    /// <summary>Every indicator, by name.</summary>
    public IEnumerable<Indicator> All => indicators.Values.OrderBy(indicator => indicator.Name, StringComparer.Ordinal);

    /// <summary>Reads the table; units must be in <paramref name="units"/>.</summary>
    public static IndicatorTable? Read(DataFile file, UnitTable units, DiagnosticBag bag)
    {
        ArgumentNullException.ThrowIfNull(units);
        if (CsvTable.Read(file, Columns, bag) is not { } table)
            return null;
        var indicators = new Dictionary<string, Indicator>(StringComparer.Ordinal);
        foreach (var row in table.Rows)
        {
            if (ReadRow(row, units) is not { } indicator)
                continue;
            if (!indicators.TryAdd(indicator.Name, indicator))
                row.Report(DataProblem.Duplicate, "indicator", indicator.Name, "every indicator once", "Remove one of the rows.");
        }

        return new IndicatorTable(indicators.ToFrozenDictionary(StringComparer.Ordinal));
    }

    /// <summary>The indicator a file names, if it is known.</summary>
    public Indicator? Find(string name) => indicators.GetValueOrDefault(name);

    private static Indicator? ReadRow(CsvRow row, UnitTable units)
    {
        var (name, standard, unit, meaning) = (row.Text("indicator"), row.Text("standard_name"), row.Text("unit"), row.Text("meaning"));
        var (kind, revised) = (row.OneOf("kind", Kinds), row.OneOf("revised", YesNo));
        var (minimum, maximum) = (row.OptionalNumber("minimum"), row.OptionalNumber("maximum"));
        if (unit is not null && !units.Contains(unit))
        {
            row.Report(DataProblem.Unit, "unit", unit, "a unit of units.csv", Suggestion.For(unit, units.Names) ?? "Add the unit to units.csv.");
            return null;
        }

        return name is null || standard is null || unit is null || meaning is null || kind is null || revised is null
            ? null
            : new Indicator(name, standard, unit, kind.Value, minimum ?? double.NegativeInfinity, maximum ?? double.PositiveInfinity, revised.Value, meaning);
    }
}
