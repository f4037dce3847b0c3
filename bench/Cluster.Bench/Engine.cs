using Simulation.Cluster.Fixture;
using Simulation.Data;
using Simulation.Model.Calibration;
using Simulation.Model.Ensembles.Summaries;
using Simulation.Model.Execution;
using Simulation.Model.Plans.Forecasting;

namespace Simulation.Cluster.Bench;

/// <summary>The engine in this process, without grains, messages and records.</summary>
internal static class Engine
{
    private const long MaximumDraws = 10_000_000;

    /// <summary>Forecasts from the calibration that the silos of the bench have.</summary>
    public static async Task<Forecaster> ForecasterAsync(CancellationToken cancellation)
    {
        var files = Path.GetDirectoryName(Programs.Api)!;
        var definition = new ProvinceRepository(new DataRoot(Path.Combine(files, "data"))).Load(Settings.Province).Value;
        var text = new ModelRepository(Path.Combine(files, "models")).Read(definition.Settings.Model, new DiagnosticBag()) ?? throw new InvalidOperationException("The model is missing.");
        var source = ProvinceCalibration.Of(ProvinceModel.Join(definition, text).Value);
        // The effort of Settings.Quick.
        var calibrator = Calibrator.Prepare(source.Problem, ProvinceCalibration.DefaultOptions with { Blocks = 2, Steps = 16 });
        return source.Forecaster(await calibrator.RunAsync(Environment.ProcessorCount, cancellation: cancellation), MaximumDraws);
    }

    /// <summary>All draws as the workers of a silo compute them: shard after shard, whoever is free takes the next.</summary>
    public static RunSummary Simulate(PreparedForecast forecast, int shard, int threads)
    {
        var merged = new RunSummaryAccumulator(forecast.Shape);
        var next = -1L;
        var others = Enumerable.Range(1, threads - 1).Select(_ => Task.Run(Work)).ToArray();
        Work();
        Task.WaitAll(others);
        return merged.ToSummary();

        void Work()
        {
            for (var first = shard * Interlocked.Increment(ref next); first < forecast.Draws; first = shard * Interlocked.Increment(ref next))
            {
                var summary = forecast.Simulate(new DrawRange(first, (int)Math.Min(shard, forecast.Draws - first)));
                lock (merged) merged.Add(summary);
            }
        }
    }

    /// <summary>Reads what an answer says of every indicator and year: mean, median and three bands.</summary>
    public static void Read(PreparedForecast forecast, RunSummary summary) => Parallel.For(0, forecast.Outputs.Length, output =>
    {
        Span<double?> quantiles = new double?[7];
        foreach (var year in forecast.Years)
        {
            _ = summary[output, year].Mean;
            summary[output, year].Quantiles([0.5, 0.25, 0.75, 0.1, 0.9, 0.05, 0.95], quantiles);
        }
    });
}
