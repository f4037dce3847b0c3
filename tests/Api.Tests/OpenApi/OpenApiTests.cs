using System.Text.Json;
using System.Text.Json.Nodes;
using Simulation.Api.Errors;
using Simulation.Api.Formats;
using Simulation.Api.Json;
using Simulation.Api.Tests.Doubles;
using Simulation.Documents.Json;
using Xunit;

namespace Simulation.Api.Tests.OpenApi;

/// <summary>The OpenAPI document says what the host does: routes, schemas, errors and examples.</summary>
public class OpenApiTests(ApiHost host)
{
    private static readonly string[] Routes =
    [
        "post /v1/webhooks", "get /v1/webhooks/{webhook}",
        "get /v1/provinces/{province}/workshops", "post /v1/provinces/{province}/workshops", "get /v1/workshops/{code}", "get /v1/workshops/{code}/events", "get /v1/workshops/{code}/results",
        "post /v1/workshops/{code}/simulate", "post /v1/workshops/{code}/close", "put /v1/workshops/{code}/participants/{participant}", "post /v1/workshops/{code}/participants/{participant}/leave-out",
        "get /v1/keys", "post /v1/keys", "delete /v1/keys/{key}",
        "get /health/live", "get /health/ready", "get /problems", "get /problems/{name}", "get /v1/models/{model}", "get /v1/models/{model}/explain/{variable}",
        "get /v1/models/{model}/graph", "post /v1/models/{model}/check", "post /v1/models/{model}/estimate", "post /v1/models/{model}/track", "post /v1/models/{model}/goal-seek",
        "post /v1/models/{model}/multipliers", "post /v1/models/{model}/compare",
        "get /v1/provinces", "get /v1/provinces/{province}", "delete /v1/provinces/{province}", "get /v1/provinces/{province}/archive", "put /v1/provinces/{province}/archive", "get /v1/provinces/{province}/plans/{plan}",
        "get /v1/provinces/{province}/backtest", "get /v1/provinces/{province}/observations", "post /v1/provinces/{province}/observations", "get /v1/provinces/{province}/audit-trail",
        "get /v1/provinces/{province}/scenarios", "get /v1/provinces/{province}/scenarios/{scenario}", "put /v1/provinces/{province}/scenarios/{scenario}",
        "delete /v1/provinces/{province}/scenarios/{scenario}", "get /v1/provinces/{province}/scenarios/{scenario}/versions",
        "post /v1/provinces/{province}/sectors/{office}/simulate",
        "post /v1/provinces/{province}/goal-seek", "post /v1/provinces/{province}/attribution", "post /v1/provinces/{province}/sensitivity", "post /v1/provinces/{province}/compare",
        "post /v1/provinces/{province}/simulate", "post /v1/provinces/{province}/multipliers", "post /v1/provinces/{province}/optimal-control", "post /v1/provinces/{province}/judgement",
        "post /v1/provinces/{province}/runs", "get /v1/runs", "get /v1/runs/{run}", "delete /v1/runs/{run}", "get /v1/runs/{run}/events", "get /v1/runs/{run}/results", "get /v1/runs/{run}/draws",
        "get /v1/provinces/{province}/scenario-templates", "get /v1/analyses/{analysis}/events",
        "post /v1/provinces/{province}/calibrations", "get /v1/calibrations/{calibration}", "post /v1/sweeps",
        "get /v1/provinces/{province}/plans/{plan}/audit", "get /v1/provinces/{province}/plans/{plan}/required-growth",
        "get /v1/provinces/{province}/monitor", "get /v1/provinces/{province}/plans/{plan}/scorecard", "get /v1/calibrations/{calibration}/report",
        "get /sdmx/3.0/structure/{kind}/{agency}/{id}/{version}", "get /sdmx/3.0/data/{context}/{agency}/{id}/{version}/{key}",
        "get /sdmx/3.0/availability/{context}/{agency}/{id}/{version}/{key}/{component}",
    ];

    [Fact]
    public async Task Document_Version_Is31() => Assert.StartsWith("3.1", (await DocumentAsync())["openapi"]!.GetValue<string>(), StringComparison.Ordinal);

    [Fact]
    public async Task Document_Routes_AreAllOfTheHost()
    {
        var document = await DocumentAsync();

        var routes = Operations(document).Select(operation => $"{operation.Method} {operation.Path}").Order(StringComparer.Ordinal);

        Assert.Equal(Routes.Order(StringComparer.Ordinal), routes);
    }

    [Fact]
    public async Task Document_EveryOperation_IsNamedSummarisedAndAnswers()
    {
        foreach (var (path, method, operation) in Operations(await DocumentAsync()))
        {
            Assert.True(operation["operationId"] is not null && operation["summary"] is not null && operation["tags"] is not null, $"{method} {path}");
            var good = operation["responses"]!.AsObject().Where(response => response.Key[0] == '2' && response.Key != "204").ToList();
            Assert.True(good.Count > 0 || operation["responses"]!["204"] is not null, $"{method} {path} has no good answer");
            Assert.All(good, response => Assert.True(response.Value!["content"]?.AsObject().First().Value?["schema"] is not null, $"{method} {path} has no schema of its answer"));
        }
    }

    [Fact]
    public async Task Document_EveryParameterOfAPath_IsDescribedAsRequired()
    {
        foreach (var (path, method, operation) in Operations(await DocumentAsync()))
        {
            var declared = (operation["parameters"] as JsonArray ?? []).Where(parameter => parameter!["in"]!.GetValue<string>() == "path").ToList();
            Assert.Equal(path.Count(letter => letter == '{'), declared.Count);
            Assert.All(declared, parameter => Assert.True(parameter!["required"]!.GetValue<bool>(), $"{method} {path}"));
        }
    }

    [Fact]
    public async Task Document_References_LeadToSchemasThatAreDescribed()
    {
        var document = await DocumentAsync();
        var schemas = document["components"]!["schemas"]!.AsObject();

        foreach (var reference in References(document))
        {
            Assert.StartsWith("#/components/schemas/", reference, StringComparison.Ordinal);
            Assert.True(schemas.ContainsKey(reference["#/components/schemas/".Length..]), $"{reference} leads nowhere");
        }

        foreach (var (name, schema) in schemas)
        {
            foreach (var (property, description) in schema!["properties"]?.AsObject() ?? [])
                Assert.True(description!["description"] is not null || description["$ref"] is not null || description["oneOf"] is not null, $"{name}.{property} is not described");
        }
    }

    [Fact]
    public async Task Document_Numbers_AreNumbersOnly()
    {
        var text = (await DocumentAsync()).ToJsonString();

        // A schema that also takes "1" as text would say more than the host does.
        Assert.DoesNotContain("\"pattern\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Document_EveryRefusal_IsAProblemDocument()
    {
        foreach (var (path, method, operation) in Operations(await DocumentAsync()))
        {
            foreach (var (status, response) in operation["responses"]!.AsObject().Where(response => response.Key[0] != '2'))
            {
                var schema = response!["content"]?["application/problem+json"]?["schema"]?["$ref"]?.GetValue<string>();
                Assert.True(schema == "#/components/schemas/ProblemResponse", $"{method} {path} {status}: {schema}");
            }
        }
    }

    [Theory]
    [InlineData("/v1/provinces/{province}/simulate", "post")]
    [InlineData("/v1/provinces/{province}/sectors/{office}/simulate", "post")]
    [InlineData("/v1/provinces/{province}/compare", "post")]
    [InlineData("/v1/runs/{run}/results", "get")]
    [InlineData("/v1/provinces/{province}/observations", "get")]
    [InlineData("/v1/provinces/{province}/backtest", "get")]
    [InlineData("/v1/provinces/{province}/monitor", "get")]
    [InlineData("/v1/provinces/{province}/plans/{plan}/scorecard", "get")]
    [InlineData("/v1/provinces/{province}/plans/{plan}/required-growth", "get")]
    public async Task Document_AnswersThatAreTables_SayEveryFormat(string path, string method)
    {
        var operation = (await DocumentAsync())["paths"]![path]![method]!;

        Assert.Equal(
            FormatOffer.Tables.Select(offer => offer.MediaType).Order(StringComparer.Ordinal),
            operation["responses"]!["200"]!["content"]!.AsObject().Select(content => content.Key).Where(type => !type.Contains("sdmx", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.NotNull(operation["responses"]!["406"]);
        var format = operation["parameters"]!.AsArray().Single(parameter => parameter!["name"]!.GetValue<string>() == "format");
        Assert.Equal(FormatOffer.Tables.Select(offer => offer.Name), format!["schema"]!["enum"]!.AsArray().Select(word => word!.GetValue<string>()).Take(FormatOffer.Tables.Length));
    }

    [Fact]
    public async Task Document_EveryBody_HasAnExampleOfItsType()
    {
        var checkedOnes = 0;
        foreach (var (path, method, operation) in Operations(await DocumentAsync()))
        {
            foreach (var media in Media(operation))
            {
                var type = TypeOf(media["schema"]!["$ref"]!.GetValue<string>());
                var example = media["example"] ?? media["examples"];
                Assert.True(example is not null, $"{method} {path} has no example");

                var read = JsonSerializer.Deserialize(example, (ApiJson.Default.GetTypeInfo(type) ?? DocumentJson.Default.GetTypeInfo(type))!);
                Assert.NotNull(read);
                checkedOnes++;
            }
        }

        Assert.True(checkedOnes > 30, $"{checkedOnes} examples");
    }

    [Fact]
    public async Task Document_ExampleQuestions_AreTaken()
    {
        foreach (var (path, method, operation) in Operations(await DocumentAsync()).Where(operation => operation.Operation["requestBody"] is not null))
        {
            var address = path.Replace("{province}", "tra-vinh", StringComparison.Ordinal).Replace("{office}", "agriculture", StringComparison.Ordinal)
                .Replace("{model}", "provincial", StringComparison.Ordinal).Replace("{scenario}", "example", StringComparison.Ordinal)
                .Replace("{code}", SampleWorkshop.Code, StringComparison.Ordinal).Replace("{participant}", "Lan", StringComparison.Ordinal);
            // Workbooks and archives have no example in words.
            foreach (var (media, content) in operation["requestBody"]!["content"]!.AsObject().Where(content => content.Value!["schema"]!["format"]?.GetValue<string>() != "binary"))
            {
                var example = content!["example"]!;
                if (example is JsonObject question) (question["levers"] as JsonArray)?.Clear();

                await (media == "text/csv"
                    ? await host.PostTableAsync(address, example.GetValue<string>())
                    : await host.SendAsync(new HttpMethod(method), address, example.ToJsonString())).JsonAsync();
            }
        }
    }

    [Fact]
    public async Task Document_ProblemExamples_AgreeWithTheKinds()
    {
        foreach (var (_, _, operation) in Operations(await DocumentAsync()))
        {
            foreach (var (status, response) in operation["responses"]!.AsObject().Where(response => response.Key[0] != '2'))
            {
                var example = response!["content"]!["application/problem+json"]!["example"]!;
                var kind = Assert.Single(ProblemKind.All, kind => kind.Type == example["type"]!.GetValue<string>());
                Assert.Equal((status, kind.Title), (example["status"]!.GetValue<int>().ToString(System.Globalization.CultureInfo.InvariantCulture), example["title"]!.GetValue<string>()));
            }
        }
    }

    [Fact]
    public async Task Document_Twice_SameBytes() =>
        Assert.Equal((await DocumentAsync()).ToJsonString(), (await DocumentAsync()).ToJsonString());

    private static Type TypeOf(string reference)
    {
        var name = reference.Split('/')[^1];
        return new[] { typeof(ProblemResponse).Assembly, typeof(DocumentJson).Assembly }.SelectMany(assembly => assembly.GetTypes()).Single(type => type.Name == name);
    }

    private static IEnumerable<JsonNode> Media(JsonNode operation)
    {
        var bodies = operation["responses"]!.AsObject().Select(response => response.Value).Append(operation["requestBody"]);
        return bodies.OfType<JsonNode>().SelectMany(body => body["content"]?.AsObject() ?? [])
            .Where(content => content.Key is "application/json" or "application/problem+json" or "application/x-ndjson" && content.Value!["schema"]!["$ref"] is not null).Select(content => content.Value!);
    }

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject fields => fields.SelectMany(field =>
            field.Key == "$ref" && field.Value is JsonValue reference ? [reference.GetValue<string>()] : References(field.Value)),
        JsonArray items => items.SelectMany(References),
        _ => [],
    };

    private static IEnumerable<(string Path, string Method, JsonNode Operation)> Operations(JsonNode document) =>
        from path in document["paths"]!.AsObject()
        from operation in path.Value!.AsObject()
        select (path.Key, operation.Key, operation.Value!);

    private async Task<JsonNode> DocumentAsync() => JsonNode.Parse((await (await host.GetAsync("/openapi/v1.json")).JsonAsync()).GetRawText())!;
}
