using Simulation.Cluster.Tests.Support;
using Xunit;

namespace Simulation.Cluster.Tests;

/// <summary>The database may go away and come back: what was acknowledged is there, and what was begun is finished.</summary>
public sealed class DatabaseOutageTests(ThreeSilos silos, ReferenceHost reference) : ClusterTest(silos)
{
    private const string Shared = "shared";

    [Fact]
    public async Task Database_StoppedUnderRunsAndWrites_LosesNothing()
    {
        var question = Questions.Large(Effort.Seed + 1_000);
        ScenarioWriter[] alone = [new(Cluster.Api, "of-lan", "Lan"), new(Cluster.Api, "of-minh", "Minh")];
        ScenarioWriter[] together = [new(Cluster.Api, Shared, "Hoa"), new(Cluster.Api, Shared, "Tuan"), new(Cluster.Api, Shared, "Mai")];
        ScenarioWriter[] all = [.. alone, .. together];
        foreach (var writer in all) writer.Begin(Limit);
        await MoreAsync(all, 2);

        var run = await Cluster.Api.SubmitAsync(question, Limit);
        var begun = new ProgressMark(0.01);
        var ending = FollowAsync(run, begun);
        await begun.Passed;
        for (var outage = 0; outage < Effort.Outages; outage++)
        {
            // As in a crash: connections are cut in the middle of what they do.
            await Cluster.Database.StopAsync(immediate: true);
            await Cluster.Database.RestartAsync(Limit);
            await MoreAsync(all, 2);
        }

        foreach (var writer in all) await writer.StopAsync();
        Assert.Equal("finished", (await ending).State);
        Assert.Equal(await reference.AnswerAsync(question, Limit), await Cluster.Api.ResultAsync(run, Limit));
        var writes = await ScenarioLedger.CheckAsync(Cluster.Api, "of-lan", [alone[0]], Limit)
            + await ScenarioLedger.CheckAsync(Cluster.Api, "of-minh", [alone[1]], Limit)
            + await ScenarioLedger.CheckAsync(Cluster.Api, Shared, together, Limit);
        Write($"{writes} acknowledged versions through {Effort.Outages} outages, {Cluster.Api.Repeated} requests made again");
    }

    private Task MoreAsync(ScenarioWriter[] writers, int count) => Task.WhenAll(writers.Select(writer => writer.MoreAsync(count, Limit)));
}
