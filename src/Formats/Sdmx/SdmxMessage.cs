using System.Globalization;
using System.Text.Json;
using Simulation.Formats.Tables;

namespace Simulation.Formats.Sdmx;

/// <summary>What all SDMX-JSON messages have in common.</summary>
internal static class SdmxMessage
{
    /// <summary>Label of the measure.</summary>
    public static readonly LocalText ValueLabel = new("Value", "Giá trị");

    /// <summary>
    /// The head of a message. It must say when it was prepared: who asks again gets the same bytes, so that is the day as of which the data are known, and not that of a clock.
    /// </summary>
    public static void WriteMeta(Utf8JsonWriter json, string id, DateOnly? asOf)
    {
        json.WriteStartObject("meta");
        json.WriteString("id", id);
        json.WriteBoolean("test", false);
        json.WriteString("prepared", (asOf ?? DateOnly.MinValue).ToString("yyyy-MM-dd'T00:00:00Z'", CultureInfo.InvariantCulture));
        json.WriteStartArray("contentLanguages");
        json.WriteStringValue("en");
        json.WriteStringValue("vi");
        json.WriteEndArray();
        json.WriteStartObject("sender");
        json.WriteString("id", SdmxNaming.Agency);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>A name in the language preferred, and in both.</summary>
    public static void WriteName(Utf8JsonWriter json, LocalText name, string language)
    {
        json.WriteString("name", name.In(language));
        json.WriteStartObject("names");
        json.WriteString("en", name.English);
        json.WriteString("vi", name.Vietnamese);
        json.WriteEndObject();
    }

    /// <summary>Says which dataflow a part of a message belongs to.</summary>
    public static void WriteDataflowLink(Utf8JsonWriter json, TableLayout layout)
    {
        json.WriteStartArray("links");
        json.WriteStartObject();
        json.WriteString("rel", "dataflow");
        json.WriteString("urn", SdmxNaming.DataflowUrn(layout));
        json.WriteEndObject();
        json.WriteEndArray();
    }

    /// <summary>Says that an attribute belongs to each observation.</summary>
    public static void WriteRelationship(Utf8JsonWriter json, string name)
    {
        json.WriteStartObject(name);
        json.WriteStartObject("observation");
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
