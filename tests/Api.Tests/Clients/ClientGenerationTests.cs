using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using NJsonSchema.CodeGeneration.CSharp;
using NSwag;
using NSwag.CodeGeneration.CSharp;
using NSwag.CodeGeneration.OperationNameGenerators;
using Xunit;

namespace Simulation.Api.Tests.Clients;

/// <summary>The typed client is what its generator makes of today's API document.</summary>
public class ClientGenerationTests(ApiHost host)
{
    private const string Accept = "SIMULATION_ACCEPT";

    [Fact]
    public async Task Client_Source_IsThatOfTheDocument()
    {
        var source = await GenerateAsync();
        if (Environment.GetEnvironmentVariable(Accept) == "1") await File.WriteAllTextAsync(Path(), source, TestContext.Current.CancellationToken);

        var committed = await File.ReadAllTextAsync(Path(), TestContext.Current.CancellationToken);

        Assert.True(source == committed, $"The API document has changed: write the client anew with {Accept}=1 and this test, and see what clients would have to change.");
    }

    private static string Path([CallerFilePath] string here = "") =>
        System.IO.Path.GetFullPath(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(here)!, "../../../src/Client/Generated/SimulationClient.g.cs"));

    private async Task<string> GenerateAsync()
    {
        var document = ClientDocument.Reduce(JsonNode.Parse((await (await host.GetAsync("/openapi/v1.json")).JsonAsync()).GetRawText())!);
        var settings = new CSharpClientGeneratorSettings
        {
            ClassName = "SimulationClient",
            ExceptionClass = "SimulationProblemException",
            OperationNameGenerator = new SingleClientFromOperationIdOperationNameGenerator(),
            UseBaseUrl = false,
            DisposeHttpClient = false,
            GenerateOptionalParameters = true,
            ResponseArrayType = "System.Collections.Generic.IReadOnlyList",
            ResponseDictionaryType = "System.Collections.Generic.IReadOnlyDictionary",
        };
        settings.CSharpGeneratorSettings.Namespace = "Simulation.Client";
        settings.CSharpGeneratorSettings.JsonLibrary = CSharpJsonLibrary.SystemTextJson;
        settings.CSharpGeneratorSettings.ClassStyle = CSharpClassStyle.Poco;
        settings.CSharpGeneratorSettings.GenerateNullableReferenceTypes = true;
        settings.CSharpGeneratorSettings.GenerateDataAnnotations = false;
        settings.CSharpGeneratorSettings.ArrayType = "System.Collections.Generic.IReadOnlyList";
        settings.CSharpGeneratorSettings.ArrayInstanceType = "System.Collections.Generic.List";
        settings.CSharpGeneratorSettings.DictionaryType = "System.Collections.Generic.IReadOnlyDictionary";
        settings.CSharpGeneratorSettings.DictionaryInstanceType = "System.Collections.Generic.Dictionary";
        var source = new CSharpClientGenerator(await OpenApiDocument.FromJsonAsync(document.ToJsonString(), TestContext.Current.CancellationToken), settings).GenerateFile();
        // White space as the repository wants it.
        return string.Join('\n', source.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd())).TrimStart('\uFEFF').TrimEnd() + "\n";
    }
}
