using System.Diagnostics;
using System.Net;
using Simulation.Cluster.Fixture;

namespace Simulation.Cluster.Bench;

/// <summary>Ten times as many questions as can wait, for a minute, each client asking again at once: how long answers and refusals take.</summary>
internal static class Overload
{
    private const int Clients = 320;
    private static readonly TimeSpan Duration = TimeSpan.FromMinutes(1);

    /// <summary>Measures.</summary>
    public static async Task MeasureAsync(Table table, CancellationToken cancellation)
    {
        await using var host = await EmbeddedHost.StartAsync(cancellation);
        for (var seed = 0; seed < 200; seed++) (await host.Api.AskAsync(Question.Of(2_000, seed), cancellation)).Required();
        var (answered, refused) = (new List<double>(), new List<double>());
        var (clock, next, others) = (Stopwatch.StartNew(), 1_000, 0);
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => Task.Run(AskAsync, cancellation)));
        var peak = await host.Process.MemoryAsync();
        var took = Stopwatch.StartNew();
        (await host.Api.AskAsync(Question.Of(2_000, 1), cancellation)).Required();
        table.Add($"{Clients} clients for a minute, each asking again at once: answered; refused with 429; anything else", $"{answered.Count:N0}; {refused.Count:N0}; {others}", "0 else");
        table.Add("answers under that load, 95th percentile, as the client sees it", $"{Sorted.Quantile(answered, 0.95):F0} ms", "1 s");
        table.Add("refusals under that load, 95th percentile, as the client sees it", $"{Sorted.Quantile(refused, 0.95):F0} ms", "100 ms");
        table.Add("memory of the host at its end; the first question after it", $"{peak / 1e6:F0} MB; {took.Elapsed.TotalMilliseconds:F0} ms");

        async Task AskAsync()
        {
            while (clock.Elapsed < Duration)
            {
                var began = Stopwatch.GetTimestamp();
                var answer = await host.Api.AskAsync(Question.Of(2_000, Interlocked.Increment(ref next)), cancellation);
                var milliseconds = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
                lock (table)
                {
                    if (answer.Status == HttpStatusCode.OK) answered.Add(milliseconds);
                    else if (answer.Status == HttpStatusCode.TooManyRequests) refused.Add(milliseconds);
                    else others++;
                }
            }
        }
    }
}
