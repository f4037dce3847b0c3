using System.Diagnostics;
using System.Globalization;
using Simulation.Cluster.Fixture;

namespace Simulation.Cluster.Bench;

/// <summary>One silo on one processor against two silos on one processor each, at the same large run; and what they send for it.</summary>
internal static class Scaling
{
    private const int Rounds = 5;
    private const int Trial = 500_000;
    private const int MostTrials = 20;
    private const double WantedSeconds = 10;
    private const long Most = 10_000_000;

    /// <summary>Measures.</summary>
    public static async Task MeasureAsync(Table table, CancellationToken cancellation)
    {
        // One machine of one processor against one of two: PostgreSQL, API and asker inherit the first processor from this process, and are not given the second for nothing
        // while a lone silo computes on the first.
        using var own = Process.GetCurrentProcess();
        var usual = own.ProcessorAffinity;
        own.ProcessorAffinity = 1;
        await using var cluster = await ClusterHarness.PrepareAsync(cancellation);
        string[] settings = ["--Simulation:WorkerThreads", "1"];
        cluster.AddSilo(settings, processor: 0);
        cluster.BeginApi();
        await cluster.ReadyAsync(cancellation);
        var draws = await SizeAsync(cluster, cancellation);
        var alone = await RunAsync(cluster, draws, 100, cancellation);

        await cluster.AddSilo(settings, processor: 1).ReadyAsync(cancellation);
        await WarmAsync(cluster, 200, cancellation);
        var together = await RunAsync(cluster, draws, 300, cancellation);

        var million = draws / 1e6;
        table.Add(string.Create(CultureInfo.InvariantCulture, $"run of {million:F1} million draws, all indicators, one silo, all on one processor, median of {Rounds}"), $"{million / alone.Seconds:F2} million draws a second");
        table.Add("the same, a second silo on the second processor", $"{million / together.Seconds:F2} million draws a second");
        table.Add("two against one", $"{alone.Seconds / together.Seconds:F2}", "1.8");
        table.Add("processor time of a run with one silo: silo; API; PostgreSQL; asker", $"{alone.Silos:F2} s; {alone.Api:F2} s; {alone.Database:F2} s; {alone.Asker:F2} s");
        table.Add("the same with two: silos; API; PostgreSQL; asker", $"{together.Silos:F2} s; {together.Api:F2} s; {together.Database:F2} s; {together.Asker:F2} s");
        table.Add("draws for each second of processor time of the silos, one; two; two against one", $"{million / alone.Silos:F2} million; {million / together.Silos:F2} million; {alone.Silos / together.Silos:F2}");
        table.Add("bytes sent by the two silos for each draw", $"{together.Bytes / draws:F1}");
        own.ProcessorAffinity = usual;
    }

    // As many draws as take one silo some seconds, once it is warm.
    private static async Task<long> SizeAsync(ClusterHarness cluster, CancellationToken cancellation)
    {
        var seconds = await WarmAsync(cluster, 1, cancellation);
        return Math.Clamp((long)(WantedSeconds / seconds * Trial) / Trial * Trial, Trial, Most);
    }

    // Trials until three in a row are no faster than the best before them: then everything is compiled for good. The seconds of that best one.
    private static async Task<double> WarmAsync(ClusterHarness cluster, int firstSeed, CancellationToken cancellation)
    {
        var (best, since) = (double.PositiveInfinity, 0);
        for (var seed = firstSeed; since < 3 && seed < firstSeed + MostTrials; seed++)
        {
            var (_, seconds) = await Question.RunAsync(cluster.Api, Trial, seed, cancellation);
            since = seconds < 0.95 * best ? 0 : since + 1;
            best = Math.Min(best, seconds);
        }

        return best;
    }

    private static async Task<Cost> RunAsync(ClusterHarness cluster, long draws, int firstSeed, CancellationToken cancellation)
    {
        var seconds = new List<double>();
        var before = await SpentAsync(cluster, cancellation);
        for (var seed = firstSeed; seed < firstSeed + Rounds; seed++) seconds.Add((await Question.RunAsync(cluster.Api, draws, seed, cancellation)).Seconds);
        var after = await SpentAsync(cluster, cancellation);
        return new Cost(
            Sorted.Median(seconds), (after.Silos - before.Silos) / Rounds, (after.Api - before.Api) / Rounds, (after.Database - before.Database) / Rounds, (after.Asker - before.Asker) / Rounds,
            (after.Bytes - before.Bytes) / Rounds);
    }

    private static async Task<Cost> SpentAsync(ClusterHarness cluster, CancellationToken cancellation)
    {
        var silos = await Task.WhenAll(cluster.Silos.Select(silo => silo.Process.ProcessorSecondsAsync()));
        return new Cost(
            0, silos.Sum(), await cluster.ApiProcess.ProcessorSecondsAsync(), cluster.Database.ProcessorSeconds, Environment.CpuUsage.TotalTime.TotalSeconds, await SentAsync(cluster, cancellation));
    }

    private static async Task<double> SentAsync(ClusterHarness cluster, CancellationToken cancellation)
    {
        const string Counter = "orleans_messaging_sent_messages_size_bytes_sum";
        var sent = 0.0;
        using var client = new HttpClient();
        foreach (var silo in cluster.Silos)
        {
            var metrics = await client.GetStringAsync(new Uri(silo.Operations, "/metrics"), cancellation);
            sent += metrics.Split('\n').Where(line => line.StartsWith(Counter, StringComparison.Ordinal)).Sum(Value);
        }

        return sent;
    }

    // name{labels} value [time]
    private static double Value(string line) => double.Parse(line[(line.LastIndexOf('}') + 1)..].Trim().Split(' ')[0], CultureInfo.InvariantCulture);

    /// <summary>What a run takes: its time, processor time by whom, and bytes that silos send.</summary>
    private sealed record Cost(double Seconds, double Silos, double Api, double Database, double Asker, double Bytes);
}
