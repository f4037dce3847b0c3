using Orleans.Concurrency;
using Simulation.Contracts.Sectors;
using Simulation.Contracts.Shards;
using Simulation.Grains.Forecasts;
using Simulation.Grains.Sectors;
using Simulation.Grains.Telemetry;
using Simulation.Grains.Work;
using Simulation.Model.Ensembles;
using Simulation.Model.Ensembles.Summaries;
using Simulation.Model.Execution;
using Simulation.Model.Plans.Forecasting;

namespace Simulation.Grains.Shards;

/// <summary>Computes draws where it is asked. Reentrant: a large shard keeps no small one waiting.</summary>
[StatelessWorker, Reentrant]
internal sealed class ShardGrain(ForecastLibrary library, InteractiveGate gate) : Grain, IShardGrain
{
    public async Task<ShardSummary> AnswerAsync(ShardWork work, CancellationToken cancellation = default)
    {
        using var activity = SimulationTelemetry.StartShard(work.Ticket.Run, work.FirstDraw, work.Draws);
        var (forecast, composer) = await ComposerAsync(work, cancellation);
        var sink = new SummarySink(forecast.Shape);
        composer.Run(new DrawRange(work.FirstDraw, work.Draws), forecast.Ensemble, forecast.Latents, sink, betweenBlocks: null, cancellation);
        SimulationTelemetry.DrawsSimulated(work.Draws, DrawKind.Interactive);
        return new ShardSummary(sink.ToSummary());
    }

    public async Task<ShardSummary> ComposeAsync(ShardWork work, CancellationToken cancellation = default)
    {
        var (forecast, composer) = await ComposerAsync(work, cancellation);
        var summary = await OwnThread.RunAsync(() => Compose(composer, forecast, work, cancellation), cancellation);
        SimulationTelemetry.DrawsSimulated(work.Draws, DrawKind.Bulk);
        return summary;
    }

    public async Task<DrawBlock> DrawAsync(ShardWork work, CancellationToken cancellation = default)
    {
        using var activity = SimulationTelemetry.StartShard(work.Ticket.Run, work.FirstDraw, work.Draws);
        var (forecast, composer) = await ComposerAsync(work, cancellation);
        var draws = new DrawRange(work.FirstDraw, work.Draws);
        var columns = await OwnThread.RunAsync(
            () =>
            {
                var sink = new DrawColumns(forecast.Outputs.Length, forecast.Years[0], forecast.Years.Length, draws);
                composer.Run(draws, forecast.Ensemble, forecast.Latents, sink, _ => gate.MakeWay(), cancellation);
                return sink;
            },
            cancellation);
        SimulationTelemetry.DrawsSimulated(work.Draws, DrawKind.Bulk);
        return new DrawBlock(work.FirstDraw, work.Draws, columns.Values);
    }

    private async Task<(PreparedForecast Forecast, SegmentComposer Composer)> ComposerAsync(ShardWork work, CancellationToken cancellation)
    {
        var forecast = await library.FindAsync(work.Ticket);
        return (forecast, SegmentComposer.Of(forecast.Projector, await BorrowAsync(forecast, work, cancellation)));
    }

    private ShardSummary Compose(SegmentComposer composer, PreparedForecast forecast, ShardWork work, CancellationToken cancellation)
    {
        var sink = SummarySinkPool.Rent(forecast.Shape);
        composer.Run(new DrawRange(work.FirstDraw, work.Draws), forecast.Ensemble, forecast.Latents, sink, _ => gate.MakeWay(), cancellation);
        var summary = sink.ToSummary();
        SummarySinkPool.Return(sink);
        return new ShardSummary(summary);
    }

    private async Task<SegmentProjector[]> BorrowAsync(PreparedForecast forecast, ShardWork work, CancellationToken cancellation)
    {
        var offices = forecast.Projector.Segments.Select(segment => segment.Segment.Office).OfType<string>().Distinct();
        return SectorLoans.Join(forecast, await Task.WhenAll(offices.Select(office => Sector(work, office).LendAsync(work.Ticket, cancellation))));
    }

    private ISectorGrain Sector(ShardWork work, string office) => GrainFactory.GetGrain<ISectorGrain>($"{work.Ticket.Calibration}/{office}");
}
