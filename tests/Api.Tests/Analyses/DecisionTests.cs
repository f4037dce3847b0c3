using System.Net;
using System.Text;
using System.Text.Json;
using Simulation.Documents.Analyses;
using Xunit;

namespace Simulation.Api.Tests.Analyses;

/// <summary>Goal seek, attribution, sensitivity and comparison over HTTP: the question reaches the province, and wrong fields are named.</summary>
public class DecisionTests(ApiHost host)
{
    private const string Province = "/v1/provinces/tra-vinh/";

    [Theory]
    [InlineData("goal-seek", "goalSeek")]
    [InlineData("attribution", "attribute")]
    [InlineData("sensitivity", "analyseSensitivity")]
    [InlineData("compare", "compare")]
    public async Task Post_TheExample_ReachesTheProvince_AsTheQuestionOfTheCommandLine(string route, string example)
    {
        using var stream = typeof(ApiApplication).Assembly.GetManifestResourceStream($"Simulation.Api.OpenApi.examples.{example}.request.json")!;
        var body = await new StreamReader(stream).ReadToEndAsync(TestContext.Current.CancellationToken);

        var response = await host.SendAsync(HttpMethod.Post, Province + route, body);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var asked = host.Grains.Sample.Asked(route, "\"horizon\":2024");
        Assert.Equal(route, asked.Analysis);
        Assert.True(AnalysisCatalogue.All.ContainsKey(asked.Analysis));
        using var question = JsonDocument.Parse(asked.Request);
        Assert.Equal(2024, question.RootElement.GetProperty("horizon").GetInt32());
        Assert.DoesNotContain("choices", Encoding.UTF8.GetString(asked.Request), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_SavedScenarios_AreNamedWithTheirPlace()
    {
        await host.SendAsync(HttpMethod.Post, Province + "compare", """{"scenarios":[{"name":"a","stack":[{"scenario":"s1"},{"levers":[]}]}]}""");

        var named = Assert.Single(host.Grains.Sample.Asked("compare", "s1").Scenarios);
        Assert.Equal(("/scenarios/0/stack/0", "s1"), (named.Path, named.Id));
    }

    [Theory]
    [InlineData("goal-seek", """{"probablity":0.5}""", "/probablity")]
    [InlineData("goal-seek", """{"levers":[{"minimum":1}]}""", "/levers/0/lever")]
    [InlineData("attribution", """{"to":{"levers":[{"lever":"x"}]}}""", "/to/levers/0/value")]
    [InlineData("sensitivity", """{"points":"many"}""", "/points")]
    [InlineData("compare", """{"scenarios":[{"stack":[]}]}""", "/scenarios/0/name")]
    public async Task Post_WrongShape_IsNamed(string route, string body, string place)
    {
        var problem = await (await host.SendAsync(HttpMethod.Post, Province + route, body)).ProblemAsync(HttpStatusCode.BadRequest, "wrong-shape");

        Assert.Contains(place, problem.Pointers());
    }
}
