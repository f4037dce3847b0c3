using System.Text.Json.Nodes;

namespace Simulation.Api.Tests.Clients;

/// <summary>The API document as the generator of the client wants it: one good answer for each operation, one shape of all refusals, and no formats of other tools.</summary>
internal static class ClientDocument
{
    private const string Json = "application/json";

    // Streams, tables and archives, for which the client has methods written by hand.
    private static readonly string[] ByHand = ["followRun", "followAnalysis", "uploadObservations", "exportProvince", "importProvince"];

    /// <summary>The document without what a typed client has no use for.</summary>
    public static JsonNode Reduce(JsonNode document)
    {
        var paths = document["paths"]!.AsObject();
        foreach (var path in paths.Select(path => path.Key).Where(path => path.StartsWith("/sdmx", StringComparison.Ordinal)).ToList()) paths.Remove(path);
        foreach (var (_, item) in paths)
        {
            foreach (var (method, operation) in item!.AsObject().ToList())
            {
                if (ByHand.Contains(operation!["operationId"]!.GetValue<string>())) item.AsObject().Remove(method);
                else Reduce(operation.AsObject());
            }
        }

        return document;
    }

    private static void Reduce(JsonObject operation)
    {
        var responses = operation["responses"]!.AsObject();
        var isDocument = responses["200"]?["content"]?[Json] is not null;
        ReduceParameters(operation, isDocument);
        if (operation["requestBody"] is JsonObject body) body["required"] = true;
        foreach (var (status, response) in responses.ToList())
        {
            if (status[0] != '2' || (status != "200" && responses.ContainsKey("200"))) responses.Remove(status);
            else if (isDocument) Keep(response!["content"]!.AsObject(), Json);
            else if (response!["content"] is JsonObject { Count: > 0 } content) Keep(content, content.First().Key);
        }

        responses["default"] = JsonNode.Parse(
            """{"description":"A problem","content":{"application/problem+json":{"schema":{"$ref":"#/components/schemas/ProblemResponse"}}}}""");
    }

    // Words are plain texts in the client: an enumeration of each parameter would only have names such as Units3.
    private static void ReduceParameters(JsonObject operation, bool isDocument)
    {
        if (operation["parameters"] is not JsonArray parameters) return;
        foreach (var parameter in parameters.ToList())
        {
            if (isDocument && parameter!["name"]!.GetValue<string>() == "format") parameters.Remove(parameter);
            else (parameter!["schema"] as JsonObject)?.Remove("enum");
        }
    }

    private static void Keep(JsonObject content, string type)
    {
        foreach (var other in content.Select(item => item.Key).Where(key => key != type).ToList()) content.Remove(other);
    }
}
