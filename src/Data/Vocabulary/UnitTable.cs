using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Simulation.Data;

/// <summary>
/// Units as sources write them. Each measures a dimension and is a number of that dimension's base units:
/// value in base units = value · factor. Read from <c>units.csv</c>.
/// </summary>
public sealed class UnitTable
{
    /// <summary>Columns of the file.</summary>
    public static readonly ImmutableArray<string> Columns = ["unit", "dimension", "factor"];

    private readonly FrozenDictionary<string, (string Dimension, decimal Factor)> units;

    private UnitTable(FrozenDictionary<string, (string, decimal)> units) => this.units = units;

    /// <summary>Reads the table.</summary>
    public static UnitTable? Read(DataFile file, DiagnosticBag bag)
    {
        if (CsvTable.Read(file, Columns, bag) is not { } table)
            return null;
        var units = new Dictionary<string, (string, decimal)>(StringComparer.Ordinal);
        foreach (var row in table.Rows)
        {
            if (row.Text("unit") is not { } unit || row.Text("dimension") is not { } dimension || row.Number("factor", 1e-12, 1e18) is not { } factor)
                continue;
            if (!units.TryAdd(unit, (dimension, (decimal)factor)))
                row.Report(DataProblem.Duplicate, "unit", unit, "every unit once", "Remove one of the rows.");
        }

        return new UnitTable(units.ToFrozenDictionary(StringComparer.Ordinal));
    }

    /// <summary>Every unit that is known.</summary>
    public IEnumerable<string> Names => units.Keys.Order(StringComparer.Ordinal);

    /// <summary>True when the unit is known.</summary>
    public bool Contains(string unit) => units.ContainsKey(unit);

    /// <summary>True when both units are known and measure the same dimension.</summary>
    public bool AreCommensurable(string one, string other) =>
        units.TryGetValue(one, out var first) && units.TryGetValue(other, out var second) && first.Dimension == second.Dimension;

    /// <summary>
    /// Converts a value: value · factor(from) / factor(to). In decimal arithmetic, so that 12.8 quadrillion VND is 12,800,000 billion VND and not nearly so.
    /// </summary>
    /// <exception cref="ArgumentException">The units do not measure the same dimension.</exception>
    public double Convert(double value, string from, string to)
    {
        if (!AreCommensurable(from, to))
            throw new ArgumentException($"'{from}' cannot be converted to '{to}': they do not measure the same thing.");
        var (_, numerator) = units[from];
        var (_, denominator) = units[to];
        if (numerator == denominator)
            return value;
        return Math.Abs(value) < 1e9 ? (double)((decimal)value * numerator / denominator) : value * (double)(numerator / denominator);
    }
}
