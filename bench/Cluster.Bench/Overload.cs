using System.Diagnostics;
using System.Net;
using System.Text;
using Simulation.Cluster.Fixture;

namespace Simulation.Cluster.Bench;

/// <summary>
/// What a host can answer, and then ten times as many questions for a minute, which come by the clock whether or not others are answered: how long answers and refusals take.
/// </summary>
internal static class Overload
{
    private const int Times = 10;
    private const int Draws = 2_000;

    // As many as the host computes at once for one caller: none of them is refused or waits for the others.
    private static readonly int Askers = 2 * Environment.ProcessorCount;
    private static readonly TimeSpan Calibration = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Duration = TimeSpan.FromMinutes(1);

    /// <summary>Measures.</summary>
    public static async Task MeasureAsync(Table table, CancellationToken cancellation)
    {
        await using var host = await EmbeddedHost.StartAsync(cancellation);
        await CapacityAsync(host, 0, cancellation);
        var capacity = await CapacityAsync(host, 100_000, cancellation);
        table.Add($"new questions of 2,000 draws over HTTP, {Askers} clients, each asking when it has been answered", $"{capacity:F0} answers a second");

        using var load = new OpenLoad(host.Address);
        var (ours, theirs) = (Own(), await host.Process.ProcessorSecondsAsync());
        var answers = await load.SendAsync(Times * capacity, Duration, number => Encoding.UTF8.GetBytes(Question.Of(Draws, 200_000 + number)), cancellation);
        (ours, theirs) = (Own() - ours, await host.Process.ProcessorSecondsAsync() - theirs);
        var peak = await host.Process.MemoryAsync();
        var took = Stopwatch.StartNew();
        (await host.Api.AskAsync(Question.Of(Draws, 1), cancellation)).Required();
        var (answered, refused) = (Milliseconds(answers, HttpStatusCode.OK), Milliseconds(answers, HttpStatusCode.TooManyRequests));
        table.Add(
            $"{Times} times as many for a minute, by the clock: answered; refused with 429; anything else",
            $"{answered.Length:N0}; {refused.Length:N0}; {answers.Length - answered.Length - refused.Length}", "0 else");
        table.Add("answers under that load from the moment they are due, median, 95th percentile", $"{Sorted.Median(answered):F0} ms, {Sorted.Quantile(answered, 0.95):F0} ms", "1 s (95th)");
        table.Add("refusals under that load, likewise", $"{Sorted.Median(refused):F1} ms, {Sorted.Quantile(refused, 0.95):F1} ms", "100 ms (95th)");
        table.Add("processor time of that minute, of 120 s: host; asker", $"{theirs:F0} s; {ours:F0} s");
        table.Add("memory of the host at its end; the first question after it", $"{peak / 1e6:F0} MB; {took.Elapsed.TotalMilliseconds:F0} ms");
    }

    private static async Task<double> CapacityAsync(EmbeddedHost host, int firstSeed, CancellationToken cancellation)
    {
        var (clock, asked) = (Stopwatch.StartNew(), firstSeed);
        await Task.WhenAll(Enumerable.Range(0, Askers).Select(_ => Task.Run(AskAsync, cancellation)));
        return (asked - firstSeed) / clock.Elapsed.TotalSeconds;

        async Task AskAsync()
        {
            while (clock.Elapsed < Calibration) (await host.Api.AskAsync(Question.Of(Draws, Interlocked.Increment(ref asked)), cancellation)).Required();
        }
    }

    private static double[] Milliseconds(OpenAnswer[] answers, HttpStatusCode status) => [.. answers.Where(answer => answer.Status == status).Select(answer => answer.Took.TotalMilliseconds)];

    private static double Own() => Environment.CpuUsage.TotalTime.TotalSeconds;
}
