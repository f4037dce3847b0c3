using Orleans.Concurrency;
using Simulation.Contracts.Sectors;
using Simulation.Contracts.Shards;
using Simulation.Grains.Forecasts;
using Simulation.Grains.Telemetry;
using Simulation.Grains.Work;
using Simulation.Model.Ensembles.Summaries;
using Simulation.Model.Execution;
using Simulation.Model.Plans.Forecasting;

namespace Simulation.Grains.Shards;

/// <summary>Computes draws where it is asked. Reentrant: a large shard keeps no small one waiting.</summary>
[StatelessWorker, Reentrant]
internal sealed class ShardGrain(ForecastLibrary library, InteractiveGate gate) : Grain, IShardGrain
{
    public async Task<ShardSummary> AskAsync(ShardWork work, CancellationToken cancellation = default)
    {
        using var activity = SimulationTelemetry.StartShard(work.Ticket.Run, work.FirstDraw, work.Draws);
        var forecast = await library.FindAsync(work.Ticket);
        var sink = new SummarySink(forecast.Shape);
        await AskAsync(forecast, work, sink, cancellation);
        SimulationTelemetry.DrawsSimulated(work.Draws, DrawKind.Interactive);
        return new ShardSummary(sink.ToSummary());
    }

    public async Task<ShardSummary> ComposeAsync(ShardWork work, CancellationToken cancellation = default)
    {
        var forecast = await library.FindAsync(work.Ticket);
        var composer = SegmentComposer.Of(forecast.Projector, await BorrowAsync(forecast, work, cancellation));
        var summary = await OwnThread.RunAsync(() => Compose(composer, forecast, work, cancellation), cancellation);
        SimulationTelemetry.DrawsSimulated(work.Draws, DrawKind.Bulk);
        return summary;
    }

    private async Task AskAsync(PreparedForecast forecast, ShardWork work, SummarySink sink, CancellationToken cancellation)
    {
        var board = new SegmentBoard(forecast.Projector, forecast.Ensemble, new DrawRange(work.FirstDraw, work.Draws));
        foreach (var year in forecast.Years)
        {
            foreach (var segment in forecast.Projector.Segments)
            {
                if (segment.Segment.Office is not { } office) board.Project(segment, year, forecast.Latents);
                else board.Post(segment, year, await AskAsync(office, segment, year, board, work, cancellation));
            }
        }

        board.Deliver(sink);
    }

    private async Task<double[][]> AskAsync(
        string office, SegmentProjector segment, int year, SegmentBoard board, ShardWork work, CancellationToken cancellation)
    {
        var block = await Sector(work, office).ProjectAsync(
            new SectorWork
            {
                Ticket = work.Ticket,
                Segment = segment.Segment.Number,
                Year = year,
                FirstDraw = work.FirstDraw,
                Draws = work.Draws,
                Imports = board.Imports(segment, year),
            },
            cancellation);
        return block.Exports;
    }

    private ShardSummary Compose(SegmentComposer composer, PreparedForecast forecast, ShardWork work, CancellationToken cancellation)
    {
        var sink = SummarySinkPool.Rent(forecast.Shape);
        composer.Run(new DrawRange(work.FirstDraw, work.Draws), forecast.Ensemble, forecast.Latents, sink, _ => gate.MakeWay(), cancellation);
        var summary = sink.ToSummary();
        SummarySinkPool.Return(sink);
        return new ShardSummary(summary);
    }

    // The sectors' segments are lent, the province's own are at hand.
    private async Task<SegmentProjector[]> BorrowAsync(PreparedForecast forecast, ShardWork work, CancellationToken cancellation)
    {
        var own = forecast.Projector.Segments.Where(segment => segment.Segment.Office is null);
        var offices = forecast.Projector.Segments.Select(segment => segment.Segment.Office).OfType<string>().Distinct();
        var lent = await Task.WhenAll(offices.Select(office => Sector(work, office).LendAsync(work.Ticket, cancellation)));
        return [.. lent.SelectMany(projectors => projectors.Value).Concat(own).OrderBy(segment => segment.Segment.Number)];
    }

    private ISectorGrain Sector(ShardWork work, string office) => GrainFactory.GetGrain<ISectorGrain>($"{work.Ticket.Calibration}/{office}");
}
