using System.Collections.Immutable;
using Simulation.Formats.Draws;
using Simulation.Formats.Sdmx;
using Simulation.Formats.Writers;

namespace Simulation.Api.Formats;

/// <summary>A format that an address offers.</summary>
/// <param name="Name">Name in addresses.</param>
/// <param name="MediaType">Media type.</param>
/// <param name="Table">The format of tables; null for a document in JSON.</param>
internal sealed record FormatOffer(string Name, string MediaType, TableFormat? Table)
{
    private static readonly FormatOffer Json = new("json", "application/json", null);

    /// <summary>Offered for every document that is a table as well, the one preferred by this side first.</summary>
    public static ImmutableArray<FormatOffer> Tables { get; } = [Json, .. Of(TableFormat.All)];

    /// <summary>Offered for tables whose SDMX structure is published.</summary>
    public static ImmutableArray<FormatOffer> Published { get; } = [.. Tables, .. Of(SdmxFormat.All)];

    /// <summary>Offered by SDMX data queries.</summary>
    public static ImmutableArray<FormatOffer> Data { get; } = [.. Of(SdmxFormat.All), .. Of(TableFormat.All)];

    /// <summary>Offered by SDMX structure and availability queries.</summary>
    public static ImmutableArray<FormatOffer> Structure { get; } = [new("sdmx-json", SdmxFormat.StructureMediaType, null)];

    /// <summary>Offered for draws.</summary>
    public static ImmutableArray<FormatOffer> Draws { get; } = [.. DrawsFormat.All.Select(format => new FormatOffer(format.Name, format.MediaType, null))];

    private static IEnumerable<FormatOffer> Of(IEnumerable<TableFormat> formats) => formats.Select(format => new FormatOffer(format.Name, format.MediaType, format));
}
