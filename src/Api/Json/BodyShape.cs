using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace Simulation.Api.Json;

/// <summary>Reads an object by the type it is to become: every field of the wrong type, missing or unknown is noted with its place, and the rest is put in its standard form.</summary>
internal static class BodyShape
{
    private const string YearsWayOut = "Give 'year' for one year, or 'from' and 'to' for several.";

    /// <summary>The fields that were right; whether any was wrong is known to who reads the body.</summary>
    /// <exception cref="NotSupportedException">The type has a property of a kind that no request had before.</exception>
    public static JsonObject Read(JsonFields fields, JsonTypeInfo type)
    {
        var shape = new JsonObject();
        // Properties that are computed from others are no fields.
        var properties = type.Properties.Where(property => property.Set is not null || property.AssociatedParameter is not null).ToList();
        if (properties.Any(property => property.Name == "year") && properties.Any(property => property.Name == "from"))
        {
            fields.Exclude("year", "from", YearsWayOut);
            fields.Exclude("year", "to", YearsWayOut);
        }

        foreach (var property in properties)
        {
            if (property.IsRequired) fields.Require(property.Name, "It cannot be left out.");
            if (Read(fields, property.Name, type.Options.GetTypeInfo(property.PropertyType)) is { } value) shape[property.Name] = value;
        }

        return shape;
    }

    private static JsonNode? Read(JsonFields fields, string name, JsonTypeInfo type) => type.Kind switch
    {
        JsonTypeInfoKind.Object => fields.Object(name, inner => Read(inner, type)),
        // A list that is left out is empty. Other fields that may be left out are null in the type: initial values of properties are not seen by generated readers.
        JsonTypeInfoKind.Enumerable => ReadList(fields, name, type.Options.GetTypeInfo(type.ElementType!)),
        _ => ReadValue(fields, name, Nullable.GetUnderlyingType(type.Type) ?? type.Type),
    };

    private static JsonArray ReadList(JsonFields fields, string name, JsonTypeInfo element) => element switch
    {
        { Kind: JsonTypeInfoKind.Object } => new JsonArray([.. fields.Objects(name, inner => Read(inner, element))]),
        { Type: var type } when type == typeof(string) => new JsonArray([.. fields.Texts(name).Select(text => JsonValue.Create(text))]),
        { Type: var type } when type == typeof(double) => new JsonArray([.. fields.Numbers(name).Select(number => JsonValue.Create(number))]),
        _ => throw new NotSupportedException($"Lists of {element.Type} have no reader yet: add it to {nameof(BodyShape)}."),
    };

    private static JsonValue? ReadValue(JsonFields fields, string name, Type type)
    {
        if (type == typeof(string)) return Node(fields.Text(name));
        if (type == typeof(bool)) return fields.Truth(name) is { } truth ? JsonValue.Create(truth) : null;
        if (type == typeof(double)) return fields.Number(name) is { } number ? JsonValue.Create(number) : null;
        if (type == typeof(int)) return fields.Small(name) is { } small ? JsonValue.Create(small) : null;
        if (type == typeof(long)) return fields.Whole(name) is { } whole ? JsonValue.Create(whole) : null;
        if (type == typeof(ulong)) return fields.Unsigned(name) is { } unsigned ? JsonValue.Create(unsigned) : null;
        if (type == typeof(DateOnly)) return Node(fields.Day(name)?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        throw new NotSupportedException($"Fields of {type} have no reader yet: add it to {nameof(BodyShape)}.");
    }

    private static JsonValue? Node(string? text) => text is null ? null : JsonValue.Create(text);
}
