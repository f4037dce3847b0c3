using Simulation.Model.Language.Bound;

namespace Simulation.Model.Execution;

/// <summary>
/// Values given from outside, the same in every draw: levers, given paths, published exogenous history, hazards switched on or off, exogenised
/// variables. In a year for which a symbol has a value here, the value stands in place of its equation. Immutable.
/// </summary>
public sealed class PathTable
{
    /// <summary>Nothing given.</summary>
    public static readonly PathTable Empty = new(SymbolYears.Empty);

    private readonly SymbolYears table;

    private PathTable(SymbolYears table) => this.table = table;

    /// <summary>A table of these values; of two values for one symbol and year the later stands.</summary>
    /// <exception cref="ArgumentException">A value is not finite.</exception>
    public static PathTable Of(IEnumerable<YearValue> values) => new(new SymbolYears(values));

    /// <summary>How many values.</summary>
    public int Count => table.Count;

    /// <summary>Every value, in order of symbol and year.</summary>
    public IEnumerable<YearValue> Entries => table.Entries;

    /// <summary>The value given for a symbol in a year, if any.</summary>
    public bool TryGet(Symbol symbol, int year, out double value) => table.TryGet(symbol, year, out value);

    /// <summary>Whether a symbol has a value in a year.</summary>
    public bool Gives(Symbol symbol, int year) => table.TryGet(symbol, year, out _);

    /// <summary>This table with one value more, or changed.</summary>
    public PathTable With(Symbol symbol, int year, double value) => Of(Entries.Append(new YearValue(symbol, year, value)));

    /// <summary>This table under another: where both have a value, the other's stands.</summary>
    public PathTable With(PathTable other) => other.Count == 0 ? this : new(table.With(other.table));

    /// <summary>Gathers values for a table.</summary>
    public sealed class Builder
    {
        private readonly List<YearValue> entries = [];

        /// <summary>Gives a value in one year; replaces an earlier one.</summary>
        public Builder Set(Symbol symbol, int year, double value)
        {
            entries.Add(new YearValue(symbol, year, value));
            return this;
        }

        /// <summary>Gives values in consecutive years from <paramref name="firstYear"/>.</summary>
        public Builder Set(Symbol symbol, int firstYear, ReadOnlySpan<double> values)
        {
            for (var i = 0; i < values.Length; i++)
            {
                entries.Add(new YearValue(symbol, firstYear + i, values[i]));
            }

            return this;
        }

        /// <summary>The table.</summary>
        /// <exception cref="ArgumentException">A value is not finite.</exception>
        public PathTable Build() => Of(entries);
    }
}
