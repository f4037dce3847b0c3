using System.Collections.Immutable;
using Simulation.Formats.Writers;

namespace Simulation.Formats.Sdmx;

/// <summary>The formats of SDMX data messages, for tables whose structure is published.</summary>
public static class SdmxFormat
{
    /// <summary>Media type of structure messages.</summary>
    public const string StructureMediaType = "application/vnd.sdmx.structure+json";

    /// <summary>SDMX-JSON data messages, version 2.0.</summary>
    public static TableFormat Json { get; } = new("sdmx-json", SdmxJsonData.MediaType, $"{SdmxJsonData.MediaType}; version=2.0.0", ".json", SdmxJsonData.Write);

    /// <summary>SDMX-CSV, version 2.0.</summary>
    public static TableFormat Csv { get; } = new("sdmx-csv", SdmxCsvData.MediaType, $"{SdmxCsvData.MediaType}; version=2.0.0; charset=utf-8", ".csv", SdmxCsvData.Write);

    /// <summary>Both.</summary>
    public static ImmutableArray<TableFormat> All { get; } = [Json, Csv];
}
