using System.Net;
using System.Text;
using System.Text.Json;
using Xunit;

namespace Simulation.Api.Tests.Embedded;

/// <summary>The shipped host answers the question it exists for.</summary>
public class ShippedHostTests(EmbeddedFixture host)
{
    [Fact]
    public async Task Ready_AfterWarmUp_IsReady() => Assert.Equal("ready", (await (await host.GetAsync("/health/ready")).JsonAsync()).GetProperty("status").GetString());

    [Theory]
    [InlineData("")]
    [InlineData("""{"levers":[]}""")]
    public async Task Simulate_NothingAsked_AnswersTheBaselineWith14Targets(string body)
    {
        var answer = await (await host.SimulateAsync(body)).JsonAsync();

        Assert.Equal("2024", answer.GetProperty("plan").GetString());
        Assert.Equal(14, answer.GetProperty("targets").GetArrayLength());
        Assert.Equal([2024, 2025, 2026, 2027], answer.GetProperty("years").EnumerateArray().Select(year => year.GetInt32()));
        Assert.InRange(answer.GetProperty("allTargets").GetProperty("probability").GetDouble(), 0, 1);
    }

    [Fact]
    public async Task Simulate_SameCall_SameBytes() => Assert.Equal(await BytesAsync("""{"draws":700,"seed":5}"""), await BytesAsync("""{"seed":5,"draws":700}"""));

    [Theory]
    [InlineData("simulate", "{}")]
    [InlineData("simulate", """{"draws":700,"seed":3,"levers":[{"lever":"tfp_effort","value":0.5},{"lever":"social_investment","year":2024,"value":41000}],"events":[{"event":"drought","from":2024,"to":2025,"occurs":true},{"event":"disease","year":2026,"probability":0.4}],"indicators":["grdp_growth","sector_share"]}""")]
    [InlineData("simulate?units=percent_change&date=2025:", """{"horizon":2026,"indicators":["grdp_per_capita"]}""")]
    [InlineData("sectors/agriculture/simulate", """{"draws":300}""")]
    public async Task Simulate_CallThatTheAnswerHolds_GetsTheSameBytes(string address, string body)
    {
        var first = await (await host.PostAsync($"/v1/provinces/{EmbeddedFixture.Province}/{address}", body)).Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        var call = JsonDocument.Parse(first).RootElement.GetProperty("reproduce");

        var second = await host.PostAsync(call.GetProperty("address").GetString()!, call.GetProperty("body").GetString()!);

        Assert.Equal(Encoding.UTF8.GetString(first), await second.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Results_OfARunOnAScenario_HoldACallThatGetsTheSameBytes()
    {
        var scenario = $"/v1/provinces/{EmbeddedFixture.Province}/scenarios/again";
        await host.Client.PutAsync(new Uri(scenario, UriKind.Relative), new StringContent("""{"name":"Again","levers":[{"lever":"disbursement","value":1.1}]}""", Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken);
        const string Question = """{"scenario":"again","draws":500,"levers":[{"lever":"social_investment","year":2024,"value":40000}],"indicators":["grdp_growth"]}""";
        var run = await (await host.PostAsync($"/v1/provinces/{EmbeddedFixture.Province}/runs", Question)).JsonAsync();
        // To their end, however many runs of other tests come before.
        using var events = await host.Client.GetAsync(new Uri(run.GetProperty("events").GetString()!, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        Assert.Contains("event: finished", await events.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);

        foreach (var response in new[] { await host.GetAsync(run.GetProperty("results").GetString()!), await host.SimulateAsync(Question) })
        {
            var first = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
            var call = JsonDocument.Parse(first).RootElement.GetProperty("reproduce");
            var second = await host.PostAsync(call.GetProperty("address").GetString()!, call.GetProperty("body").GetString()!);
            Assert.Equal(Encoding.UTF8.GetString(first), await second.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task Simulate_ZeroChangeOfALever_SameBytesAsTheBaseline()
    {
        var province = await (await host.GetAsync($"/v1/provinces/{EmbeddedFixture.Province}")).JsonAsync();
        var lever = province.GetProperty("levers").EnumerateArray().First(candidate => candidate.GetProperty("lever").GetString() == "social_investment");
        var usual = lever.GetProperty("baseline")[0].GetRawText();

        var changed = await BytesAsync($$"""{"draws":700,"levers":[{"lever":"social_investment","year":2024,"value":{{usual}}}]}""");

        Assert.Equal(await BytesAsync("""{"draws":700}"""), changed);
    }

    [Fact]
    public async Task Simulate_MoreInvestment_RaisesMedianGrowth()
    {
        var less = await MedianAsync("grdp_growth", """{"levers":[{"lever":"social_investment","value":25000}]}""");
        var more = await MedianAsync("grdp_growth", """{"levers":[{"lever":"social_investment","value":60000}]}""");

        Assert.True(more > less, $"{more} after more investment, {less} after less");
    }

    [Fact]
    public async Task Simulate_ExampleOfTheDocument_IsAnswered()
    {
        var document = await (await host.GetAsync("/openapi/v1.json")).JsonAsync();
        // A webhook is of a run that there is, and would be sent to the address of the example; a workshop is known by a code that nobody can guess.
        foreach (var path in document.GetProperty("paths").EnumerateObject().Where(path => path.Name != "/v1/webhooks" && !path.Name.Contains("{code}", StringComparison.Ordinal) && path.Value.TryGetProperty("post", out _)))
        {
            var address = path.Name.Replace("{province}", EmbeddedFixture.Province, StringComparison.Ordinal).Replace("{office}", "agriculture", StringComparison.Ordinal)
                .Replace("{model}", "klein", StringComparison.Ordinal);

            // A workbook has no example in words.
            foreach (var media in path.Value.GetProperty("post").GetProperty("requestBody").GetProperty("content").EnumerateObject().Where(media => media.Name == "application/json" || media.Name == "text/csv"))
            {
                var example = media.Value.GetProperty("example");
                var trial = address.EndsWith("/observations", StringComparison.Ordinal) ? "?dryRun=true" : "";
                await (await host.PostAsync(address + trial, example.ValueKind == JsonValueKind.String ? example.GetString()! : example.GetRawText(), media.Name)).JsonAsync();
            }
        }
    }

    [Fact]
    public async Task Provinces_EveryOne_IsListedWithItsModel()
    {
        var list = await (await host.GetAsync("/v1/provinces")).JsonAsync();

        Assert.Contains(list.GetProperty("provinces").EnumerateArray(), province => province.GetProperty("id").GetString() == EmbeddedFixture.Province);
    }

    [Fact]
    public async Task Plan_OfTheProvince_HasItsTargets() =>
        Assert.Equal(14, (await (await host.GetAsync($"/v1/provinces/{EmbeddedFixture.Province}/plans/2024")).JsonAsync()).GetProperty("targets").GetArrayLength());

    [Fact]
    public async Task Model_OfTheProvince_IsDescribedAndExplained()
    {
        var model = await (await host.GetAsync("/v1/models/provincial")).JsonAsync();
        Assert.NotEqual(0, model.GetProperty("segments").GetArrayLength());

        var explanation = await (await host.GetAsync($"/v1/models/provincial/explain/value_added%5Bpower%5D?province={EmbeddedFixture.Province}&year=2025&depth=2")).JsonAsync();
        var sum = explanation.GetProperty("terms").EnumerateArray().Sum(term => term.GetProperty("value").GetDouble());
        Assert.Equal(explanation.GetProperty("leftSide").GetDouble(), sum, 1e-6);
    }

    [Theory]
    [InlineData("""{"levers":[{"lever":"social_investmnt","value":1}]}""", "/levers/0/lever", "social_investment")]
    [InlineData("""{"levers":[{"lever":"investment_share","sector":"fishing","value":0.1}]}""", "/levers/0/sector", "agriculture")]
    [InlineData("""{"levers":[{"lever":"social_investment","year":2023,"value":1}]}""", "/levers/0/year", "2024..2027")]
    [InlineData("""{"levers":[{"lever":"social_investment","year":2028,"value":1}]}""", "/levers/0/year", "2024..2027")]
    [InlineData("""{"levers":[{"lever":"disbursement","value":99}]}""", "/levers/0/value", "0.3..1.3")]
    [InlineData("""{"events":[{"event":"flood","occurs":true}]}""", "/events/0/event", "drought")]
    [InlineData("""{"draws":0}""", "/draws", "1..1000000")]
    [InlineData("""{"draws":1000000000}""", "/draws", "1..1000000")]
    [InlineData("""{"horizon":1999}""", "/horizon", "2024")]
    [InlineData("""{"indicators":["gdp"]}""", "/indicators/0", "grdp_growth")]
    [InlineData("""{"plan":"1999"}""", "/plan", "2024")]
    public async Task Simulate_QuestionThatCannotBeAnswered_NamesThePlaceAndTheWayOut(string body, string place, string wayOut)
    {
        var problem = await (await host.SimulateAsync(body)).ProblemAsync(HttpStatusCode.UnprocessableEntity, "invalid-question");

        var error = Assert.Single(problem.GetProperty("errors").EnumerateArray().ToList());
        Assert.Equal(place, error.GetProperty("pointer").GetString());
        Assert.Contains(wayOut, error.GetProperty("wayOut").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/v1/provinces/tra-vin", "Did you mean 'tra-vinh'?")]
    [InlineData("/v1/models/provincal", "Did you mean 'provincial'?")]
    [InlineData("/v1/models/provincial/explain/grpd", "Did you mean 'grdp'?")]
    [InlineData("/v1/provinces/tra-vinh/plans/2042", "2024")]
    public async Task Get_NameThatDoesNotExist_SuggestsOneThatDoes(string address, string hint)
    {
        var problem = await (await host.GetAsync(address)).ProblemAsync(HttpStatusCode.NotFound, "not-found");

        Assert.Contains(hint, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    // The store refused such ids as a mistake of the program, which was answered 500, and Orleans a blank one, which was answered 503.
    [Theory]
    [InlineData("/v1/runs/%20")]
    [InlineData("/v1/calibrations/a%0D%0Ab")]
    [InlineData("/v1/runs/0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789")]
    public async Task Get_IdThatNothingCanHave_IsNotFound(string address) => await (await host.GetAsync(address)).ProblemAsync(HttpStatusCode.NotFound, "not-found");

    private async Task<byte[]> BytesAsync(string body)
    {
        var response = await host.SimulateAsync(body);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
    }

    private async Task<double> MedianAsync(string indicator, string body)
    {
        var answer = await (await host.SimulateAsync(body)).JsonAsync();
        var forecast = answer.GetProperty("forecasts").EnumerateArray()
            .Single(candidate => candidate.GetProperty("indicator").GetString() == indicator && candidate.GetProperty("sector").GetString() == "total");
        return forecast.GetProperty("median")[1].GetDouble();
    }
}
