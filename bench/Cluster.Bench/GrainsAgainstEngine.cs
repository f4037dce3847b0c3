using System.Diagnostics;
using Simulation.Cluster.Fixture;
using Simulation.Data;
using Simulation.Model.Calibration;
using Simulation.Model.Ensembles.Summaries;
using Simulation.Model.Execution;
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
        var forecaster = await ForecasterAsync(cancellation);
        await using var host = await EmbeddedHost.StartAsync(cancellation);
        var (through, within) = (new List<double>(), new List<double>());
        for (var round = -WarmRounds; round < Rounds; round++)
        {
            var seed = round + 10;
            var forecast = forecaster.Prepare(new ForecastQuestion { Draws = Draws, Seed = (ulong)seed });
            var clock = Stopwatch.StartNew();
            Simulate(forecast);
            var engine = clock.Elapsed.TotalSeconds;
            var (run, grains) = await Question.RunAsync(host.Api, Draws, seed, cancellation);
            if (run != forecast.Id) throw new InvalidOperationException("The host was asked something else than the engine.");
            if (round < 0) continue;
            within.Add(engine);
            through.Add(grains);
        }

        var (slow, fast) = (Sorted.Median(through), Sorted.Median(within));
        table.Add($"1,000,000 draws, all indicators, engine in process on {Threads} threads, median of {Rounds}", $"{fast:F2} s");
        table.Add("the same as a durable run of the embedded host, submission to recorded result", $"{slow:F2} s");
        table.Add("time through grains over time in the engine", $"{slow / fast:F2}", "1.10");
    }

    // As a worker of a silo does it: shard after shard, whoever is free takes the next.
    private static RunSummary Simulate(PreparedForecast forecast)
    {
        var merged = new RunSummaryAccumulator(forecast.Shape);
        var next = -1L;
        var threads = Enumerable.Range(0, Threads).Select(_ => new Thread(Work)).ToArray();
        foreach (var thread in threads) thread.Start();
        foreach (var thread in threads) thread.Join();
        return merged.ToSummary();

        void Work()
        {
            for (var first = Shard * Interlocked.Increment(ref next); first < forecast.Draws; first = Shard * Interlocked.Increment(ref next))
            {
                var summary = forecast.Simulate(new DrawRange(first, (int)Math.Min(Shard, forecast.Draws - first)));
                lock (merged) merged.Add(summary);
            }
        }
    }

    private static async Task<Forecaster> ForecasterAsync(CancellationToken cancellation)
    {
        var files = Path.GetDirectoryName(Programs.Api)!;
        var definition = new ProvinceRepository(new DataRoot(Path.Combine(files, "data"))).Load(Settings.Province).Value;
        var text = new ModelRepository(Path.Combine(files, "models")).Read(definition.Settings.Model, new DiagnosticBag()) ?? throw new InvalidOperationException("The model is missing.");
        var source = ProvinceCalibration.Of(ProvinceModel.Join(definition, text).Value);
        // The effort of Settings.Quick.
        var calibrator = Calibrator.Prepare(source.Problem, ProvinceCalibration.DefaultOptions with { Blocks = 2, Steps = 16 });
        return source.Forecaster(await calibrator.RunAsync(Threads, cancellation: cancellation), 10 * Draws);
    }
}
