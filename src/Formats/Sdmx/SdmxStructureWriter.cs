using System.Collections.Immutable;
using System.Text.Json;
using Simulation.Formats.Tables;

namespace Simulation.Formats.Sdmx;

/// <summary>Writes single structures.</summary>
internal sealed class SdmxStructureWriter(Utf8JsonWriter json, string language)
{
    private static readonly LocalText Columns = new("Columns of the tables", "Các cột của bảng");

    public void WriteList<T>(string name, IEnumerable<T> items, Action<T> write)
    {
        var list = items.ToList();
        if (list.Count == 0) return;
        json.WriteStartArray(name);
        foreach (var item in list) write(item);
        json.WriteEndArray();
    }

    public void WriteDataflow(TableLayout layout)
    {
        WriteHead(layout.Id, layout.Title);
        json.WriteString("structure", SdmxNaming.StructureUrn(layout));
        json.WriteEndObject();
    }

    public void WriteStructure(TableLayout layout)
    {
        WriteHead(layout.Id, layout.Title);
        json.WriteStartObject("dataStructureComponents");
        json.WriteStartObject("dimensionList");
        json.WriteString("id", "DimensionDescriptor");
        json.WriteStartArray("dimensions");
        var position = 0;
        foreach (var i in SdmxView.Order(layout))
            if (layout.Dimensions[i].Role != DimensionRole.Time) WriteDimension(layout.Dimensions[i], position++);
        json.WriteEndArray();
        json.WriteStartObject("timeDimension");
        WriteComponent(SdmxNaming.Time);
        WriteFormat("ObservationalTimePeriod");
        json.WriteEndObject();
        json.WriteEndObject();
        WriteAttributes(layout);
        WriteMeasure();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    public void WriteConcepts(ImmutableArray<TableLayout> layouts)
    {
        var concepts = layouts.SelectMany(layout => layout.Dimensions.Select(dimension => (Id: SdmxNaming.IdOf(dimension), dimension.Label))
            .Concat(layout.Attributes.Select(attribute => (Id: SdmxNaming.IdOf(attribute), attribute.Label)))).Append((Id: SdmxNaming.Value, Label: SdmxMessage.ValueLabel));
        json.WriteStartArray("conceptSchemes");
        WriteHead(SdmxNaming.Concepts, Columns);
        json.WriteStartArray("concepts");
        foreach (var (id, label) in concepts.DistinctBy(concept => concept.Id)) WriteItem(id, label);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    public void WriteCodelist(DimensionLayout dimension, ImmutableArray<TableCode> codes)
    {
        WriteHead(SdmxNaming.CodelistOf(dimension), dimension.Label);
        json.WriteStartArray("codes");
        foreach (var code in codes) WriteItem(SdmxNaming.CodeOf(code.Id), code.Label);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteHead(string id, LocalText name)
    {
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteString("agencyID", SdmxNaming.Agency);
        json.WriteString("version", SdmxNaming.Version);
        SdmxMessage.WriteName(json, name, language);
    }

    private void WriteItem(string id, LocalText name)
    {
        json.WriteStartObject();
        json.WriteString("id", id);
        SdmxMessage.WriteName(json, name, language);
        json.WriteEndObject();
    }

    private void WriteDimension(DimensionLayout dimension, int position)
    {
        json.WriteStartObject();
        WriteComponent(SdmxNaming.IdOf(dimension));
        json.WriteNumber("position", position);
        if (SdmxNaming.HasCodelist(dimension))
        {
            json.WriteStartObject("localRepresentation");
            json.WriteString("enumeration", SdmxNaming.CodelistUrn(dimension));
            json.WriteEndObject();
        }
        else
        {
            WriteFormat(dimension.Role == DimensionRole.Day ? "GregorianDay" : "Integer");
        }

        json.WriteEndObject();
    }

    private void WriteAttributes(TableLayout layout)
    {
        json.WriteStartObject("attributeList");
        json.WriteString("id", "AttributeDescriptor");
        json.WriteStartArray("attributes");
        foreach (var attribute in layout.Attributes)
        {
            json.WriteStartObject();
            WriteComponent(SdmxNaming.IdOf(attribute));
            json.WriteString("usage", "optional");
            SdmxMessage.WriteRelationship(json, "attributeRelationship");
            WriteFormat("String");
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteMeasure()
    {
        json.WriteStartObject("measureList");
        json.WriteString("id", "MeasureDescriptor");
        json.WriteStartArray("measures");
        json.WriteStartObject();
        WriteComponent(SdmxNaming.Value);
        json.WriteString("usage", "optional");
        WriteFormat("Double");
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteComponent(string id)
    {
        json.WriteString("id", id);
        json.WriteString("conceptIdentity", SdmxNaming.ConceptUrn(id));
    }

    private void WriteFormat(string dataType)
    {
        json.WriteStartObject("localRepresentation");
        json.WriteStartObject("format");
        json.WriteString("dataType", dataType);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
