using Simulation.Api.Tests.Embedded;
using Simulation.Client;
using Xunit;

namespace Simulation.Api.Tests.Clients;

/// <summary>The typed client asks the shipped host.</summary>
public class ClientTests(EmbeddedFixture host)
{
    private readonly SimulationClient client = SimulationClient.Of(host.Client.BaseAddress!);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Simulate_Question_IsTheAnswerOfHttp()
    {
        var document = await (await host.SimulateAsync("""{"draws":700,"levers":[{"lever":"social_investment","year":2024,"value":40000}],"indicators":["grdp_growth"]}""")).JsonAsync();

        var answer = await client.SimulateAsync(
            EmbeddedFixture.Province,
            new SimulateRequest { Draws = 700, Levers = [new LeverRequest { Lever = "social_investment", Year = 2024, Value = 40000 }], Indicators = ["grdp_growth"] },
            cancellationToken: Stop);

        Assert.Equal(document.GetProperty("run").GetString(), answer.Run);
        Assert.Equal(document.GetProperty("forecasts")[0].GetProperty("median").EnumerateArray().Select(value => (double?)value.GetDouble()), answer.Forecasts[0].Median);
        Assert.Equal(document.GetProperty("targets").GetArrayLength(), answer.Targets.Count);
        Assert.Equal(document.GetProperty("allTargets").GetProperty("probability").GetDouble(), answer.AllTargets!.Probability);
    }

    [Fact]
    public async Task Simulate_WrongQuestion_ThrowsTheProblem()
    {
        var refused = await Assert.ThrowsAsync<SimulationProblemException<ProblemResponse>>(() => client.SimulateAsync(
            EmbeddedFixture.Province, new SimulateRequest { Draws = 0, Levers = [new LeverRequest { Lever = "social_investmnt", Value = 1 }] }, cancellationToken: Stop));

        Assert.Equal((422, "/problems/invalid-question"), (refused.StatusCode, refused.Result.Type));
        Assert.Equal(["/draws", "/levers/0/lever"], refused.Result.Errors!.Select(error => error.Pointer).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task FollowRun_Submitted_EndsFinishedAndHasItsResult()
    {
        var submitted = await client.SubmitRunAsync(EmbeddedFixture.Province, new SimulateRequest { Draws = 30_000, Indicators = ["grdp_growth"] }, Stop);

        var states = new List<RunResponse>();
        await foreach (var status in client.FollowRunAsync(submitted.Run, Stop)) states.Add(status);

        Assert.Equal("finished", states[^1].State);
        Assert.Equal(30_000, states[^1].Done);
        Assert.Equal(submitted.Run, (await client.GetRunResultsAsync(submitted.Run, cancellationToken: Stop)).Run);
    }

    [Fact]
    public async Task GetRunDraws_Csv_HasALineForEachDrawAndYear()
    {
        var run = await client.SubmitRunAsync(EmbeddedFixture.Province, new SimulateRequest { Draws = 300, Horizon = 2025, Indicators = ["grdp_growth"] }, Stop);
        await foreach (var _ in client.FollowRunAsync(run.Run, Stop)) continue;

        using var file = await client.GetRunDrawsAsync(run.Run, "csv", cancellationToken: Stop);
        using var reader = new StreamReader(file.Stream);
        var lines = (await reader.ReadToEndAsync(Stop)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(1 + (300 * 2), lines.Length);
    }

    [Fact]
    public async Task RequiredGrowth_OfAPlan_IsWaitedForAndTyped()
    {
        var document = await (await host.GetAsync("/v1/provinces/tra-vinh/plans/2024/required-growth?asOf=2024-07-15")).JsonAsync();

        var answer = await client.RequiredGrowthAsync(EmbeddedFixture.Province, "2024", asOf: "2024-07-15", cancellationToken: Stop);

        Assert.Equal(document.GetProperty("sectors").EnumerateArray().Select(sector => sector.GetProperty("required").GetDouble()), answer.Sectors.Select(sector => (double)sector.Required!));
    }

    [Fact]
    public async Task UploadObservations_DryRun_SaysWhatWouldBecomeOfThem()
    {
        const string Table = "region,indicator,sector,period,value,unit,status,source,note\ntra-vinh,grdp_growth,total,2024,10.04,percent,pso_estimate,Provincial statistics office,\n";

        var checkedOnes = await client.UploadObservationsAsync(EmbeddedFixture.Province, Table, dryRun: true, author: "Phòng Kinh tế", cancellationToken: Stop);

        Assert.Equal(("acceptable", 1), (checkedOnes.Outcome, checkedOnes.Counts.New + checkedOnes.Counts.Revising + checkedOnes.Counts.Conflicting + checkedOnes.Counts.Repeated));
    }
}
