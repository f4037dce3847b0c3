using System.Diagnostics;
using System.Net;
using Simulation.Cluster.Fixture;
using Simulation.Cluster.Tests.Support;
using Xunit;

namespace Simulation.Cluster.Tests;

/// <summary>A cluster forms by itself and mends itself, with the settings that are documented. How fast, bench/Cluster.Bench measures on a quiet machine.</summary>
public sealed class FormationTests
{
    [Fact]
    public async Task Cluster_OfThree_FormsAndRecovers()
    {
        using var limit = Effort.Limit();
        await using var cluster = await ClusterHarness.PrepareAsync(limit.Token);
        try
        {
            await FormAsync(cluster, limit.Token);
        }
        catch
        {
            Write(cluster.Output);
            throw;
        }
    }

    private static async Task FormAsync(ClusterHarness cluster, CancellationToken limit)
    {
        var clock = Stopwatch.StartNew();
        for (var silo = 0; silo < 3; silo++) cluster.AddSilo(["--Simulation:WorkerThreads", "1"]);
        cluster.BeginApi();
        await cluster.ReadyAsync(limit);
        Assert.Equal(HttpStatusCode.OK, (await cluster.Api.AskAsync(Questions.Small(1), limit)).Status);
        Write($"three silos and the first answer: {clock.Elapsed.TotalSeconds:F1} s");
        // All three have workers that ask for work.
        Assert.Equal(3, (await cluster.Api.SendAsync(HttpMethod.Get, "/v1/runs", null, limit)).Required().Json.GetProperty("workers").GetArrayLength());
        await BringAsync(cluster, limit);

        await cluster.Silos[0].KillAsync();
        clock.Restart();
        var answers = await Task.WhenAll(Enumerable.Range(2, 12).Select(seed => cluster.Api.SendPatientlyAsync(HttpMethod.Post, ApiClient.Simulate, Questions.Small(seed), limit)));
        Write($"the last of 12 answers after a silo was killed: {clock.Elapsed.TotalSeconds:F1} s");
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        Assert.Equal(HttpStatusCode.OK, (await AskBroughtAsync(cluster, limit)).Status);
    }

    // No silo has files of it: each finds it in the database, whichever is asked.
    private static async Task BringAsync(ClusterHarness cluster, CancellationToken limit)
    {
        var archive = (await cluster.Api.SendAsync(HttpMethod.Get, "/v1/provinces/tra-vinh/archive?as=ben-tre", null, limit)).Required().Body;
        Assert.Equal(HttpStatusCode.Created, (await cluster.Api.SendFileAsync(HttpMethod.Put, "/v1/provinces/ben-tre/archive", archive, "application/zip", limit)).Status);
        Assert.Contains("\"ben-tre\"", (await cluster.Api.SendAsync(HttpMethod.Get, "/v1/provinces", null, limit)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await AskBroughtAsync(cluster, limit)).Status);
    }

    private static Task<ApiAnswer> AskBroughtAsync(ClusterHarness cluster, CancellationToken limit) =>
        cluster.Api.SendPatientlyAsync(HttpMethod.Post, "/v1/provinces/ben-tre/simulate", Questions.Small(99), limit);

    private static void Write(string text) => TestContext.Current.TestOutputHelper!.WriteLine(text);
}
