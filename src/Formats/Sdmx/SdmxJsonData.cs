using System.Globalization;
using System.Text.Json;
using Simulation.Formats.Json;
using Simulation.Formats.Tables;

namespace Simulation.Formats.Sdmx;

/// <summary>Tables as SDMX-JSON data messages, version 2.0, flat: every dimension is one of the observation.</summary>
internal static class SdmxJsonData
{
    /// <summary>Media type.</summary>
    public const string MediaType = "application/vnd.sdmx.data+json";

    /// <summary>Writes a table.</summary>
    public static void Write(StatisticalTable table, Stream stream, string language)
    {
        var view = new SdmxView(table);
        var texts = Texts(table);
        using var json = new Utf8JsonWriter(stream, NdJsonTable.Legible);
        json.WriteStartObject();
        SdmxMessage.WriteMeta(json, table.Layout.Id, table.About.DataVintage);
        json.WriteStartObject("data");
        json.WriteStartArray("structures");
        WriteStructure(json, view, texts, language);
        json.WriteEndArray();
        json.WriteStartArray("dataSets");
        WriteDataSet(json, view, texts);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    // What is said about observations repeats: each text stands once, and observations refer to it.
    private static List<string>[] Texts(StatisticalTable table) =>
        [.. table.Layout.Attributes.Select((_, i) => table.Rows.Select(row => row.Attributes[i]).OfType<string>().Distinct(StringComparer.Ordinal).ToList())];

    private static void WriteStructure(Utf8JsonWriter json, SdmxView view, List<string>[] texts, string language)
    {
        json.WriteStartObject();
        SdmxMessage.WriteName(json, view.Table.Layout.Title, language);
        SdmxMessage.WriteDataflowLink(json, view.Table.Layout);
        json.WriteStartArray("dataSets");
        json.WriteNumberValue(0);
        json.WriteEndArray();
        json.WriteStartObject("dimensions");
        WriteNoneElsewhere(json);
        json.WriteStartArray("observation");
        for (var place = 0; place < view.Dimensions.Length; place++) WriteDimension(json, view, place, language);
        json.WriteEndArray();
        json.WriteEndObject();
        WriteMeasure(json, language);
        WriteAttributes(json, view.Table.Layout, texts, language);
        json.WriteEndObject();
    }

    // May be left out by the standard, but there are readers that count what is at the other levels.
    private static void WriteNoneElsewhere(Utf8JsonWriter json)
    {
        foreach (var level in (ReadOnlySpan<string>)["dataSet", "series"])
        {
            json.WriteStartArray(level);
            json.WriteEndArray();
        }
    }

    private static void WriteDimension(Utf8JsonWriter json, SdmxView view, int place, string language)
    {
        var (dimension, position) = (view.DimensionAt(place), view.Dimensions[place]);
        json.WriteStartObject();
        json.WriteString("id", SdmxNaming.IdOf(dimension));
        SdmxMessage.WriteName(json, dimension.Label, language);
        json.WriteNumber("keyPosition", place);
        json.WriteStartArray("values");
        for (var i = 0; i < view.Codes[position].Length; i++)
        {
            json.WriteStartObject();
            if (SdmxNaming.HasCodelist(dimension))
            {
                json.WriteString("id", view.Codes[position][i]);
                SdmxMessage.WriteName(json, view.Table.Codes[position][i].Label, language);
            }
            else
            {
                json.WriteString("value", view.Codes[position][i]);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteMeasure(Utf8JsonWriter json, string language)
    {
        json.WriteStartObject("measures");
        json.WriteStartArray("observation");
        json.WriteStartObject();
        json.WriteString("id", SdmxNaming.Value);
        SdmxMessage.WriteName(json, SdmxMessage.ValueLabel, language);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteAttributes(Utf8JsonWriter json, TableLayout layout, List<string>[] texts, string language)
    {
        json.WriteStartObject("attributes");
        WriteNoneElsewhere(json);
        json.WriteStartArray("observation");
        for (var i = 0; i < texts.Length; i++)
        {
            json.WriteStartObject();
            json.WriteString("id", SdmxNaming.IdOf(layout.Attributes[i]));
            SdmxMessage.WriteName(json, layout.Attributes[i].Label, language);
            SdmxMessage.WriteRelationship(json, "relationship");
            json.WriteStartArray("values");
            foreach (var text in texts[i])
            {
                json.WriteStartObject();
                json.WriteString("value", text);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteDataSet(Utf8JsonWriter json, SdmxView view, List<string>[] texts)
    {
        var places = texts.Select(list => list.Select((text, i) => (text, i)).ToDictionary(item => item.text, item => item.i, StringComparer.Ordinal)).ToArray();
        json.WriteStartObject();
        json.WriteNumber("structure", 0);
        json.WriteString("action", "Information");
        SdmxMessage.WriteDataflowLink(json, view.Table.Layout);
        json.WriteStartObject("observations");
        foreach (var row in view.Table.Rows)
        {
            json.WriteStartArray(string.Join(':', view.Dimensions.Select(dimension => row.Positions[dimension].ToString(CultureInfo.InvariantCulture))));
            json.WriteNumberOrNull(row.Value);
            for (var i = 0; i < places.Length; i++)
                json.WriteNumberOrNull(row.Attributes[i] is { } text ? places[i][text] : null);
            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }
}
