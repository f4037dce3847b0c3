using System.Text;
using System.Text.Json.Nodes;
using CsCheck;

namespace Simulation.Api.Tests.Fuzzing;

/// <summary>Requests of every operation of an API document: valid, at the bounds, and hostile.</summary>
internal sealed class ApiRequests
{
    private const string Json = "application/json";

    // Longer ones, and a zero byte in a path, are refused by the web server itself, and never reach what is tested here.
    private const int LongestAddress = 8_000;

    private static readonly string[] Types = ["*/*", Json, "text/csv", "application/x-ndjson", "application/vnd.sdmx.data+json;version=2.0.0", "application/vnd.sdmx.data+csv;version=1.0.0", "application/xml", ";;;", "text/*;q=0", ""];

    // What computes for seconds when it is asked soundly: it is always asked with a mistake, so that thousands of requests end in minutes.
    private static readonly HashSet<string> Costly =
    [
        "backtestProvince", "getCalibrationReport", "submitCalibration", "submitSweep", "submitRun", "goalSeek", "attribute", "analyseSensitivity", "compare", "getMultipliers", "controlOptimally", "judge",
        "requiredGrowth", "monitorYear", "getScorecard", "followRun", "followWorkshop", "ready",
    ];

    // What most addresses name, so that requests get past their addresses.
    private static readonly Dictionary<string, string[]> Parts = new()
    {
        ["province"] = ["tra-vinh"],
        ["plan"] = ["2024"],
        ["model"] = ["provincial"],
        ["variable"] = ["grdp", "value_added[power]"],
        ["office"] = ["agriculture"],
        ["scenario"] = ["mine", "yours"],
        ["context"] = ["dataflow"],
        ["kind"] = ["dataflow", "codelist"],
        ["agency"] = ["SIMULATION", "*"],
        ["id"] = ["FORECASTS", "OBSERVATIONS", "*"],
        ["version"] = ["1.0.0", "~"],
        ["key"] = ["*", "tra-vinh.*.*.*.*", "tra-vinh.*.*.*.*.*"],
        ["component"] = ["*", "INDICATOR"],
    };

    private readonly SchemaValues values;

    /// <summary>Requests of a document.</summary>
    public ApiRequests(JsonNode document)
    {
        values = new SchemaValues(document["components"]!["schemas"]!.AsObject());
        var operations = from path in document["paths"]!.AsObject()
                         from operation in path.Value!.AsObject()
                         select Of(path.Key, operation.Key, operation.Value!.AsObject());
        Any = Gen.OneOf([.. operations]);
    }

    /// <summary>A request of any operation.</summary>
    public Gen<FuzzRequest> Any { get; }

    private Gen<FuzzRequest> Of(string path, string method, JsonObject operation)
    {
        var name = operation["operationId"]!.GetValue<string>();
        var parameters = (operation["parameters"] as JsonArray ?? []).Select(parameter => parameter!.AsObject()).ToList();
        var isCostly = Costly.Contains(name) || path.Contains("/models", StringComparison.Ordinal);
        return Gen.Select(
            Address(path, parameters, isCostly),
            Headers(parameters),
            Body(operation, isCostly),
            (address, headers, body) => new FuzzRequest(name, method.ToUpperInvariant(), address, headers, body.Bytes, body.Type));
    }

    private Gen<string> Address(string path, List<JsonObject> parameters, bool isCostly)
    {
        var address = Gen.Const(path);
        foreach (var parameter in parameters.Where(parameter => In(parameter, "path")))
        {
            var known = Parts.TryGetValue(Name(parameter), out var names) ? Gen.Frequency((9, Gen.OneOf(names)), (1, Words.Name)) : Words.Name;
            address = Gen.Select(address, known, (text, value) => text.Replace($"{{{Name(parameter)}}}", Escaped(value.Replace("\0", "", StringComparison.Ordinal)), StringComparison.Ordinal));
        }

        var query = Gen.Const("");
        foreach (var parameter in parameters.Where(parameter => In(parameter, "query")))
        {
            var value = Gen.Frequency((3, values.Of(parameter["schema"], 0).Select(text => text.Trim('"'))), (1, Words.Any));
            var given = Gen.Frequency((2, Gen.Const("")), (1, value.Select(text => $"&{Escaped(Name(parameter))}={Escaped(text)}")));
            query = Gen.Select(query, given, (text, more) => text + more);
        }

        var strange = Gen.Select(Words.Any, Words.Any, (name, value) => $"&{Escaped($"x{name}")}={Escaped(value)}");
        query = Gen.Select(query, isCostly ? strange : Gen.Frequency((9, Gen.Const("")), (1, strange)), (text, more) => text + more);
        return Gen.Select(address, query, (text, more) => more.Length > 0 ? $"{text}?{more[1..]}" : text).Where(text => text.Length < LongestAddress);
    }

    private static Gen<(string, string)[]> Headers(List<JsonObject> parameters)
    {
        var headers = Gen.OneOf(Types).Select(type => new[] { ("Accept", type), ("Prefer", "wait=0") });
        foreach (var parameter in parameters.Where(parameter => In(parameter, "header")))
        {
            var value = Gen.Frequency((1, Gen.Const("")), (1, Gen.OneOf("\"1\"", "*", "W/\"2\"", "\"", "5f0e1c7a")), (1, Words.Any));
            headers = Gen.Select(headers, value, (list, text) => text.Length > 0 && text.All(letter => letter is >= ' ' and < '\u007F') ? [.. list, (Name(parameter), text)] : list);
        }

        return headers;
    }

    private Gen<(byte[]? Bytes, string Type)> Body(JsonObject operation, bool isCostly)
    {
        if (operation["requestBody"]?["content"] is not JsonObject content) return Gen.Const((default(byte[]), ""));
        var (type, media) = content.First();
        var texts = type == Json ? JsonTexts(media!["schema"], isCostly) : Gen.Frequency((1, Gen.Const(media!["example"]?.ToString() ?? "")), (2, Words.Any));
        var types = Gen.Frequency((20, Gen.Const(type)), (1, Gen.OneOf("", "text/plain", "application/json; charset=utf-16", "multipart/form-data", "application/x-www-form-urlencoded", ";")));
        return Gen.Select(Gen.Frequency((12, texts.Select(Encoding.UTF8.GetBytes)), (1, Broken(texts))), types, (bytes, media) => ((byte[]?)bytes, media));
    }

    private Gen<string> JsonTexts(JsonNode? schema, bool isCostly)
    {
        var texts = Gen.OneOf(values.Of(schema, 0), values.Of(schema, 5), values.Of(schema, 30));
        return isCostly ? texts.Select(text => text.StartsWith('{') ? $"{{\"\u0001no such field\":0{(text.Length > 2 ? "," : "")}{text[1..]}" : text) : texts.Select(Small);
    }

    // Sound questions are kept small: how many draws a host computes is no matter of this test.
    private static string Small(string text) => text.Replace("\"draws\":36500", "\"draws\":300", StringComparison.Ordinal);

    private static Gen<byte[]> Broken(Gen<string> texts) => Gen.OneOf(
        Gen.Select(texts, Gen.Double[0, 1], (text, share) => Encoding.UTF8.GetBytes(text[..(int)(share * text.Length)])),
        texts.Select(text => (byte[])[0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)]),
        Gen.Byte.Array[0, 64],
        Gen.Int[1, 5_000].Select(depth => Encoding.UTF8.GetBytes(new string('[', depth))),
        Gen.Int[1, 300].Select(depth => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"levers\":", depth)) + "0" + new string('}', depth))),
        texts.Select(text => Encoding.UTF8.GetBytes(text + text)));

    private static string Name(JsonObject parameter) => parameter["name"]!.GetValue<string>();

    private static bool In(JsonObject parameter, string place) => parameter["in"]!.GetValue<string>() == place;

    // Half of a surrogate pair has no form in an address.
    private static string Escaped(string text) => Uri.EscapeDataString(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)));
}
