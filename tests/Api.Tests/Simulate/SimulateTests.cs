using System.Net;
using Simulation.Api.Tests.Doubles;
using Simulation.Contracts.Questions;
using Xunit;

namespace Simulation.Api.Tests.Simulate;

public class SimulateTests(ApiHost host)
{
    [Fact]
    public async Task Simulate_OnAScenario_SaysOnWhich()
    {
        var answer = await (await host.PostAsync("/v1/provinces/tra-vinh/simulate", """{"scenario":"dry-year","scenarioVersion":2}""")).JsonAsync();

        Assert.Equal(("dry-year", 2), (answer.GetProperty("scenario").GetString(), answer.GetProperty("scenarioVersion").GetInt32()));
    }

    private const string Address = "/v1/provinces/tra-vinh/simulate";

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"levers":[]}""")]
    [InlineData("""{"levers":null,"plan":null}""")]
    public async Task Simulate_NothingChanged_AsksForTheBaseline(string body)
    {
        await (await host.PostAsync(Address, body)).JsonAsync();

        var question = host.Grains.Sample.LastQuestion!;
        Assert.Equal(new SimulationQuestion() with { Levers = question.Levers, Events = question.Events, Indicators = question.Indicators }, question);
        Assert.Empty(question.Levers);
        Assert.Empty(question.Events);
        Assert.Empty(question.Indicators);
    }

    [Fact]
    public async Task Simulate_EveryField_ReachesTheProvince()
    {
        await (await host.PostAsync(Address, """
            {"plan":"2024","levers":[{"lever":"social_investment","year":2024,"value":34000},{"lever":"social_investment","sector":"x","from":2024,"to":2027,"value":3.5e-1}],
             "events":[{"event":"drought","year":2024,"occurs":false},{"event":"drought","from":2025,"probability":0.5}],
             "horizon":2027,"draws":2e3,"seed":18446744073709551615,"indicators":["grdp_growth","grdp_per_capita"],"calibration":"ca1"}
            """)).JsonAsync();

        var question = host.Grains.Sample.LastQuestion!;
        Assert.Equal("2024", question.Plan);
        Assert.Equal([new("social_investment", null, 2024, 2024, 34000), new("social_investment", "x", 2024, 2027, 0.35)], question.Levers);
        Assert.Equal([new("drought", null, 2024, 2024, false, null), new("drought", null, 2025, null, null, 0.5)], question.Events);
        Assert.Equal((2027, 2000L, ulong.MaxValue, "ca1"), (question.Horizon, question.Draws, question.Seed, question.Calibration));
        Assert.Equal(["grdp_growth", "grdp_per_capita"], question.Indicators);
    }

    [Fact]
    public async Task Simulate_Answer_HasTheDocumentedShape()
    {
        var answer = await (await host.PostAsync(Address, "{}")).JsonAsync();

        Assert.Equal(
            ["run", "model", "calibration", "dataVintage", "plan", "seed", "draws", "years", "forecasts", "targets", "allTargets", "reproduce"],
            answer.EnumerateObject().Select(field => field.Name));
        var forecast = answer.GetProperty("forecasts")[0];
        Assert.Equal(["indicator", "sector", "unit", "mean", "median", "bands"], forecast.EnumerateObject().Select(field => field.Name));
        Assert.Equal("""{"50":[[1,2],[3,4]],"80":[[0,1],[4,5]],"90":[[-1,null],[5,6]]}""", forecast.GetProperty("bands").GetRawText());
        var target = answer.GetProperty("targets")[0].GetRawText();
        Assert.Equal(
            """{"indicator":"grdp_growth","sector":"total","operator":">=","value":8.5,"unit":"percent","year":2024,"kind":"simulated","median":5,"probability":0.2,"status":"unlikely","restsOnPriors":false}""",
            target);
        Assert.Equal("""{"probability":0.03}""", answer.GetProperty("allTargets").GetRawText());
    }

    [Fact]
    public async Task Simulate_Numbers_AreNullOrReadBackToTheSameBits()
    {
        var answer = await (await host.PostAsync(Address, "{}")).JsonAsync();

        Assert.Equal("[null,0.3333333333333333]", answer.GetProperty("forecasts")[0].GetProperty("mean").GetRawText());
        Assert.Equal(1.0 / 3, answer.GetProperty("forecasts")[0].GetProperty("mean")[1].GetDouble());
    }

    [Fact]
    public async Task Simulate_SameCall_SameBytes()
    {
        var first = await (await host.PostAsync(Address, """{"seed":7}""")).Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        var second = await (await host.PostAsync(Address, """{ "seed" : 7, "levers" : [] }""")).Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

        Assert.Equal(first, second);
    }

    [Fact]
    public async Task Simulate_ClientLeaves_WorkIsCancelled()
    {
        using var leaving = new CancellationTokenSource();
        using var body = new StringContent($$"""{"seed":{{HostState.WaitingSeed}}}""", System.Text.Encoding.UTF8, "application/json");
        var answer = host.Client.PostAsync(new Uri(Address, UriKind.Relative), body, leaving.Token);
        await host.Grains.State.Started;

        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
        await host.Grains.State.Cancelled;
    }

    [Fact]
    public async Task SimulateSector_Body_ReachesTheOffice()
    {
        await (await host.PostAsync("/v1/provinces/tra-vinh/sectors/agriculture/simulate", """{"draws":100,"given":{"national_growth":[6,6.5]}}""")).JsonAsync();

        var question = host.Grains.Sample.LastSectorQuestion!;
        Assert.Equal("agriculture", question.Office);
        Assert.Equal(100, question.Question.Draws);
        Assert.Equal([6, 6.5], question.Given["national_growth"]);
    }

    [Fact]
    public async Task SimulateSector_UnknownOffice_IsNotFound()
    {
        var problem = await (await host.PostAsync("/v1/provinces/tra-vinh/sectors/fishing/simulate", "{}")).ProblemAsync(HttpStatusCode.NotFound, "not-found");

        Assert.Contains("'fishing'", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }
}
