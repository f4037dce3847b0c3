using System.Globalization;
using System.Text.Json;
using Simulation.Formats.Json;
using Simulation.Formats.Tables;

namespace Simulation.Formats.Sdmx;

/// <summary>What there is of a table, as a structure message with a data constraint.</summary>
public static class SdmxAvailability
{
    /// <summary>Writes the codes that occur in a table, and the number of its observations as an annotation.</summary>
    /// <param name="table">The table.</param>
    /// <param name="component">Id of one dimension, or <c>*</c> for all.</param>
    /// <param name="language">Language of names that stand alone.</param>
    public static byte[] Write(StatisticalTable table, string component, string language)
    {
        ArgumentNullException.ThrowIfNull(table);
        var view = new SdmxView(table);
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, NdJsonTable.Legible))
        {
            json.WriteStartObject();
            SdmxMessage.WriteMeta(json, "AVAILABILITY", table.About.DataVintage);
            json.WriteStartObject("data");
            json.WriteStartArray("dataConstraints");
            WriteConstraint(json, view, component, language);
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static void WriteConstraint(Utf8JsonWriter json, SdmxView view, string component, string language)
    {
        json.WriteStartObject();
        json.WriteString("id", view.Table.Layout.Id);
        json.WriteString("agencyID", SdmxNaming.Agency);
        json.WriteString("version", SdmxNaming.Version);
        SdmxMessage.WriteName(json, view.Table.Layout.Title, language);
        json.WriteStartArray("annotations");
        json.WriteStartObject();
        json.WriteString("id", "obs_count");
        json.WriteString("type", "sdmx_metrics");
        json.WriteString("title", view.Table.Rows.Length.ToString(CultureInfo.InvariantCulture));
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteString("role", "Actual");
        json.WriteStartObject("constraintAttachment");
        json.WriteStartArray("dataflows");
        json.WriteStringValue(SdmxNaming.DataflowUrn(view.Table.Layout));
        json.WriteEndArray();
        json.WriteEndObject();
        if (view.Table.Rows.Length > 0) WriteRegion(json, view, component);
        json.WriteEndObject();
    }

    private static void WriteRegion(Utf8JsonWriter json, SdmxView view, string component)
    {
        json.WriteStartArray("cubeRegions");
        json.WriteStartObject();
        json.WriteBoolean("include", true);
        json.WriteStartArray("keyValues");
        for (var place = 0; place < view.Dimensions.Length; place++)
        {
            var id = SdmxNaming.IdOf(view.DimensionAt(place));
            if (component != "*" && component != id) continue;
            json.WriteStartObject();
            json.WriteString("id", id);
            json.WriteBoolean("include", true);
            json.WriteStartArray("values");
            foreach (var code in view.Codes[view.Dimensions[place]]) json.WriteStringValue(code);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }
}
