using System.Collections.Immutable;

namespace Simulation.Formats.Tables;

/// <summary>Puts a table together, row by row.</summary>
/// <param name="layout">Dimensions and attributes.</param>
/// <param name="about">Where the figures come from.</param>
/// <param name="labelOf">The label of a code in a dimension, by the ids of both.</param>
public sealed class TableBuilder(TableLayout layout, TableMetadata about, Func<string, string, LocalText> labelOf)
{
    private readonly List<TableCode>[] codes = [.. layout.Dimensions.Select(_ => new List<TableCode>())];
    private readonly Dictionary<string, int>[] positions = [.. layout.Dimensions.Select(_ => new Dictionary<string, int>(StringComparer.Ordinal))];
    private readonly HashSet<string> keys = new(StringComparer.Ordinal);
    private readonly List<TableRow> rows = [];

    /// <summary>Adds an observation.</summary>
    /// <param name="value">Its value; null where it is undefined.</param>
    /// <param name="codes">A code of each dimension, in the order of the layout.</param>
    /// <param name="attributes">What is said about it, in the order of the layout; what is left out at the end is nothing.</param>
    /// <exception cref="ArgumentException">There are not as many codes as dimensions, or there are more attributes than the layout has.</exception>
    /// <exception cref="InvalidOperationException">There is an observation with these codes already.</exception>
    public void Add(double? value, ReadOnlySpan<string> codes, params ReadOnlySpan<string?> attributes)
    {
        if (codes.Length != layout.Dimensions.Length) throw new ArgumentException($"{layout.Id} has {layout.Dimensions.Length} dimensions, and {codes.Length} codes are given.", nameof(codes));
        if (attributes.Length > layout.Attributes.Length)
            throw new ArgumentException($"{layout.Id} has {layout.Attributes.Length} attributes, and {attributes.Length} are given.", nameof(attributes));
        if (!keys.Add(Key(codes))) throw new InvalidOperationException($"{layout.Id} has two observations of {string.Join(", ", codes.ToArray())}: a code must tell them apart.");
        var place = ImmutableArray.CreateBuilder<int>(codes.Length);
        for (var i = 0; i < codes.Length; i++) place.Add(PositionOf(i, codes[i]));
        // JSON has no NaN and no infinity, and a spreadsheet would show an error.
        var finite = value is { } number && double.IsFinite(number) ? value : null;
        rows.Add(new TableRow(place.MoveToImmutable(), finite, [.. attributes, .. Enumerable.Repeat<string?>(null, layout.Attributes.Length - attributes.Length)]));
    }

    /// <summary>Whether there is an observation with these codes.</summary>
    public bool Contains(ReadOnlySpan<string> codes) => keys.Contains(Key(codes));

    /// <summary>The table.</summary>
    public StatisticalTable Build()
    {
        var order = codes.Select((list, i) => Order(layout.Dimensions[i].Role, list)).ToArray();
        return new StatisticalTable(
            layout,
            about,
            [.. codes.Select((list, i) => Sorted(list, order[i]))],
            [.. rows.Select(row => row with { Positions = [.. row.Positions.Select((position, i) => order[i][position])] })]);
    }

    private int PositionOf(int dimension, string code)
    {
        if (positions[dimension].TryGetValue(code, out var position)) return position;
        codes[dimension].Add(new TableCode(code, labelOf(layout.Dimensions[dimension].Id, code)));
        return positions[dimension][code] = codes[dimension].Count - 1;
    }

    // No code holds a line break, so that no two keys run together.
    private static string Key(ReadOnlySpan<string> codes) => string.Join('\n', codes.ToArray());

    // The new position of each code. Clients take the last period of a series for its latest.
    private static int[] Order(DimensionRole role, List<TableCode> codes)
    {
        var old = Enumerable.Range(0, codes.Count).ToArray();
        if (role is DimensionRole.Time or DimensionRole.Day) Array.Sort(old, (a, b) => string.CompareOrdinal(codes[a].Id, codes[b].Id));
        var order = new int[codes.Count];
        for (var i = 0; i < old.Length; i++) order[old[i]] = i;
        return order;
    }

    private static ImmutableArray<TableCode> Sorted(List<TableCode> codes, int[] order)
    {
        var sorted = new TableCode[codes.Count];
        for (var i = 0; i < order.Length; i++) sorted[order[i]] = codes[i];
        return [.. sorted];
    }
}
