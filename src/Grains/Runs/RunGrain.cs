using Microsoft.Extensions.Options;
using Orleans.Concurrency;
using Simulation.Contracts.Runs;
using Simulation.Contracts.Shards;
using Simulation.Grains.Forecasts;
using Simulation.Grains.Hosting;
using Simulation.Grains.Provinces;
using Simulation.Grains.Telemetry;
using Simulation.Model.Ensembles.Summaries;
using Simulation.Model.Plans.Forecasting;

namespace Simulation.Grains.Runs;

/// <summary>Divides a run into shards, merges their summaries and remembers the answer while it is in use.</summary>
[Reentrant]
internal sealed class RunGrain(ForecastLibrary library, ProvinceWorkshop workshop, IOptions<SimulationOptions> options) : Grain, IRunGrain, IDisposable
{
    // Enough to keep every processor busy while summaries are merged; more would only hold memory.
    private static readonly int ShardsAtOnce = 2 * Environment.ProcessorCount;

    private Task<RunResult>? answer;
    private CancellationTokenSource? work;
    private int askers;

    public async Task<RunResult> AnswerAsync(RunTicket ticket, CancellationToken cancellation = default)
    {
        askers++;
        if (answer is { IsCompletedSuccessfully: true }) SimulationTelemetry.CacheHit();
        try
        {
            var current = answer ??= ComputeAsync(ticket, (work = new CancellationTokenSource()).Token);
            return await current.WaitAsync(cancellation);
        }
        finally
        {
            askers--;
            if (answer is { IsCompletedSuccessfully: false }) Forget();
        }
    }

    public void Dispose() => work?.Dispose();

    // A failure is not remembered, and work that nobody waits for any more is stopped.
    private void Forget()
    {
        if (!answer!.IsCompleted)
        {
            if (askers > 0) return;
            work!.Cancel();
        }

        answer = null;
    }

    private async Task<RunResult> ComputeAsync(RunTicket ticket, CancellationToken cancellation)
    {
        using var activity = SimulationTelemetry.StartRun(ticket.Run);
        var forecast = await library.FindAsync(ticket);
        var summary = await MergeAsync(ticket, forecast, cancellation);
        var province = await workshop.Prepare(ticket.Province).Province;
        return AnswerMapping.Result(province, forecast, summary);
    }

    private async Task<RunSummary> MergeAsync(RunTicket ticket, PreparedForecast forecast, CancellationToken cancellation)
    {
        var merged = default(RunSummary);
        var pending = new HashSet<Task<ShardSummary>>();
        foreach (var shard in Shards(ticket, forecast.Draws))
        {
            if (pending.Count == ShardsAtOnce) merged = await TakeAsync(pending, merged);
            pending.Add(GrainFactory.GetGrain<IShardGrain>($"{ticket.Run}/{shard.FirstDraw}").SimulateAsync(shard, cancellation));
        }

        while (pending.Count > 0) merged = await TakeAsync(pending, merged);
        return merged!;
    }

    // Summaries merge to the same bytes in any order, so the first to come is the first taken.
    private static async Task<RunSummary> TakeAsync(HashSet<Task<ShardSummary>> pending, RunSummary? merged)
    {
        var done = await Task.WhenAny(pending);
        pending.Remove(done);
        var summary = (await done).Summary;
        return merged?.Merge(summary) ?? summary;
    }

    private IEnumerable<ShardWork> Shards(RunTicket ticket, long draws)
    {
        var asksSectors = draws <= options.Value.InteractiveDraws;
        var size = asksSectors ? options.Value.InteractiveShard : options.Value.BulkShard;
        for (var first = 0L; first < draws; first += size)
            yield return new ShardWork(ticket, first, (int)Math.Min(size, draws - first), asksSectors);
    }
}
