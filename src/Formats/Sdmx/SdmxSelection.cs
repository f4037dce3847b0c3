using System.Collections.Immutable;
using Simulation.Formats.Tables;

namespace Simulation.Formats.Sdmx;

/// <summary>Which observations of a table a data query of SDMX REST 3.0 asks for: by a key, by conditions on components, and by number for each series.</summary>
public sealed class SdmxSelection
{
    private const string Any = "*";

    private readonly TableLayout layout;
    private readonly ImmutableArray<int> order;
    private readonly List<string[][]> keys;
    private readonly List<(int Dimension, SdmxCondition[][] Alternatives)> filters;

    private SdmxSelection(TableLayout layout, ImmutableArray<int> order, List<string[][]> keys, List<(int Dimension, SdmxCondition[][] Alternatives)> filters)
    {
        this.layout = layout;
        this.order = order;
        this.keys = keys;
        this.filters = filters;
    }

    /// <summary>The most observations of each series from its beginning; null for all.</summary>
    public int? First { get; init; }

    /// <summary>The most observations of each series up to its end; null for all.</summary>
    public int? Last { get; init; }

    /// <summary>Reads a query.</summary>
    /// <param name="layout">The table.</param>
    /// <param name="key">Codes of all dimensions but the time, divided by dots, <c>*</c> for any; several keys divided by commas; <c>*</c> alone for everything.</param>
    /// <param name="filters">Conditions by component: alternatives divided by commas, each of conditions divided by plus signs, <c>ge:2024+le:2026</c>.</param>
    /// <param name="first">The most observations of each series from its beginning.</param>
    /// <param name="last">The most observations of each series up to its end.</param>
    /// <exception cref="FormatException">The key has another number of dimensions, or there is no such component; the message says which.</exception>
    public static SdmxSelection Parse(TableLayout layout, string key, IEnumerable<(string Component, string Filter)> filters, int? first = null, int? last = null)
    {
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(filters);
        var order = SdmxView.Order(layout);
        return new SdmxSelection(layout, order, Keys(layout, order, key), [.. filters.Select(filter => Filter(layout, order, filter.Component, filter.Filter))]) { First = first, Last = last };
    }

    /// <summary>Whether observations with a code of a dimension may be asked for: what need not be computed at all is known by it.</summary>
    /// <param name="dimension">Id of the dimension in the table: <c>scenario</c>.</param>
    /// <param name="code">The code.</param>
    public bool Allows(string dimension, string code)
    {
        var position = Enumerable.Range(0, layout.Dimensions.Length).Single(i => layout.Dimensions[i].Id == dimension);
        var id = SdmxNaming.CodeOf(code);
        return keys.Any(key => IsIn(key, position, id)) && filters.Where(filter => filter.Dimension == position).All(filter => IsMet(filter.Alternatives, id));
    }

    /// <summary>The observations asked for.</summary>
    public StatisticalTable Apply(StatisticalTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var view = new SdmxView(table);
        var found = table.Where(row => Matches(view, row));
        if (First is null && Last is null) return found;
        var time = order[^1];
        var kept = found.Rows
            .GroupBy(row => string.Join(',', row.Positions.Where((_, i) => i != time)))
            .SelectMany(series => Numbered([.. series.OrderBy(row => row.Positions[time])]))
            .ToHashSet(ReferenceEqualityComparer.Instance);
        return found.Where(kept.Contains);
    }

    private static List<string[][]> Keys(TableLayout layout, ImmutableArray<int> order, string key)
    {
        if (key is Any or "all" or "") return [[.. Enumerable.Repeat<string[]>([], layout.Dimensions.Length)]];
        return [.. key.Split(',').Select(one => Key(layout, order, one))];
    }

    private static string[][] Key(TableLayout layout, ImmutableArray<int> order, string key)
    {
        var parts = key.Split('.');
        if (parts.Length != order.Length - 1)
        {
            throw new FormatException(
                $"The key '{key}' has {parts.Length} dimensions, and {layout.Id} has {order.Length - 1}: {string.Join('.', order[..^1].Select(i => SdmxNaming.IdOf(layout.Dimensions[i])))}. Give * for any.");
        }

        var codes = new string[layout.Dimensions.Length][];
        Array.Fill(codes, []);
        for (var place = 0; place < parts.Length; place++) codes[order[place]] = parts[place] is Any or "" ? [] : parts[place].Split('+', ' ');
        return codes;
    }

    private static (int Dimension, SdmxCondition[][] Alternatives) Filter(TableLayout layout, ImmutableArray<int> order, string component, string filter)
    {
        foreach (var i in order)
        {
            // A plus sign in the query of an address is a space when it arrives.
            if (SdmxNaming.IdOf(layout.Dimensions[i]) == component)
                return (i, [.. filter.Split(',').Select(alternative => alternative.Split('+', ' ').Select(SdmxCondition.Parse).ToArray())]);
        }

        throw new FormatException($"{layout.Id} has no dimension '{component}'. It has {string.Join(", ", order.Select(i => SdmxNaming.IdOf(layout.Dimensions[i])))}.");
    }

    private static bool IsIn(string[][] key, int dimension, string code) => key[dimension].Length == 0 || key[dimension].Contains(code);

    private static bool IsMet(SdmxCondition[][] alternatives, string code) => alternatives.Any(conditions => conditions.All(condition => condition.Value == Any || condition.IsMet(code)));

    private bool Matches(SdmxView view, TableRow row) =>
        keys.Any(key => order.All(i => IsIn(key, i, view.CodeOf(row, i)))) && filters.All(filter => IsMet(filter.Alternatives, view.CodeOf(row, filter.Dimension)));

    private IEnumerable<TableRow> Numbered(List<TableRow> series)
    {
        for (var i = 0; i < series.Count; i++)
            if ((First is { } first && i < first) || (Last is { } last && i >= series.Count - last)) yield return series[i];
    }
}
