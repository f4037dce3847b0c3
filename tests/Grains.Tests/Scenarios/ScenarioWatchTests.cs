using Simulation.Contracts.Faults;
using Simulation.Contracts.Scenarios;
using Simulation.Grains.Tests.Hosting;
using Xunit;

namespace Simulation.Grains.Tests.Scenarios;

/// <summary>Who has a scenario open is told when somebody else saves it.</summary>
public class ScenarioWatchTests(SiloFixture silo)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Watch_SavedBySomebodyElse_TellsWhoAndWhichVersion()
    {
        var scenario = silo.NewScenario();
        await scenario.SaveAsync(Sample.Save(Sample.Investment(40_000), WriteCondition.IsNew), Cancellation);
        await using var told = scenario.WatchAsync(1, Cancellation).GetAsyncEnumerator(Cancellation);
        var next = told.MoveNextAsync();

        await scenario.SaveAsync(Sample.Save(Sample.Investment(45_000), WriteCondition.IsVersion(1), author: "Bình"), Cancellation);

        Assert.True(await next);
        Assert.Equal((2L, "Bình", false), (told.Current.Version, told.Current.Author, told.Current.IsDeleted));
    }

    [Fact]
    public async Task Watch_OfAnOldVersion_TellsTheNewestAtOnceAndThenItsDeletion()
    {
        var scenario = silo.NewScenario();
        await scenario.SaveAsync(Sample.Save(Sample.Investment(40_000), WriteCondition.IsNew), Cancellation);
        await scenario.SaveAsync(Sample.Save(Sample.Investment(45_000), WriteCondition.Exists), Cancellation);
        await scenario.SaveAsync(Sample.Save(Sample.Investment(46_000), WriteCondition.Exists), Cancellation);
        await using var told = scenario.WatchAsync(1, Cancellation).GetAsyncEnumerator(Cancellation);

        Assert.True(await told.MoveNextAsync());
        Assert.Equal(3, told.Current.Version);
        var next = told.MoveNextAsync();
        await scenario.DeleteAsync(WriteCondition.Exists, "Bình", Guid.NewGuid(), Cancellation);

        Assert.True(await next);
        Assert.Equal((4L, true), (told.Current.Version, told.Current.IsDeleted));
    }

    [Fact]
    public async Task Watch_ProvinceUnknown_IsRefused()
    {
        await using var told = silo.Grains.GetGrain<IScenarioGrain>("nowhere/plan").WatchAsync(0, Cancellation).GetAsyncEnumerator(Cancellation);

        Assert.Equal(FaultKind.NotFound, (await Assert.ThrowsAsync<SimulationFaultException>(async () => await told.MoveNextAsync())).Kind);
    }
}
