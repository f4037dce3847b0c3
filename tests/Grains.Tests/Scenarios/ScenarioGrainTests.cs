using Microsoft.Extensions.DependencyInjection;
using Simulation.Contracts.Faults;
using Simulation.Contracts.Scenarios;
using Simulation.Grains.Tests.Hosting;
using Simulation.Storage.Records;
using Xunit;

namespace Simulation.Grains.Tests.Scenarios;

/// <summary>A scenario is kept with every version of it, and nobody overwrites what he has not seen.</summary>
public class ScenarioGrainTests(SiloFixture silo)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Save_New_IsVersionOneAndReadsBack()
    {
        var scenario = silo.NewScenario();
        var definition = Sample.Investment(40_000) with { Description = "Vì sao", Plan = "2024", Horizon = 2026, Events = [new("drought", null, 2024, 2024, true, null)] };

        var saved = await scenario.SaveAsync(Sample.Save(definition, WriteCondition.IsNew), Cancellation);
        var read = await scenario.FindAsync(null, Cancellation);

        Assert.Equal((1L, "Lan", SiloFixture.Province), (saved.Version, saved.Author, saved.Province));
        Assert.Empty(saved.Remarks);
        Assert.Equal(saved.Changed, read.Changed);
        Assert.Equal((definition.Name, definition.Description, definition.Plan, definition.Horizon), (read.Definition.Name, read.Definition.Description, read.Definition.Plan, read.Definition.Horizon));
        Assert.Equal(definition.Levers, read.Definition.Levers);
        Assert.Equal(definition.Events, read.Definition.Events);
    }

    [Fact]
    public async Task Save_OverTheVersionSeen_CountsUpAndKeepsTheEarlier()
    {
        var scenario = silo.NewScenario();
        await scenario.SaveAsync(Sample.Save(Sample.Investment(40_000), WriteCondition.IsNew), Cancellation);

        var second = await scenario.SaveAsync(Sample.Save(Sample.Investment(45_000), WriteCondition.IsVersion(1), author: "Bình"), Cancellation);

        Assert.Equal((2L, 45_000), (second.Version, Sample.ValueOf(second)));
        Assert.Equal(40_000, Sample.ValueOf(await scenario.FindAsync(1, Cancellation)));
        Assert.Equal([(2L, "Bình", 1), (1L, "Lan", 1)], (await scenario.HistoryAsync(null, 10, Cancellation)).Select(version => (version.Version, version.Author, version.Changes)));
    }

    [Theory]
    [InlineData(WriteConditionKind.Unstated, FaultKind.ConditionRequired)]
    [InlineData(WriteConditionKind.IsNew, FaultKind.Conflict)]
    [InlineData(WriteConditionKind.IsVersion, FaultKind.Conflict)]
    public async Task Save_OverAVersionNotSeen_IsRefusedNamingTheNewest(WriteConditionKind condition, FaultKind kind)
    {
        var scenario = silo.NewScenario();
        await scenario.SaveAsync(Sample.Save(Sample.Investment(40_000), WriteCondition.IsNew), Cancellation);
        await scenario.SaveAsync(Sample.Save(Sample.Investment(41_000), WriteCondition.Exists, author: "Bình"), Cancellation);

        var fault = await FaultAsync(() => scenario.SaveAsync(Sample.Save(Sample.Investment(45_000), new WriteCondition(condition, [1])), Cancellation));

        Assert.Equal(kind, fault.Kind);
        Assert.Contains("\"2\"", fault.Message, StringComparison.Ordinal);
        Assert.Contains("Bình", fault.Message, StringComparison.Ordinal);
        Assert.Equal(41_000, Sample.ValueOf(await scenario.FindAsync(null, Cancellation)));
    }

    [Fact]
    public async Task Save_OverWhatIsNotThere_IsAConflict()
    {
        var scenario = silo.NewScenario();

        Assert.Equal(FaultKind.Conflict, (await FaultAsync(() => scenario.SaveAsync(Sample.Save(Sample.Investment(1), WriteCondition.Exists), Cancellation))).Kind);
        Assert.Equal(FaultKind.Conflict, (await FaultAsync(() => scenario.SaveAsync(Sample.Save(Sample.Investment(1), WriteCondition.IsVersion(1)), Cancellation))).Kind);
    }

    [Fact]
    public async Task Save_RepeatedWithItsToken_IsDoneOnce()
    {
        var (scenario, token) = (silo.NewScenario(), Guid.NewGuid());
        await scenario.SaveAsync(Sample.Save(Sample.Investment(40_000), WriteCondition.IsNew), Cancellation);
        var first = await scenario.SaveAsync(Sample.Save(Sample.Investment(45_000), WriteCondition.IsVersion(1), token), Cancellation);
        await scenario.SaveAsync(Sample.Save(Sample.Investment(50_000), WriteCondition.IsVersion(2)), Cancellation);

        var again = await scenario.SaveAsync(Sample.Save(Sample.Investment(45_000), WriteCondition.IsVersion(1), token), Cancellation);

        Assert.Equal((first.Version, first.Changed, 45_000), (again.Version, again.Changed, Sample.ValueOf(again)));
        Assert.Equal(3, (await scenario.FindAsync(null, Cancellation)).Version);
    }

    [Fact]
    public async Task Save_ByAnotherProcessInTheMeantime_IsSeenAtTheConflict()
    {
        var scenario = silo.NewScenario();
        var saved = await scenario.SaveAsync(Sample.Save(Sample.Investment(40_000), WriteCondition.IsNew), Cancellation);
        await scenario.FindAsync(null, Cancellation);
        await WriteBehindAsync(saved, Guid.NewGuid());

        var fault = await FaultAsync(() => scenario.SaveAsync(Sample.Save(Sample.Investment(45_000), WriteCondition.IsVersion(1)), Cancellation));

        Assert.Contains("version 2, written by elsewhere", fault.Message, StringComparison.Ordinal);
        Assert.Equal(2, (await scenario.FindAsync(null, Cancellation)).Version);
    }

    [Fact]
    public async Task Save_WhoseFirstAttemptDiedAfterItsCommit_GetsItsOwnVersion()
    {
        var (scenario, token) = (silo.NewScenario(), Guid.NewGuid());
        var saved = await scenario.SaveAsync(Sample.Save(Sample.Investment(40_000), WriteCondition.IsNew), Cancellation);
        await WriteBehindAsync(saved, token);

        var again = await scenario.SaveAsync(Sample.Save(Sample.Investment(40_000), WriteCondition.IsVersion(1), token), Cancellation);

        Assert.Equal((2L, "elsewhere"), (again.Version, again.Author));
    }

    [Fact]
    public async Task Delete_ThenSave_GoesOnCounting()
    {
        var scenario = silo.NewScenario();
        await scenario.SaveAsync(Sample.Save(Sample.Investment(40_000), WriteCondition.IsNew), Cancellation);

        await scenario.DeleteAsync(WriteCondition.IsVersion(1), "Bình", Guid.NewGuid(), Cancellation);
        var gone = await FaultAsync(() => scenario.FindAsync(null, Cancellation));
        var again = await scenario.SaveAsync(Sample.Save(Sample.Investment(50_000), WriteCondition.IsNew), Cancellation);

        Assert.Equal(FaultKind.NotFound, gone.Kind);
        Assert.Equal(3, again.Version);
        Assert.Equal([(3L, false), (2L, true), (1L, false)], (await scenario.HistoryAsync(null, 10, Cancellation)).Select(version => (version.Version, version.IsDeleted)));
        Assert.Equal(40_000, Sample.ValueOf(await scenario.FindAsync(1, Cancellation)));
        Assert.Contains("was deleted by Bình", (await FaultAsync(() => scenario.FindAsync(2, Cancellation))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Delete_RepeatedWithItsToken_IsDoneOnce()
    {
        var (scenario, token) = (silo.NewScenario(), Guid.NewGuid());
        await scenario.SaveAsync(Sample.Save(Sample.Investment(40_000), WriteCondition.IsNew), Cancellation);

        await scenario.DeleteAsync(WriteCondition.Exists, "Lan", token, Cancellation);
        await scenario.DeleteAsync(WriteCondition.Exists, "Lan", token, Cancellation);

        Assert.Equal(FaultKind.NotFound, (await FaultAsync(() => scenario.DeleteAsync(WriteCondition.Exists, "Lan", Guid.NewGuid(), Cancellation))).Kind);
        Assert.Equal(2, (await scenario.HistoryAsync(null, 10, Cancellation)).Length);
    }

    [Fact]
    public async Task Delete_WithoutSayingWhatWasSeen_IsRefused()
    {
        var scenario = silo.NewScenario();
        await scenario.SaveAsync(Sample.Save(Sample.Investment(40_000), WriteCondition.IsNew), Cancellation);

        Assert.Equal(FaultKind.ConditionRequired, (await FaultAsync(() => scenario.DeleteAsync(WriteCondition.Unstated, "Lan", Guid.NewGuid(), Cancellation))).Kind);
        Assert.Equal(FaultKind.Conflict, (await FaultAsync(() => scenario.DeleteAsync(WriteCondition.IsVersion(7), "Lan", Guid.NewGuid(), Cancellation))).Kind);
    }

    [Fact]
    public async Task History_Pages_FollowEachOther()
    {
        var scenario = silo.NewScenario();
        await scenario.SaveAsync(Sample.Save(Sample.Investment(40_000), WriteCondition.IsNew), Cancellation);
        for (var version = 1; version < 4; version++)
            await scenario.SaveAsync(Sample.Save(Sample.Investment(40_000 + version), WriteCondition.IsVersion(version)), Cancellation);

        var first = await scenario.HistoryAsync(null, 3, Cancellation);
        var second = await scenario.HistoryAsync(first[^1].Version, 3, Cancellation);

        Assert.Equal([4, 3, 2, 1], first.Concat(second).Select(version => version.Version));
    }

    private Task<StoredRecord> WriteBehindAsync(SavedScenario scenario, Guid token)
    {
        var key = new RecordKey("scenario", $"{scenario.Province}/{scenario.Id}");
        return silo.Services.GetRequiredService<IRecordStore>().WriteAsync(
            new RecordWrite { Key = key, Expected = scenario.Version, Schema = 1, Content = """{"name":"Elsewhere"}"""u8.ToArray(), Author = "elsewhere", Token = token }, Cancellation);
    }

    private static Task<SimulationFaultException> FaultAsync(Func<Task> call) => Assert.ThrowsAsync<SimulationFaultException>(call);
}
