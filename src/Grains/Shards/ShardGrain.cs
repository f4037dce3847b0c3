using Simulation.Contracts.Sectors;
using Simulation.Contracts.Shards;
using Simulation.Grains.Forecasts;
using Simulation.Grains.Telemetry;
using Simulation.Model.Ensembles.Summaries;
using Simulation.Model.Execution;
using Simulation.Model.Plans.Forecasting;

namespace Simulation.Grains.Shards;

/// <summary>Computes some draws of a run once, and is gone.</summary>
internal sealed class ShardGrain(ForecastLibrary library) : Grain, IShardGrain
{
    public async Task<ShardSummary> SimulateAsync(ShardWork work, CancellationToken cancellation = default)
    {
        DeactivateOnIdle();
        using var activity = SimulationTelemetry.StartShard(work.Ticket.Run, work.FirstDraw, work.Draws);
        var forecast = await library.FindAsync(work.Ticket);
        var sink = new SummarySink(forecast.Shape);
        await (work.AsksSectors ? AskAsync(forecast, work, sink, cancellation) : ComposeAsync(forecast, work, sink, cancellation));
        SimulationTelemetry.DrawsSimulated(work.Draws, work.AsksSectors ? DrawKind.Interactive : DrawKind.Bulk);
        return new ShardSummary(sink.ToSummary());
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

    private async Task ComposeAsync(PreparedForecast forecast, ShardWork work, SummarySink sink, CancellationToken cancellation)
    {
        var composer = SegmentComposer.Of(forecast.Projector, await BorrowAsync(forecast, work, cancellation));
        composer.Run(new DrawRange(work.FirstDraw, work.Draws), forecast.Ensemble, forecast.Latents, sink, cancellation: cancellation);
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
