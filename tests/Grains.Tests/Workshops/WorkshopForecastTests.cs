using Simulation.Contracts.Workshops;
using Simulation.Grains.Tests.Hosting;
using Xunit;
using static Simulation.Grains.Tests.Workshops.WorkshopSample;

namespace Simulation.Grains.Tests.Workshops;

/// <summary>What comes of what people would do, with the same draws for all.</summary>
public class WorkshopForecastTests(SiloFixture silo)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ask_SameLeversAsTheProvinceIsAsked_IsTheSameRun()
    {
        var workshop = await silo.OpenAsync();

        var chances = await workshop.AskAsync([new WorkshopValue("social_investment", null, 45_000)], Cancellation);
        var asked = await silo.TraVinh.SimulateAsync(new() { Horizon = (await silo.TraVinh.DescribeAsync(Cancellation)).DefaultHorizon, Levers = [new("social_investment", null, 2024, 2024, 45_000)] }, Cancellation);

        Assert.Equal(asked.Run, chances.Run);
        Assert.Equal(asked.Targets, chances.Targets);
        Assert.Equal(asked.AllTargets, chances.AllTargets);
    }

    [Fact]
    public async Task Forecast_OfThree_RangesOverThemAndShowsTheMeanBeside()
    {
        var workshop = await silo.OpenAsync();
        foreach (var (name, value) in new[] { ("An", 30_000.0), ("Bình", 36_000.0), ("Chi", 45_000.0) }) await workshop.HandInAsync(HandIn(name, value), Cancellation);

        var outlook = await workshop.ForecastAsync(Cancellation);

        Assert.Equal(["An", "Bình", "Chi"], outlook.Participants.Select(each => each.Name));
        var mean = await workshop.AskAsync([new WorkshopValue("social_investment", null, 37_000)], Cancellation);
        Assert.Equal(mean.Run, outlook.Mean!.Run);
        for (var target = 0; target < outlook.Targets.Length; target++)
        {
            var probabilities = outlook.Participants.Select(each => each.Targets[target].Probability).OfType<double>().ToList();
            if (probabilities.Count == 0) continue;
            Assert.Equal((probabilities.Min(), probabilities.Max()), (outlook.Targets[target].Minimum, outlook.Targets[target].Maximum));
            Assert.Equal(probabilities.Average(), outlook.Targets[target].Mean!.Value, 1e-12);
        }

        Assert.NotEqual(outlook.Participants[0].Targets[0].Median, outlook.Participants[2].Targets[0].Median);
    }

    [Fact]
    public async Task Forecast_WhoLeftEverythingUntouched_IsWhereEverybodyStarted()
    {
        var workshop = await silo.OpenAsync();
        await workshop.HandInAsync(HandIn("An", null), Cancellation);

        var outlook = await workshop.ForecastAsync(Cancellation);

        Assert.Null(outlook.Mean);
        Assert.Equal(outlook.Start.Run, outlook.Participants.Single().Run);
    }
}
