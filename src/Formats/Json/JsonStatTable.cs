using System.Globalization;
using System.Text.Json;
using Simulation.Formats.Tables;

namespace Simulation.Formats.Json;

/// <summary>Tables as datasets of JSON-stat 2.0 (json-stat.org/full).</summary>
internal static class JsonStatTable
{
    /// <summary>Media type. JSON-stat registers none of its own; clients need one to ask for it, and take any that says JSON.</summary>
    public const string MediaType = "application/vnd.json-stat+json";

    private const string Unit = "unit";
    private const string Status = "status";

    /// <summary>Writes a table.</summary>
    public static void Write(StatisticalTable table, Stream stream, string language)
    {
        using var json = new Utf8JsonWriter(stream, NdJsonTable.Legible);
        json.WriteStartObject();
        json.WriteString("version", "2.0");
        json.WriteString("class", "dataset");
        json.WriteString("label", table.Layout.Title.In(language));
        json.WriteString("source", table.About.Source.In(language));
        WriteIds(json, table);
        WriteRoles(json, table);
        WriteDimensions(json, table, language);
        WriteValues(json, table);
        WriteTexts(json, "status", table, PositionOf(table, Status));
        WriteExtension(json, table, language);
        json.WriteEndObject();
    }

    /// <summary>Place of an observation among all that the codes would allow: the last dimension runs fastest.</summary>
    internal static long PlaceOf(StatisticalTable table, TableRow row)
    {
        var place = 0L;
        for (var i = 0; i < row.Positions.Length; i++) place = (place * table.Codes[i].Length) + row.Positions[i];
        return place;
    }

    private static void WriteIds(Utf8JsonWriter json, StatisticalTable table)
    {
        json.WriteStartArray("id");
        foreach (var dimension in table.Layout.Dimensions) json.WriteStringValue(dimension.Id);
        json.WriteEndArray();
        json.WriteStartArray("size");
        foreach (var codes in table.Codes) json.WriteNumberValue(codes.Length);
        json.WriteEndArray();
    }

    private static void WriteRoles(Utf8JsonWriter json, StatisticalTable table)
    {
        json.WriteStartObject("role");
        foreach (var (name, role) in new[] { ("time", DimensionRole.Time), ("geo", DimensionRole.Place), ("metric", DimensionRole.Metric) })
        {
            var ids = table.Layout.Dimensions.Where(dimension => dimension.Role == role).Select(dimension => dimension.Id).ToList();
            if (ids.Count == 0) continue;
            json.WriteStartArray(name);
            foreach (var id in ids) json.WriteStringValue(id);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteDimensions(Utf8JsonWriter json, StatisticalTable table, string language)
    {
        json.WriteStartObject("dimension");
        for (var i = 0; i < table.Codes.Length; i++)
        {
            var dimension = table.Layout.Dimensions[i];
            json.WriteStartObject(dimension.Id);
            json.WriteString("label", dimension.Label.In(language));
            json.WriteStartObject("category");
            json.WriteStartArray("index");
            foreach (var code in table.Codes[i]) json.WriteStringValue(code.Id);
            json.WriteEndArray();
            json.WriteStartObject("label");
            foreach (var code in table.Codes[i]) json.WriteString(code.Id, code.Label.In(language));
            json.WriteEndObject();
            if (dimension.Role == DimensionRole.Metric) WriteUnits(json, table, i);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    // A category has one unit or none: where probabilities stand beside amounts, the unit of each observation is among the attributes only.
    private static void WriteUnits(Utf8JsonWriter json, StatisticalTable table, int dimension)
    {
        if (PositionOf(table, Unit) is not { } unit) return;
        var units = table.Rows.GroupBy(row => table.CodeOf(row, dimension).Id, row => row.Attributes[unit])
            .Select(group => (Code: group.Key, Units: group.Distinct().ToList())).Where(item => item.Units is [not null]).ToList();
        if (units.Count == 0) return;
        json.WriteStartObject("unit");
        foreach (var (code, own) in units)
        {
            json.WriteStartObject(code);
            json.WriteString("label", own[0]);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    // All places when most are taken, else only those that are: what is missing is missing, and not zero.
    private static void WriteValues(Utf8JsonWriter json, StatisticalTable table)
    {
        var places = table.Codes.Aggregate(1L, (product, codes) => product * codes.Length);
        if (places <= 2L * table.Rows.Length)
        {
            var values = new double?[places];
            foreach (var row in table.Rows) values[PlaceOf(table, row)] = row.Value;
            json.WriteStartArray("value");
            foreach (var value in values) json.WriteNumberOrNull(value);
            json.WriteEndArray();
            return;
        }

        json.WriteStartObject("value");
        foreach (var row in table.Rows.OrderBy(row => PlaceOf(table, row))) json.WriteNumberOrNull(Name(table, row), row.Value);
        json.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, StatisticalTable table, int? attribute)
    {
        if (attribute is not { } position) return;
        json.WriteStartObject(name);
        foreach (var row in table.Rows.Where(row => row.Attributes[position] is not null).OrderBy(row => PlaceOf(table, row)))
            json.WriteString(Name(table, row), row.Attributes[position]);
        json.WriteEndObject();
    }

    private static void WriteExtension(Utf8JsonWriter json, StatisticalTable table, string language)
    {
        json.WriteStartObject("extension");
        foreach (var item in table.About.Items()) json.WriteString(item.Id, item.Value.In(language));
        json.WriteStartObject("attributes");
        for (var i = 0; i < table.Layout.Attributes.Length; i++)
            if (table.Layout.Attributes[i].Id != Status) WriteTexts(json, table.Layout.Attributes[i].Id, table, i);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static string Name(StatisticalTable table, TableRow row) => PlaceOf(table, row).ToString(CultureInfo.InvariantCulture);

    private static int? PositionOf(StatisticalTable table, string attribute)
    {
        for (var i = 0; i < table.Layout.Attributes.Length; i++)
            if (table.Layout.Attributes[i].Id == attribute) return i;
        return null;
    }
}
