using Simulation.Contracts.Faults;
using Simulation.Contracts.Questions;
using Simulation.Grains.Tests.Hosting;
using Xunit;

namespace Simulation.Grains.Tests.Runs;

public class RunTests(SiloFixture silo)
{
    [Fact]
    public async Task Simulate_AskedByManyAtOnce_IsComputedOnce()
    {
        var question = SiloFixture.Draws(2_000, seed: 31);

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => silo.TraVinh.SimulateAsync(question, TestContext.Current.CancellationToken)));

        // The same object, not an equal one: nothing was computed or copied twice.
        Assert.All(answers, answer => Assert.Same(answers[0], answer));
    }

    [Fact]
    public async Task Simulate_AskedAgain_IsRemembered()
    {
        var question = SiloFixture.Draws(300, seed: 32);

        var first = await silo.TraVinh.SimulateAsync(question, TestContext.Current.CancellationToken);
        var again = await silo.TraVinh.SimulateAsync(question with { Levers = [] }, TestContext.Current.CancellationToken);

        Assert.Same(first, again);
    }

    [Fact]
    public async Task Simulate_OneAskerLeaves_TheOtherIsAnswered()
    {
        var question = SiloFixture.Draws(6_000, seed: 33);
        using var leaving = new CancellationTokenSource();

        var leaver = silo.TraVinh.SimulateAsync(question, leaving.Token);
        var stayer = silo.TraVinh.SimulateAsync(question, TestContext.Current.CancellationToken);
        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaver);
        Assert.Equal(6_000, (await stayer).Draws);
    }

    [Fact]
    public async Task Simulate_AllAskersLeft_CanBeAskedAgain()
    {
        var question = SiloFixture.Draws(7_000, seed: 34);
        using var leaving = new CancellationTokenSource();
        var abandoned = silo.TraVinh.SimulateAsync(question, leaving.Token);
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => abandoned);

        var answer = await silo.TraVinh.SimulateAsync(question, TestContext.Current.CancellationToken);

        Assert.Equal(7_000, answer.Draws);
    }

    [Fact]
    public async Task Simulate_Answer_HoldsWhatRepeatsIt()
    {
        var answer = await silo.TraVinh.SimulateAsync(SiloFixture.Draws(400, seed: 35), TestContext.Current.CancellationToken);

        Assert.Equal((400L, 35UL, "2024", new DateOnly(2024, 1, 1)), (answer.Draws, answer.Seed, answer.Plan, answer.DataVintage));
        Assert.Equal(silo.Prepared.Calibration.Id, answer.Calibration);
        Assert.StartsWith("provincial 1.0 (", answer.Model, StringComparison.Ordinal);
        Assert.Equal([2024, 2025, 2026, 2027], answer.Years);
        Assert.Equal(14, answer.Targets.Length);
        Assert.InRange(answer.AllTargets!.Value, 0, 1);
        Assert.All(answer.Targets.Where(target => target.Kind == "simulated"), target => Assert.InRange(target.Probability!.Value, 0, 1));
        Assert.All(answer.Targets.Where(target => target.Kind == "reported"), target => Assert.Equal((null, null, "reported"), (target.Median, target.Probability, target.Status)));
    }

    [Fact]
    public async Task Simulate_Bands_AreNestedAroundTheMedian()
    {
        var answer = await silo.TraVinh.SimulateAsync(SiloFixture.Draws(1_000), TestContext.Current.CancellationToken);

        foreach (var forecast in answer.Forecasts)
        {
            Assert.Equal([50, 80, 90], forecast.Bands.Select(band => band.Percent));
            for (var year = 0; year < answer.Years.Length; year++)
            {
                double?[] ladder = [forecast.Bands[2].Low[year], forecast.Bands[1].Low[year], forecast.Bands[0].Low[year], forecast.Median[year], forecast.Bands[0].High[year], forecast.Bands[1].High[year], forecast.Bands[2].High[year]];
                if (ladder.All(end => end is not null)) Assert.Equal(ladder.Order(), ladder);
            }
        }
    }

    [Fact]
    public async Task Simulate_IndicatorsNamed_AreAnsweredBesideThoseOfTargets()
    {
        var answer = await silo.TraVinh.SimulateAsync(SiloFixture.Draws(300) with { Indicators = ["population"] }, TestContext.Current.CancellationToken);

        Assert.Contains(answer.Forecasts, forecast => forecast.Indicator == "population");
        Assert.Equal(14, answer.Targets.Length);
    }

    [Fact]
    public async Task Simulate_SeveralMistakes_ComeTogetherAsOneFault()
    {
        var question = new SimulationQuestion
        {
            Plan = "1999",
            Draws = 1_000_000_000,
            Horizon = 2300,
            Indicators = ["colour"],
            Levers = [new("social_investmnt", null, null, null, 1), new("disbursement", null, 2024, 2024, 99), new("disbursement", null, 1990, 1990, 1)],
            Events = [new("drought", null, null, null, null, 7)],
        };

        var fault = await Assert.ThrowsAsync<SimulationFaultException>(() => silo.TraVinh.SimulateAsync(question, TestContext.Current.CancellationToken));

        Assert.Equal(FaultKind.Invalid, fault.Kind);
        Assert.Equal(
            ["/plan", "/horizon", "/draws", "/indicators/0", "/levers/0/lever", "/levers/1/value", "/levers/2/year", "/events/0/probability"],
            fault.Problems.Select(problem => problem.Path));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(100_001)]
    public async Task Simulate_DrawsOutOfRange_AreRefusedBeforeAnyWork(int draws)
    {
        var fault = await Assert.ThrowsAsync<SimulationFaultException>(() => silo.TraVinh.SimulateAsync(SiloFixture.Draws(draws), TestContext.Current.CancellationToken));

        Assert.Equal("/draws", Assert.Single(fault.Problems).Path);
        Assert.Contains("1..100000", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ProjectSector_UnknownOffice_SuggestsTheNearest()
    {
        var fault = await Assert.ThrowsAsync<SimulationFaultException>(() =>
            silo.TraVinh.ProjectSectorAsync(new() { Office = "agricultur", Question = new() }, TestContext.Current.CancellationToken));

        Assert.Equal(FaultKind.NotFound, fault.Kind);
        Assert.Contains("Did you mean 'agriculture'?", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ProjectSector_GivenPathNobodyReads_IsRefused()
    {
        var fault = await Assert.ThrowsAsync<SimulationFaultException>(() => silo.TraVinh.ProjectSectorAsync(
            new() { Office = "agriculture", Question = SiloFixture.Draws(300), Given = new() { ["urban_share"] = [1] } }, TestContext.Current.CancellationToken));

        Assert.Equal("/given/urban_share", Assert.Single(fault.Problems).Path);
    }
}
