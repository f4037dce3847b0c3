using Simulation.Cluster.Fixture;
using Simulation.Cluster.Tests.Support;
using Xunit;

namespace Simulation.Cluster.Tests;

/// <summary>An upgrade: every silo is replaced, one after the other, and nobody notices.</summary>
public sealed class RollingRestartTests(ThreeSilos silos, ReferenceHost reference) : ClusterTest(silos)
{
    [Fact]
    public async Task Silos_RestartedOneByOneUnderLoad_FailNoRequest()
    {
        var question = Questions.Large(Effort.Seed + 5_000);
        var run = await Cluster.Api.SubmitAsync(question, Limit);
        var ending = FollowAsync(run);
        await using var load = new Load(AskAsync, count: 3, Effort.Seed + 20_000);
        foreach (var silo in Cluster.Silos)
        {
            await load.MoreAsync(3, Limit);
            Assert.Equal(0, await silo.Process.TerminateAsync(Limit));
            silo.Begin();
            await silo.ReadyAsync(Limit);
        }

        await load.MoreAsync(3, Limit);
        await load.StopAsync();

        Assert.Empty(load.Failures);
        Assert.Equal("finished", (await ending).State);
        Assert.Equal(await reference.AnswerAsync(question, Limit), await Cluster.Api.ResultAsync(run, Limit));
        Write($"{load.Answered} questions answered through the restart of {Cluster.Silos.Count} silos, {Cluster.Api.Repeated} requests made again since the cluster was started");
    }

    // With the retries that a client owes the API: after 429, 503 and lost connections.
    private Task<ApiAnswer> AskAsync(string question, CancellationToken cancellation) => Cluster.Api.SendPatientlyAsync(HttpMethod.Post, ApiClient.Simulate, question, cancellation);
}
