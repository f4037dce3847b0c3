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
    private readonly Dictionary<(Symbol Symbol, int Year), double> values;

    // Made when first wanted, and handed on from table to table: two threads may make the same twice.
    private YearValue[]? ordered;

    public SymbolYears(IEnumerable<YearValue> entries)
    {
        values = [];
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

    private SymbolYears(Dictionary<(Symbol, int), double> values, YearValue[] ordered)
    {
        this.values = values;
        this.ordered = ordered;
    }

    public int Count => values.Count;

    public bool TryGet(Symbol symbol, int year, out double value) => values.TryGetValue((symbol, year), out value);

    /// <summary>Every entry, in order of symbol and year.</summary>
    public IEnumerable<YearValue> Entries => Ordered;

    private YearValue[] Ordered => ordered ??=
    [
        .. values.Select(pair => new YearValue(pair.Key.Symbol, pair.Key.Year, pair.Value)).OrderBy(entry => entry.Symbol.Id).ThenBy(entry => entry.Year),
    ];

    /// <summary>This table under another: where both have a number, the other's stands. A scenario changes few of many numbers.</summary>
    public SymbolYears With(SymbolYears other)
    {
        var merged = new Dictionary<(Symbol, int), double>(values);
        foreach (var (key, value) in other.values) merged[key] = value;
        return new SymbolYears(merged, Merge(Ordered, other.Ordered, merged.Count));
    }

    private static YearValue[] Merge(YearValue[] below, YearValue[] above, int count)
    {
        var merged = new YearValue[count];
        var (b, a) = (0, 0);
        for (var i = 0; i < count; i++)
        {
            var order = b == below.Length ? 1 : a == above.Length ? -1 : Compare(below[b], above[a]);
            merged[i] = order < 0 ? below[b] : above[a];
            if (order <= 0) b++;
            if (order >= 0) a++;
        }

        return merged;
    }

    private static int Compare(YearValue first, YearValue second)
    {
        var bySymbol = first.Symbol.Id.CompareTo(second.Symbol.Id);
        return bySymbol != 0 ? bySymbol : first.Year.CompareTo(second.Year);
    }
}
