using System.Diagnostics;
using System.Net;
using Simulation.Cluster.Fixture;

namespace Simulation.Cluster.Bench;

/// <summary>How fast a cluster of three forms, how fast it is itself again after a loss, and how fast it answers small questions.</summary>
internal static class Formation
{
    private const int Silos = 3;
    private const int Losses = 3;
    private const int Questions = 24;

    /// <summary>Measures.</summary>
    public static async Task MeasureAsync(Table table, CancellationToken cancellation)
    {
        await using var cluster = await ClusterHarness.PrepareAsync(cancellation);
        // The first silo of all calibrates; that is measured elsewhere.
        var first = cluster.AddSilo([]);
        await first.ReadyAsync(cancellation);
        await first.Process.TerminateAsync(cancellation);

        await FormAsync(cluster, table, cancellation);
        await SmallQuestions.MeasureAsync(cluster, table, cancellation);
        await LoseAsync(cluster, table, cancellation);
    }

    private static async Task FormAsync(ClusterHarness cluster, Table table, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var silos = Enumerable.Range(0, Silos).Select(_ => cluster.AddSilo([])).ToArray();
        cluster.BeginApi();
        await Task.WhenAll(silos.Select(silo => silo.Process.LineAsync("Application started", cancellation)));
        var formed = clock.Elapsed;
        await cluster.ReadyAsync(cancellation);
        (await cluster.Api.AskAsync(Question.Of(2_000, 1), cancellation)).Required();
        table.Add("three silos started at once: all are members", $"{formed.TotalSeconds:F1} s", "10 s");
        table.Add("the same, and an API: all are prepared, and a question is answered", $"{clock.Elapsed.TotalSeconds:F1} s");
    }

    private static async Task LoseAsync(ClusterHarness cluster, Table table, CancellationToken cancellation)
    {
        var (next, last) = (new List<double>(), new List<double>());
        var silos = cluster.Silos.Where(silo => silo.Process.IsRunning).ToArray();
        for (var loss = 0; loss < Losses; loss++)
        {
            var lost = silos[loss % silos.Length];
            await lost.KillAsync();
            var seconds = await AskAsync(cluster, 1_000 * (loss + 1), cancellation);
            next.Add(seconds.Min());
            last.Add(seconds.Max());
            lost.Begin();
            await cluster.ReadyAsync(cancellation);
        }

        table.Add($"kill -9 of a silo to the next good answer, slowest of {Losses}", $"{next.Max():F2} s", "5 s");
        table.Add($"kill -9 of a silo until all of {Questions} questions asked at that moment are answered, median and slowest of {Losses}", $"{Sorted.Median(last):F1} s, {last.Max():F1} s", "5 s");
    }

    private static async Task<double[]> AskAsync(ClusterHarness cluster, int seed, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        return await Task.WhenAll(Enumerable.Range(seed, Questions).Select(async number =>
        {
            var answer = await cluster.Api.SendPatientlyAsync(HttpMethod.Post, ApiClient.Simulate, Question.Of(2_000, number), cancellation);
            return answer.Status == HttpStatusCode.OK ? clock.Elapsed.TotalSeconds : throw new InvalidOperationException(answer.Text);
        }));
    }
}
