using System.Collections.Immutable;
using System.Text.Json;
using Simulation.Formats.Json;
using Simulation.Formats.Tables;

namespace Simulation.Formats.Sdmx;

/// <summary>The structures of all published tables: dataflows, data structures, the concepts of their columns and the codelists of their dimensions.</summary>
/// <param name="Layouts">The tables.</param>
/// <param name="Codelists">Codes by the id of their dimension, such as <c>sector</c>.</param>
/// <param name="AsOf">The latest day as of which any of it is known.</param>
public sealed record SdmxStructures(ImmutableArray<TableLayout> Layouts, IReadOnlyDictionary<string, ImmutableArray<TableCode>> Codelists, DateOnly AsOf)
{
    /// <summary>Kinds of structures, as they are named in addresses.</summary>
    public static ImmutableArray<string> Kinds { get; } = ["dataflow", "datastructure", "conceptscheme", "codelist"];

    /// <summary>Ids of the structures of a kind.</summary>
    public ImmutableArray<string> IdsOf(string kind) => kind switch
    {
        "dataflow" or "datastructure" => [.. Layouts.Select(layout => layout.Id)],
        "conceptscheme" => [SdmxNaming.Concepts],
        "codelist" => [.. Lists().Select(SdmxNaming.CodelistOf)],
        _ => [],
    };

    /// <summary>Writes structures as an SDMX-JSON structure message, version 2.0.</summary>
    /// <param name="isWanted">Whether a structure is wanted, by kind and id.</param>
    /// <param name="language">Language of names that stand alone.</param>
    public byte[] Write(Func<string, string, bool> isWanted, string language)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, NdJsonTable.Legible))
        {
            json.WriteStartObject();
            SdmxMessage.WriteMeta(json, "STRUCTURES", AsOf);
            json.WriteStartObject("data");
            var writer = new SdmxStructureWriter(json, language);
            writer.WriteList("dataflows", Layouts.Where(layout => isWanted("dataflow", layout.Id)), writer.WriteDataflow);
            writer.WriteList("dataStructures", Layouts.Where(layout => isWanted("datastructure", layout.Id)), writer.WriteStructure);
            if (isWanted("conceptscheme", SdmxNaming.Concepts)) writer.WriteConcepts(Layouts);
            writer.WriteList("codelists", Lists().Where(dimension => isWanted("codelist", SdmxNaming.CodelistOf(dimension))), dimension => writer.WriteCodelist(dimension, Codelists[dimension.Id]));
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    private IEnumerable<DimensionLayout> Lists() => Layouts.SelectMany(layout => layout.Dimensions).Where(SdmxNaming.HasCodelist).DistinctBy(dimension => dimension.Id);
}
