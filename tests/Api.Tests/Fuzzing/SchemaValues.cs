using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;

namespace Simulation.Api.Tests.Fuzzing;

/// <summary>Values of the schemas of a document: such as they allow, at their bounds, and such as they do not.</summary>
/// <param name="schemas">The document's schemas by name.</param>
internal sealed class SchemaValues(JsonObject schemas)
{
    // Schemas that hold themselves end here.
    private const int Deepest = 6;

    private static readonly string[] Numbers =
    [
        "0", "-0", "1", "-1", "0.5", "1e-320", "1e308", "-1e308", "1E400", "2024", "2025", "2027", "2147483647", "2147483648", "9223372036854775807", "9223372036854775808", "18446744073709551615", "36500", "0.35",
    ];

    private static readonly string[] Bounds = ["minimum", "maximum"];

    private static readonly Gen<string> Wrong = Gen.OneOf(
        Gen.OneOf("null", "true", "[]", "{}", "\"\"", "[[[[[[[[]]]]]]]]", "{\"\":{\"\":0}}", "[null]", "1", "\"1\""), Words.Any.Select(Quoted), Gen.OneOf(Numbers));

    /// <summary>JSON text of a value of a schema, which is now and then of another.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="mistakes">How many of a hundred values are not of the schema.</param>
    public Gen<string> Of(JsonNode? schema, int mistakes) => Of(schema, mistakes, 0);

    private static string Quoted(string text) => JsonSerializer.Serialize(text);

    private Gen<string> Of(JsonNode? schema, int mistakes, int depth)
    {
        if (depth > Deepest || schema is not JsonObject known) return Wrong;
        return mistakes == 0 ? Right(known, mistakes, depth) : Gen.Frequency((100 - mistakes, Right(known, mistakes, depth)), (mistakes, Wrong));
    }

    private Gen<string> Right(JsonObject schema, int mistakes, int depth)
    {
        if (schema["$ref"]?.GetValue<string>() is { } reference) return Of(schemas[reference.Split('/')[^1]], mistakes, depth + 1);
        if ((schema["oneOf"] ?? schema["anyOf"]) is JsonArray choices) return Gen.OneOf([.. choices.Select(choice => Of(choice, mistakes, depth + 1))]);
        if (schema["enum"] is JsonArray words) return Gen.OneOf([.. words.Select(word => word?.ToJsonString() ?? "null")]);
        return Gen.OneOf([.. Types(schema).Select(type => OfType(type, schema, mistakes, depth))]);
    }

    private Gen<string> OfType(string type, JsonObject schema, int mistakes, int depth) => type switch
    {
        "string" => Words.Name.Select(Quoted),
        "integer" or "number" => Number(schema),
        "boolean" => Gen.OneOf("true", "false"),
        "array" => Of(schema["items"], mistakes, depth + 1).List[0, 3].Select(items => $"[{string.Join(',', items)}]"),
        "object" => Object(schema, mistakes, depth),
        _ => Gen.Const("null"),
    };

    private Gen<string> Object(JsonObject schema, int mistakes, int depth)
    {
        var required = (schema["required"] as JsonArray ?? []).Select(name => name!.GetValue<string>()).ToHashSet();
        var fields = Gen.Const(new List<string>());
        foreach (var (name, field) in schema["properties"]?.AsObject() ?? [])
        {
            var likely = required.Contains(name) ? 100 - mistakes : 30;
            var value = Gen.Frequency((likely, Of(field, mistakes, depth + 1).Select(text => $"{Quoted(name)}:{text}")), (100 - likely, Gen.Const("")));
            fields = Gen.Select(fields, value, (list, text) => text.Length > 0 ? [.. list, text] : list);
        }

        if (mistakes == 0) return fields.Select(list => $"{{{string.Join(',', list)}}}");
        var stranger = Gen.Frequency((9, Gen.Const("")), (1, Gen.Select(Words.Any, Wrong, (name, value) => $"{Quoted(name)}:{value}")));
        return Gen.Select(fields, stranger, (list, more) => $"{{{string.Join(',', more.Length > 0 ? [.. list, more] : list)}}}");
    }

    private static Gen<string> Number(JsonObject schema)
    {
        var bounds = Bounds.Select(bound => schema[bound]).OfType<JsonNode>()
            .Select(bound => double.Parse(bound.ToJsonString(), CultureInfo.InvariantCulture))
            .SelectMany(bound => new[] { bound - 1, bound, bound + 1 }).Select(bound => bound.ToString("R", CultureInfo.InvariantCulture));
        return Gen.OneOf([.. Numbers, .. bounds]);
    }

    private static IEnumerable<string> Types(JsonObject schema) => schema["type"] switch
    {
        JsonArray types => types.Select(type => type!.GetValue<string>()),
        JsonValue type => [type.GetValue<string>()],
        _ => ["null"],
    };
}
