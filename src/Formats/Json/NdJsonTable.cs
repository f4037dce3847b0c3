using System.Text.Encodings.Web;
using System.Text.Json;
using Simulation.Formats.Tables;

namespace Simulation.Formats.Json;

/// <summary>Tables as JSON objects, one a line.</summary>
internal static class NdJsonTable
{
    /// <summary>Not put into HTML, so that Vietnamese may stay legible.</summary>
    internal static readonly JsonWriterOptions Legible = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a table: codes, value and attributes of each observation under their names.</summary>
    public static void Write(StatisticalTable table, Stream stream, string language)
    {
        using var json = new Utf8JsonWriter(stream, Legible);
        foreach (var row in table.Rows)
        {
            json.WriteStartObject();
            for (var i = 0; i < row.Positions.Length; i++) json.WriteString(table.Layout.Dimensions[i].Id, table.CodeOf(row, i).Id);
            json.WriteNumberOrNull("value", row.Value);
            for (var i = 0; i < row.Attributes.Length; i++) json.WriteString(table.Layout.Attributes[i].Id, row.Attributes[i]);
            json.WriteEndObject();
            json.Flush();
            stream.WriteByte((byte)'\n');
            json.Reset();
        }
    }

    /// <summary>A number, or null for what is undefined.</summary>
    internal static void WriteNumberOrNull(this Utf8JsonWriter json, string name, double? value)
    {
        json.WritePropertyName(name);
        json.WriteNumberOrNull(value);
    }

    /// <summary>A number, or null for what is undefined.</summary>
    internal static void WriteNumberOrNull(this Utf8JsonWriter json, double? value)
    {
        if (value is { } number) json.WriteNumberValue(number);
        else json.WriteNullValue();
    }
}
