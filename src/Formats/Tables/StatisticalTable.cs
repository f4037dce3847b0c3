using System.Collections.Immutable;

namespace Simulation.Formats.Tables;

/// <summary>
/// Observations in the form that all statistical formats share: every row has one code of each dimension, one value, and what is said about it. No two rows have the same codes.
/// Immutable; made by <see cref="TableBuilder"/>.
/// </summary>
public sealed class StatisticalTable
{
    internal StatisticalTable(TableLayout layout, TableMetadata about, ImmutableArray<ImmutableArray<TableCode>> codes, ImmutableArray<TableRow> rows)
    {
        Layout = layout;
        About = about;
        Codes = codes;
        Rows = rows;
    }

    /// <summary>Dimensions and attributes.</summary>
    public TableLayout Layout { get; }

    /// <summary>Where the figures come from, and what is needed to have them again.</summary>
    public TableMetadata About { get; }

    /// <summary>The codes that occur, by dimension: days and times in their order, others in the order in which they first occur.</summary>
    public ImmutableArray<ImmutableArray<TableCode>> Codes { get; }

    /// <summary>The observations.</summary>
    public ImmutableArray<TableRow> Rows { get; }

    /// <summary>The code of a row in a dimension.</summary>
    /// <param name="row">The row.</param>
    /// <param name="dimension">Position of the dimension.</param>
    public TableCode CodeOf(TableRow row, int dimension)
    {
        ArgumentNullException.ThrowIfNull(row);
        return Codes[dimension][row.Positions[dimension]];
    }

    /// <summary>The table of some of its rows, with those codes only that occur in them.</summary>
    /// <param name="isKept">Whether a row is kept.</param>
    public StatisticalTable Where(Func<TableRow, bool> isKept)
    {
        var kept = Rows.Where(isKept).ToList();
        if (kept.Count == Rows.Length) return this;
        var used = Codes.Select((codes, i) =>
        {
            var occurring = kept.Select(row => row.Positions[i]).ToHashSet();
            return Enumerable.Range(0, codes.Length).Where(occurring.Contains).ToList();
        }).ToList();
        var places = used.Select(list => list.Select((old, place) => (old, place)).ToDictionary(item => item.old, item => item.place)).ToList();
        return new StatisticalTable(
            Layout,
            About,
            [.. Codes.Select((codes, i) => used[i].Select(position => codes[position]).ToImmutableArray())],
            [.. kept.Select(row => row with { Positions = [.. row.Positions.Select((position, i) => places[i][position])] })]);
    }
}

/// <summary>A code of a dimension.</summary>
/// <param name="Id">The code: <c>agriculture</c>, <c>2024</c>.</param>
/// <param name="Label">Its label.</param>
public sealed record TableCode(string Id, LocalText Label);

/// <summary>An observation.</summary>
/// <param name="Positions">Position of its code in each dimension.</param>
/// <param name="Value">Its value; null where it is undefined.</param>
/// <param name="Attributes">What is said about it, in the order of the layout; null for nothing.</param>
public sealed record TableRow(ImmutableArray<int> Positions, double? Value, ImmutableArray<string?> Attributes);
