using System.Collections.Immutable;
using Simulation.Formats.Tables;

namespace Simulation.Formats.Sdmx;

/// <summary>A table under the names of SDMX, the time being the last dimension.</summary>
internal sealed class SdmxView
{
    public SdmxView(StatisticalTable table)
    {
        Table = table;
        Dimensions = Order(table.Layout);
        Codes = [.. table.Codes.Select(Distinct)];
    }

    public StatisticalTable Table { get; }

    /// <summary>Positions of the dimensions in the table, in the order of keys.</summary>
    public ImmutableArray<int> Dimensions { get; }

    /// <summary>Ids of the codes, by dimension of the table.</summary>
    public ImmutableArray<ImmutableArray<string>> Codes { get; }

    /// <summary>Positions of the dimensions of a layout in the order of keys.</summary>
    public static ImmutableArray<int> Order(TableLayout layout) =>
        [.. Enumerable.Range(0, layout.Dimensions.Length).OrderBy(i => layout.Dimensions[i].Role == DimensionRole.Time)];

    public DimensionLayout DimensionAt(int place) => Table.Layout.Dimensions[Dimensions[place]];

    public string CodeOf(TableRow row, int dimension) => Codes[dimension][row.Positions[dimension]];

    // Periods and days are values, not codes: they stay as they are. Names of scenarios may come to one id.
    private static ImmutableArray<string> Distinct(ImmutableArray<TableCode> codes)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var ids = ImmutableArray.CreateBuilder<string>(codes.Length);
        foreach (var code in codes)
        {
            var id = code.Id.Contains('/') ? code.Id : SdmxNaming.CodeOf(code.Id);
            while (!taken.Add(id)) id += "_";
            ids.Add(id);
        }

        return ids.MoveToImmutable();
    }
}
