using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.OpenApi;
using Simulation.Api.Analyses;

namespace Simulation.Api.OpenApi;

/// <summary>Puts the examples of <c>OpenApi/examples</c> into the document: <c>simulate.request.json</c>, <c>simulate.200.json</c>, <c>problem.404.json</c>.</summary>
internal static class Examples
{
    private const string Rows = "application/x-ndjson";
    private const string Folder = "Simulation.Api.OpenApi.examples.";

    public static void AddTo(OpenApiOperation operation, ApiDescription description)
    {
        if (operation.OperationId is not { } name) return;
        Add(operation.RequestBody?.Content, $"{name}.request.json");
        foreach (var (status, response) in operation.Responses ?? [])
            Add(response.Content, FileOf(name, status, description));
    }

    // All analyses say in the same way that they are not finished, as all operations their problems.
    private static string FileOf(string name, string status, ApiDescription description) =>
        !status.StartsWith('2') ? $"problem.{status}.json"
        : description.SupportedResponseTypes.Any(type => type.StatusCode == StatusCodes.Status202Accepted && type.Type == typeof(AnalysisProgressResponse) && status == "202") ? "analysis.202.json"
        : $"{name}.{status}.json";

    // Rows and tables are other texts than the document of the same answer or question.
    private static string FileOf(string type, string file) => type switch
    {
        Rows => file.Replace(".200.", "Rows.200.", StringComparison.Ordinal),
        "text/csv" or "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" => file.Replace(".request.", "Table.request.", StringComparison.Ordinal),
        _ => file,
    };

    private static void Add(IDictionary<string, OpenApiMediaType>? content, string file)
    {
        if (content is null) return;
        foreach (var (type, media) in content)
            media.Example = Read(FileOf(type, file));
    }

    /// <summary>An example by the name of its file.</summary>
    public static JsonNode? Read(string file)
    {
        using var stream = typeof(Examples).Assembly.GetManifestResourceStream(Folder + file)
            ?? throw new InvalidOperationException($"src/Api/OpenApi/examples/{file} is missing: every operation of the API document has an example.");
        return JsonNode.Parse(stream);
    }
}
