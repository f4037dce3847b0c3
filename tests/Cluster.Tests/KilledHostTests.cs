using Simulation.Cluster.Fixture;
using Simulation.Cluster.Tests.Support;
using Xunit;

namespace Simulation.Cluster.Tests;

/// <summary>One process with everything in it may be killed at any moment: what it acknowledged is on disk.</summary>
public sealed class KilledHostTests(ReferenceHost reference)
{
    private const string Scenario = "kept";

    [Fact]
    public async Task EmbeddedHost_KilledDuringWritesAndARun_LosesNothing()
    {
        using var limit = Effort.Limit();
        await using var host = await EmbeddedHost.StartAsync(limit.Token);
        try
        {
            await KillAsync(host, limit.Token);
        }
        catch
        {
            TestContext.Current.TestOutputHelper!.WriteLine(host.Process.Output);
            throw;
        }
    }

    private async Task KillAsync(EmbeddedHost host, CancellationToken limit)
    {
        var random = new Random(Effort.Seed);
        var question = Questions.Large(Effort.Seed + 2_000);
        ScenarioWriter[] writers = [new(host.Api, Scenario, "Lan"), new(host.Api, Scenario, "Minh")];
        foreach (var writer in writers) writer.Begin(limit);
        var run = await host.Api.SubmitAsync(question, limit);
        for (var kill = 0; kill < Effort.Kills; kill++)
        {
            await writers[random.Next(writers.Length)].MoreAsync(1 + random.Next(5), limit);
            await host.Process.KillAsync();
            await host.BeginAsync();
        }

        await Task.WhenAll(writers.Select(writer => writer.MoreAsync(1, limit)));
        foreach (var writer in writers) await writer.StopAsync();
        var end = await host.Api.EndAsync(run, limit);
        var writes = await ScenarioLedger.CheckAsync(host.Api, Scenario, writers, limit);
        TestContext.Current.TestOutputHelper!.WriteLine($"{writes} acknowledged versions through {Effort.Kills} kills, {host.Api.Repeated} requests made again");
        Assert.Equal("finished", end.State);
        Assert.Equal(await reference.AnswerAsync(question, limit), await host.Api.ResultAsync(run, limit));
    }
}
