using System.Diagnostics;
using Simulation.Cluster.Fixture;
using Simulation.Model.Plans.Forecasting;

namespace Simulation.Cluster.Bench;

/// <summary>What a large run costs through HTTP, grains, pieces and records, against the same draws computed by the engine in one process, on as many threads.</summary>
internal static class GrainsAgainstEngine
{
    private const long Draws = 1_000_000;
    private const int Rounds = 7;

    // For compilation: a method without loops that is called once a shard is compiled for good after some sixty calls, which is four runs of sixteen shards.
    private const int WarmRounds = 6;

    // As the workers of a silo cut it when nobody says otherwise: Simulation:BulkShard.
    private const int Shard = 65_536;

    private static readonly int Threads = Environment.ProcessorCount;

    /// <summary>Measures, turn and turn about, so that both have the same machine.</summary>
    public static async Task MeasureAsync(Table table, CancellationToken cancellation)
    {
        var forecaster = await Engine.ForecasterAsync(cancellation);
        await using var host = await EmbeddedHost.StartAsync(cancellation);
        var (through, within, single) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = -WarmRounds; round < Rounds; round++)
        {
            var seed = round + 10;
            var forecast = forecaster.Prepare(new ForecastQuestion { Draws = Draws, Seed = (ulong)seed });
            var clock = Stopwatch.StartNew();
            Engine.Simulate(forecast, Shard, Threads);
            var engine = clock.Elapsed.TotalSeconds;
            clock.Restart();
            Engine.Simulate(forecast, Shard, threads: 1);
            var one = clock.Elapsed.TotalSeconds;
            var (run, grains) = await Question.RunAsync(host.Api, Draws, seed, cancellation);
            if (run != forecast.Id) throw new InvalidOperationException("The host was asked something else than the engine.");
            if (round < 0) continue;
            within.Add(engine);
            single.Add(one);
            through.Add(grains);
        }

        var (slow, fast) = (Sorted.Median(through), Sorted.Median(within));
        table.Add($"1,000,000 draws, all indicators, engine in process on {Threads} threads, median of {Rounds}", $"{fast:F2} s");
        table.Add("the same on 1 thread; one thread's time over that of all: what the machine's processors give each other's work", $"{Sorted.Median(single):F2} s; {Sorted.Median(single) / fast:F2}");
        table.Add("the same as a durable run of the embedded host, submission to recorded result", $"{slow:F2} s");
        table.Add("time through grains over time in the engine", $"{slow / fast:F2}", "1.10");
    }
}
