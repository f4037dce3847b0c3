using System.Collections.Immutable;
using Simulation.Formats.Writers;

namespace Simulation.Formats.Draws;

/// <summary>A format that draws can be written in, in constant memory.</summary>
/// <param name="Name">Name in addresses: <c>parquet</c>.</param>
/// <param name="MediaType">Media type without parameters.</param>
/// <param name="ContentType">Media type with parameters, as it is answered.</param>
/// <param name="Extension">Ending of file names, with the dot.</param>
/// <param name="OpenAsync">Begins a file on a stream that need not be able to seek.</param>
public sealed record DrawsFormat(string Name, string MediaType, string ContentType, string Extension, Func<Stream, DrawsTable, CancellationToken, ValueTask<IDrawsWriter>> OpenAsync)
{
    /// <summary>Apache Parquet: typed columns in row groups, with the metadata of the run in the file.</summary>
    public static DrawsFormat Parquet { get; } = new("parquet", ParquetDraws.MediaType, ParquetDraws.MediaType, ".parquet", ParquetDraws.OpenAsync);

    /// <summary>Comma-separated values, one line for each draw and year.</summary>
    public static DrawsFormat Csv { get; } = new(
        TableFormat.Csv.Name, TableFormat.Csv.MediaType, TableFormat.Csv.ContentType, TableFormat.Csv.Extension, CsvDraws.OpenAsync);

    /// <summary>One JSON object a line, one line for each draw and year.</summary>
    public static DrawsFormat NdJson { get; } = new(
        TableFormat.NdJson.Name, TableFormat.NdJson.MediaType, TableFormat.NdJson.ContentType, TableFormat.NdJson.Extension, NdJsonDraws.OpenAsync);

    /// <summary>All formats, the preferred one first.</summary>
    public static ImmutableArray<DrawsFormat> All { get; } = [Parquet, Csv, NdJson];
}
