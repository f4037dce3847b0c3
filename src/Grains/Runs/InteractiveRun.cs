using Microsoft.Extensions.Options;
using Simulation.Contracts.Runs;
using Simulation.Contracts.Shards;
using Simulation.Grains.Forecasts;
using Simulation.Grains.Hosting;
using Simulation.Grains.Provinces;
using Simulation.Grains.Telemetry;
using Simulation.Grains.Work;

namespace Simulation.Grains.Runs;

/// <summary>Computes a small question here and now, in shards of draws. The workers of this silo make way meanwhile.</summary>
internal sealed class InteractiveRun(
    IGrainFactory grains, ForecastLibrary library, ProvinceWorkshop workshop, InteractiveGate gate, IOptions<SimulationOptions> options)
{
    /// <summary>True for questions that are small enough.</summary>
    public bool Takes(RunTicket ticket) => ticket.Draws <= options.Value.InteractiveDraws;

    /// <summary>The answer.</summary>
    public Task<RunResult> ComputeAsync(RunTicket ticket, CancellationToken cancellation) => PassAsync(gate.Enter(), ticket, cancellation);

    /// <summary>The answer, computed on threads of the pool, when fewer than so many questions are being computed in this silo; null otherwise.</summary>
    public Task<RunResult>? TryCompute(RunTicket ticket, int most, CancellationToken cancellation) =>
        gate.TryEnter(most) is { } passage ? Task.Run(() => PassAsync(passage, ticket, cancellation), CancellationToken.None) : null;

    private async Task<RunResult> PassAsync(IDisposable passage, RunTicket ticket, CancellationToken cancellation)
    {
        using (passage)
        {
            using var activity = SimulationTelemetry.StartRun(ticket.Run);
            var forecast = await library.FindAsync(ticket);
            var shards = await Task.WhenAll(Shards(ticket).Select(shard => grains.GetGrain<IShardGrain>(ticket.Calibration).AnswerAsync(shard, cancellation)));
            var summary = shards.Select(shard => shard.Summary).Aggregate((merged, next) => merged.Merge(next));
            var answer = AnswerMapping.Result(await workshop.PreparedAsync(ticket.Province, ticket.Revision, ticket.Calibration), forecast, summary);
            summary.Release();
            return answer;
        }
    }

    private IEnumerable<ShardWork> Shards(RunTicket ticket)
    {
        var size = options.Value.InteractiveShard;
        for (var first = 0L; first < ticket.Draws; first += size)
            yield return new ShardWork(ticket, first, (int)Math.Min(size, ticket.Draws - first));
    }
}
