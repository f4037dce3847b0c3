using System.Text.Json;
using Simulation.Api.Formats;
using Simulation.Api.Simulate;
using Simulation.Contracts.Questions;
using Simulation.Contracts.Runs;
using Simulation.Contracts.Scenarios;
using Simulation.Formats.Series;
using Xunit;

namespace Simulation.Api.Tests.Simulate;

/// <summary>The call that gets an answer again spells out all that was left out.</summary>
public class ReproductionTests(ApiHost host)
{
    private const string Address = "/v1/provinces/tra-vinh/simulate";

    private static readonly RunResult Result = new()
    {
        Run = "run",
        Model = "provincial 1.0 (abc)",
        Calibration = "ca1",
        DataVintage = new DateOnly(2024, 1, 1),
        Plan = "2024",
        Seed = 7,
        Draws = 2000,
        Years = [2024, 2025],
        Forecasts = [],
    };

    [Fact]
    public void Of_NothingAsked_SpellsOutWhatWasTaken() =>
        Assert.Equal("""{"calibration":"ca1","plan":"2024","horizon":2025,"draws":2000,"seed":7}""", Reproduction.Of(Address, new SimulationQuestion(), Result).Body);

    [Fact]
    public void Of_EveryField_IsWrittenAsItIsRead()
    {
        var question = new SimulationQuestion
        {
            Levers = [new("social_investment", null, 2024, 2024, 34000.5), new("investment_share", "services", 2024, 2025, 0.3), new("disbursement", null, null, null, 1)],
            Events = [new("drought", null, 2024, null, true, null), new("drought", null, null, 2025, null, 0.5)],
            Indicators = ["grdp_growth"],
        };

        var body = Reproduction.Of(Address, question, Result with { Scenario = new ScenarioReference("dry-year", 3) }, given: new Dictionary<string, double[]> { ["national_growth"] = [6, 6.5] }).Body;

        Assert.Equal(
            """{"calibration":"ca1","plan":"2024","scenario":"dry-year","scenarioVersion":3,"levers":[{"lever":"social_investment","year":2024,"value":34000.5},{"lever":"investment_share","sector":"services","from":2024,"to":2025,"value":0.3},{"lever":"disbursement","value":1}],"events":[{"event":"drought","from":2024,"occurs":true},{"event":"drought","to":2025,"probability":0.5}],"horizon":2025,"draws":2000,"seed":7,"indicators":["grdp_growth"],"given":{"national_growth":[6,6.5]}}""",
            body);
    }

    [Theory]
    [InlineData(SeriesUnits.Level, null, null, "")]
    [InlineData(SeriesUnits.PercentChange, null, null, "?units=percent_change")]
    [InlineData(SeriesUnits.Change, 2024, null, "?units=change&date=2024:")]
    [InlineData(SeriesUnits.Level, 2024, 2025, "?date=2024:2025")]
    public void Of_WhatIsShown_StandsInTheAddress(SeriesUnits units, int? from, int? to, string query)
    {
        var call = Reproduction.Of(Address, new SimulationQuestion(), Result, new SeriesQuery(units, new YearRange(from, to)));

        Assert.Equal(Address + query, call.Address);
        Assert.Equal($"""curl -s -X POST "$H{Address}{query}" -H 'Content-Type: application/json' -d '{call.Body}'""", call.Curl);
    }

    [Fact]
    public async Task Simulate_AsATable_HoldsTheCallAmongItsMetadata() => Assert.Contains(
        "\"reproduce\":\"curl -s -X POST",
        await (await host.PostAsync(Address + "?format=json-stat", "{}")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
        StringComparison.Ordinal);

    [Fact]
    public async Task Simulate_Answer_HoldsACallThatIsTaken()
    {
        var call = (await (await host.PostAsync(Address + "?date=2024:", """{"draws":700,"levers":[{"lever":"social_investment","year":2024,"value":36000}]}""")).JsonAsync()).GetProperty("reproduce");

        var again = await (await host.PostAsync(call.GetProperty("address").GetString()!, call.GetProperty("body").GetString()!)).JsonAsync();

        Assert.Equal(call.GetRawText(), again.GetProperty("reproduce").GetRawText());
        Assert.Equal("cal", JsonDocument.Parse(call.GetProperty("body").GetString()!).RootElement.GetProperty("calibration").GetString());
    }
}
