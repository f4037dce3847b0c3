using Simulation.Model.Ensembles.Summaries;
using Simulation.Model.Execution;
using Simulation.Model.Plans.Forecasting;

namespace Simulation.Cli.Simulating;

/// <summary>Computes a prepared forecast on all cores. How the draws are divided changes the time it takes and nothing else.</summary>
internal static class ForecastRun
{
    private const int ShardDraws = 16_384;

    /// <summary>Computes all draws.</summary>
    /// <param name="forecast">The forecast.</param>
    /// <param name="progress">Told the share done, 0..1.</param>
    /// <param name="cancellation">Stops between shards.</param>
    public static async Task<RunSummary> RunAsync(PreparedForecast forecast, IProgress<double> progress, CancellationToken cancellation)
    {
        var shards = (int)((forecast.Draws + ShardDraws - 1) / ShardDraws);
        var (next, done) = (-1, 0);
        RunSummary Work()
        {
            var sink = new SummarySink(forecast.Shape);
            for (var shard = Interlocked.Increment(ref next); shard < shards; shard = Interlocked.Increment(ref next))
            {
                cancellation.ThrowIfCancellationRequested();
                var first = (long)shard * ShardDraws;
                forecast.Simulate(new DrawRange(first, (int)Math.Min(ShardDraws, forecast.Draws - first)), sink);
                progress.Report(Interlocked.Increment(ref done) / (double)shards);
            }

            return sink.ToSummary();
        }

        var parts = await Task.WhenAll(Enumerable.Range(0, Math.Min(shards, Environment.ProcessorCount)).Select(_ => Task.Run(Work, cancellation)));
        return parts.Aggregate((merged, part) => merged.Merge(part));
    }
}
