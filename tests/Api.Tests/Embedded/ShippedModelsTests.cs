using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace Simulation.Api.Tests.Embedded;

/// <summary>Klein's Model I and the provincial model, asked over HTTP on the shipped host: the figures are the published ones.</summary>
public sealed class ShippedModelsTests(EmbeddedFixture host)
{
    private static readonly string Examples = Path.Combine(AppContext.BaseDirectory, "models", "examples");
    private static readonly string Series = File.ReadAllText(Path.Combine(Examples, "klein.csv"));
    private static readonly string Text = File.ReadAllText(Path.Combine(Examples, "klein.model"));

    [Fact]
    public async Task Estimate_Klein_GivesThePublishedCoefficients()
    {
        var document = await AskAsync("estimate", new JsonObject { ["equations"] = new JsonArray("i") });

        // Least squares of investment, Klein (1950), as published with the estimates of R's systemfit.
        var coefficients = document.GetProperty("equations")[0].GetProperty("coefficients").EnumerateArray().Select(coefficient => coefficient.GetProperty("value").GetDouble()).ToList();
        Assert.Equal([10.125789, 0.479636, 0.333039, -0.111795], coefficients.Select(value => Math.Round(value, 6)));
    }

    [Fact]
    public async Task Track_Klein_ReproducesTheSeries()
    {
        var document = await AskAsync("track", []);

        Assert.True(document.GetProperty("largestMiss").GetDouble() < 1e-10);
    }

    [Fact]
    public async Task Multipliers_Klein_AreThePublishedOnes()
    {
        var document = await AskAsync("multipliers", JsonNode.Parse("""{"year":1940,"instruments":[{"instrument":"g"}],"indicators":[{"indicator":"y"}]}""")!.AsObject());

        var effects = document.GetProperty("multipliers")[0].GetProperty("effects").EnumerateArray().Select(effect => effect.GetProperty("interim").GetDouble()).ToList();
        Assert.Equal([3.661807, 3.017880], effects.Select(effect => Math.Round(effect, 6)));
    }

    [Fact]
    public async Task GoalSeek_PublishedTargets_FindsThePublishedInstruments()
    {
        var document = await AskAsync("goal-seek", JsonNode.Parse(
            """
            {"from":1940,
             "targets":[{"indicator":"cn","year":1940,"value":66},{"indicator":"cn","year":1941,"value":78},{"indicator":"y","year":1940,"value":77},{"indicator":"y","year":1941,"value":98}],
             "instruments":[{"instrument":"w2","year":1940},{"instrument":"w2","year":1941},{"instrument":"g","year":1940},{"instrument":"g","year":1941}]}
            """)!.AsObject());

        var found = document.GetProperty("instruments").EnumerateArray().Select(instrument => instrument.GetProperty("value").GetDouble()).ToList();
        Assert.Equal([7.404308, 9.327926, 16.102687, 22.651635], found.Select(value => Math.Round(value, 6)));
    }

    [Fact]
    public async Task Compare_ChangedEquation_IsFoundInTextAndResults()
    {
        var changed = Text.Replace("k = k(-1) + i", "k = 0.99 * k(-1) + i", StringComparison.Ordinal);

        var document = await AskAsync("compare", new JsonObject { ["text"] = changed, ["scenarios"] = 50 });

        Assert.Equal("k", Assert.Single(document.GetProperty("structure").EnumerateArray()).GetProperty("name").GetString());
        Assert.NotEmpty(document.GetProperty("results").EnumerateArray());
        Assert.False(document.GetProperty("identical").GetBoolean());
    }

    [Fact]
    public async Task Compare_TheProvincialModelWithItself_FindsNothing()
    {
        var text = (await Json(await host.GetAsync("/v1/models/provincial"))).GetProperty("text").GetString();

        var document = await AskAsync("compare", new JsonObject { ["text"] = text, ["province"] = "tra-vinh", ["scenarios"] = 20 }, "provincial");

        Assert.True(document.GetProperty("identical").GetBoolean());
    }

    [Fact]
    public async Task Check_TextWithAMistake_SaysWhereAndHow()
    {
        var document = await AskAsync("check", new JsonObject { ["text"] = Text.Replace("k = k(-1) + i", "k = k(-1) + ii", StringComparison.Ordinal) });

        Assert.False(document.GetProperty("valid").GetBoolean());
        var found = Assert.Single(document.GetProperty("diagnostics").EnumerateArray());
        Assert.Equal(("error", Text.Split('\n').ToList().FindIndex(line => line.Contains("k = k(-1) + i", StringComparison.Ordinal)) + 1), (found.GetProperty("severity").GetString(), found.GetProperty("line").GetInt32()));
        Assert.Contains("'ii'", found.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_KeptModelInAProvince_IsValid()
    {
        var text = (await Json(await host.GetAsync("/v1/models/provincial"))).GetProperty("text").GetString();

        Assert.True((await AskAsync("check", new JsonObject { ["text"] = text, ["province"] = "tra-vinh" }, "provincial")).GetProperty("valid").GetBoolean());
    }

    [Fact]
    public async Task Graph_Klein_SaysWhatEachEquationReads()
    {
        var document = await Json(await host.GetAsync("/v1/models/klein/graph"));

        var reads = document.GetProperty("edges").EnumerateArray()
            .Where(edge => edge.GetProperty("to").GetString() == "k").Select(edge => (edge.GetProperty("from").GetString(), edge.GetProperty("lag").GetInt32())).Order();
        Assert.Equal([("i", 0), ("k", 1)], reads);
        Assert.All(document.GetProperty("edges").EnumerateArray(), edge => Assert.Contains(edge.GetProperty("from").GetString(), document.GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("name").GetString())));
    }

    [Theory]
    [InlineData("estimate", """{"series":"year,cn,ww2\n1920,1,2\n"}""", "/series", "Did you mean 'w2'?")]
    [InlineData("estimate", """{"series":"SERIES","equations":["y"]}""", "/equations/0", "no parameter stands in it")]
    [InlineData("estimate", """{"series":"SERIES","instruments":["1 +"]}""", "/instruments/0", "")]
    [InlineData("estimate", """{"series":"SERIES","lags":[{"coefficients":["a1","zz"],"degree":1}]}""", "/lags/0/coefficients/1", "'zz' is no parameter")]
    [InlineData("track", """{"series":"SERIES","variables":["zz"]}""", "/variables/0", "'zz'")]
    [InlineData("track", """{"series":"SERIES","from":1900}""", "/from", "1921..1941")]
    [InlineData("goal-seek", """{"series":"SERIES","targets":[{"indicator":"y","year":1940,"value":77}]}""", "", "as many instruments as targets")]
    [InlineData("multipliers", """{"series":"SERIES"}""", "/instruments", "no plan")]
    [InlineData("compare", """{"text":"model klein"}""", "/from", "no years of their own")]
    [InlineData("compare", """{"text":"model klein","province":"tra-vinh","series":"SERIES"}""", "/series", "twice")]
    public async Task Question_ThatCannotBeAnswered_SaysWhatIsWrongAndWhere(string analysis, string body, string place, string message)
    {
        var question = JsonNode.Parse(body)!.AsObject();
        if (question["series"]?.GetValue<string>() == "SERIES") question["series"] = Series;

        var response = await host.PostAsync($"/v1/models/klein/{analysis}", question.ToJsonString());

        var problem = await Json(response, HttpStatusCode.UnprocessableEntity);
        var error = problem.GetProperty("errors")[0];
        Assert.Equal(place, error.GetProperty("pointer").GetString());
        Assert.Contains(message, error.GetProperty("message").GetString() + error.GetProperty("wayOut").GetString(), StringComparison.Ordinal);
    }

    // Klein's series go with every question that takes them and names no province.
    private async Task<JsonElement> AskAsync(string analysis, JsonObject question, string model = "klein")
    {
        if (analysis != "check" && !question.ContainsKey("province")) question["series"] = Series;
        return await Json(await host.PostAsync($"/v1/models/{model}/{analysis}", question.ToJsonString()));
    }

    private static async Task<JsonElement> Json(HttpResponseMessage response, HttpStatusCode expected = HttpStatusCode.OK)
    {
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.StatusCode == expected, text);
        return JsonDocument.Parse(text).RootElement;
    }
}
