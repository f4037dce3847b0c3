using System.Globalization;
using Simulation.Model.Language.Bound;

namespace Simulation.Model.Execution;

/// <summary>One number of a table by symbol and year.</summary>
/// <param name="Symbol">The symbol.</param>
/// <param name="Year">Calendar year.</param>
/// <param name="Value">The number.</param>
public readonly record struct YearValue(Symbol Symbol, int Year, double Value);

/// <summary>An immutable table of finite numbers by symbol and year, the store behind <see cref="PathTable"/> and <see cref="AddFactors"/>.</summary>
internal sealed class SymbolYears
{
    public static readonly SymbolYears Empty = new([]);

    // Never changed after construction. Not a frozen dictionary: a table is made for every question, and freezing costs more than it is read.
    private readonly Dictionary<(Symbol Symbol, int Year), double> values = [];

    public SymbolYears(IEnumerable<YearValue> entries)
    {
        foreach (var entry in entries)
        {
            if (!double.IsFinite(entry.Value))
            {
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                    $"'{entry.Symbol}' is given the value {entry.Value} in {entry.Year}; give a finite number or leave the year out."));
            }

            values[(entry.Symbol, entry.Year)] = entry.Value;
        }
    }

    public int Count => values.Count;

    public bool TryGet(Symbol symbol, int year, out double value) => values.TryGetValue((symbol, year), out value);

    public IEnumerable<YearValue> Entries => values
        .Select(pair => new YearValue(pair.Key.Symbol, pair.Key.Year, pair.Value))
        .OrderBy(entry => entry.Symbol.Id).ThenBy(entry => entry.Year);
}
