using Simulation.Contracts.Analyses;
using Simulation.Contracts.Faults;
using Simulation.Contracts.Keys;
using Simulation.Grains.Tests.Hosting;
using Xunit;

namespace Simulation.Grains.Tests.Provinces;

/// <summary>An analysis that takes long is followed to its answer, by those who may see its province.</summary>
public sealed class AnalysisWatchTests(SiloFixture silo)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Watch_AnalysisThatWasNotWaitedFor_EndsWithTheBytesOfTheAnswer()
    {
        var question = new AnalysisQuestion { Analysis = "audit", Request = """{"plan":"2024"}"""u8.ToArray(), Patience = TimeSpan.Zero };
        var asked = await silo.TraVinh.AnalyseAsync(question, Stop);

        var told = await silo.Grains.GetGrain<IAnalysisGrain>(asked.Id).WatchAsync(Stop).ToListAsync(Stop);

        Assert.All(told[..^1], step => Assert.Null(step.Document));
        Assert.Equal(told.Select(step => step.Progress).Order(), told.Select(step => step.Progress));
        Assert.Equal((await silo.TraVinh.AnalyseAsync(question with { Patience = TimeSpan.FromMinutes(2) }, Stop)).Document, told[^1].Document);
    }

    [Fact]
    public async Task Watch_Unknown_TellsNothing() => Assert.Empty(await silo.Grains.GetGrain<IAnalysisGrain>("nowhere").WatchAsync(Stop).ToListAsync(Stop));

    [Fact]
    public async Task Watch_ForAnotherProvince_IsForbidden()
    {
        var question = new AnalysisQuestion { Analysis = "audit", Request = """{"plan":"2024"}"""u8.ToArray(), Patience = TimeSpan.FromMinutes(2) };
        var asked = await silo.TraVinh.AnalyseAsync(question, Stop);
        Access.Current = new Access(AccessRole.Viewer, ["tien-giang"]);
        try
        {
            var fault = await Assert.ThrowsAsync<SimulationFaultException>(async () => await silo.Grains.GetGrain<IAnalysisGrain>(asked.Id).WatchAsync(Stop).ToListAsync(Stop));
            Assert.Equal(FaultKind.Forbidden, fault.Kind);
        }
        finally
        {
            Access.Current = null;
        }
    }
}
