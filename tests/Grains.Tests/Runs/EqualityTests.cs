using Microsoft.Extensions.DependencyInjection;
using Simulation.Contracts.Questions;
using Simulation.Contracts.Runs;
using Simulation.Contracts.Shards;
using Simulation.Grains.Forecasts;
using Simulation.Grains.Tests.Hosting;
using Simulation.Model.Ensembles.Summaries;
using Simulation.Model.Execution;
using Simulation.Model.Plans.Forecasting;
using Xunit;

namespace Simulation.Grains.Tests.Runs;

/// <summary>Grains decide where a run is computed; what comes out is the engine's, bit for bit.</summary>
public class EqualityTests(SiloFixture silo)
{
    public static TheoryData<bool, long, int> Shards => new()
    {
        { true, 0, 512 },
        { true, 512, 300 },
        { false, 0, 256 },
        { false, 256, 2_100 },
    };

    [Theory]
    [MemberData(nameof(Shards))]
    public async Task Shard_OfSmallAndLargeRuns_EqualsTheProjector(bool isSmall, long first, int draws)
    {
        var question = SiloFixture.Draws(4_096) with { Levers = [new LeverSetting("social_investment", null, 2025, null, 45_000)], Events = [new EventSetting("drought", null, 2024, 2024, true, null)] };
        var ticket = Ticket(question, out var forecast);

        var grain = silo.Grains.GetGrain<IShardGrain>(ticket.Calibration);
        var work = new ShardWork(ticket, first, draws);
        var shard = await (isSmall ? grain.AnswerAsync(work, TestContext.Current.CancellationToken) : grain.ComposeAsync(work, TestContext.Current.CancellationToken));

        var sink = new SummarySink(forecast.Shape);
        forecast.Projector.RunFrom(forecast.Ensemble, new DrawRange(first, draws), forecast.Latents, sink);
        Assert.Equal(sink.ToSummary().ToBytes(), shard.Summary.ToBytes());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(700)]
    [InlineData(SiloFixture.InteractiveDraws)]
    [InlineData(2_000)]
    public async Task Simulate_AnyNumberOfShards_EqualsOneUndividedRun(int draws)
    {
        var question = SiloFixture.Draws(draws, seed: 77);
        Ticket(question, out var forecast);

        var result = await silo.TraVinh.SimulateAsync(question, TestContext.Current.CancellationToken);

        Assert.Equal(Bytes.Of(AnswerMapping.Result(silo.Prepared, forecast, forecast.Simulate())), Bytes.Of(result));
    }

    [Fact]
    public async Task Simulate_LeverSetToItsBaseline_IsTheBaselineRun()
    {
        var baseline = SiloFixture.Draws(600);
        var usual = silo.Prepared.Forecaster.BaselineValue(silo.Prepared.Source.Joined.Model.Find("social_investment")!, 2025)!.Value;

        var first = await silo.TraVinh.SimulateAsync(baseline, TestContext.Current.CancellationToken);
        var second = await silo.TraVinh.SimulateAsync(baseline with { Levers = [new LeverSetting("social_investment", null, 2025, 2025, usual)] }, TestContext.Current.CancellationToken);

        Assert.Equal(first.Run, second.Run);
        Assert.Equal(Bytes.Of(first), Bytes.Of(second));
    }

    [Fact]
    public async Task Simulate_LeverMoved_IsAnotherRun()
    {
        var baseline = SiloFixture.Draws(600);

        var first = await silo.TraVinh.SimulateAsync(baseline, TestContext.Current.CancellationToken);
        var second = await silo.TraVinh.SimulateAsync(baseline with { Levers = [new LeverSetting("social_investment", null, null, null, 60_000)] }, TestContext.Current.CancellationToken);

        Assert.NotEqual(first.Run, second.Run);
        Assert.NotEqual(Growth(first), Growth(second));
    }

    [Fact]
    public async Task ProjectSector_OthersAtTheirMedians_EqualsTheOfficeRunAlone()
    {
        var question = SiloFixture.Draws(900) with { Levers = [new LeverSetting("investment_share", "agriculture", null, null, 0.2)] };
        var alone = silo.Prepared.Forecaster.PrepareOffice("agriculture", QuestionMapping.Forecast(question), new Dictionary<string, System.Collections.Immutable.ImmutableArray<double>>());

        var result = await silo.TraVinh.ProjectSectorAsync(new() { Office = "agriculture", Question = question }, TestContext.Current.CancellationToken);

        Assert.Equal(Bytes.Of(AnswerMapping.Result(silo.Prepared, alone, alone.Simulate())), Bytes.Of(result));
        Assert.Contains(result.Forecasts, forecast => forecast.Sector == "agriculture");
        Assert.Empty(result.Targets);
    }

    private static double? Growth(RunResult result) => result.Forecasts.Single(forecast => forecast is { Indicator: "grdp_growth", Sector: "total" }).Mean[0];

    private RunTicket Ticket(SimulationQuestion question, out PreparedForecast forecast)
    {
        forecast = silo.Prepared.Forecaster.Prepare(QuestionMapping.Forecast(question));
        return silo.Services.GetRequiredService<ForecastLibrary>().Admit(silo.Prepared, question, office: null, []);
    }
}
