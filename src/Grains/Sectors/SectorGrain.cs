using Orleans.Concurrency;
using Simulation.Contracts.Runs;
using Simulation.Contracts.Sectors;
using Simulation.Grains.Forecasts;
using Simulation.Model.Execution;
using Simulation.Model.Plans.Forecasting;

namespace Simulation.Grains.Sectors;

/// <summary>A sector: projects its segments when asked, or lends their projectors.</summary>
[StatelessWorker]
internal sealed class SectorGrain(ForecastLibrary library) : Grain, ISectorGrain
{
    private string Office => this.GetPrimaryKeyString().Split('/', 2)[1];

    public async Task<SectorBlock> ProjectAsync(SectorWork work, CancellationToken cancellation = default)
    {
        var forecast = await library.FindAsync(work.Ticket);
        cancellation.ThrowIfCancellationRequested();
        var segment = Own(forecast).First(candidate => candidate.Segment.Number == work.Segment);
        var exports = DrawArrays.Rent(segment.Exports(work.Year).Length, work.Draws);
        segment.Project(work.Year, new DrawRange(work.FirstDraw, work.Draws), forecast.Ensemble, forecast.Latents, work.Imports, exports);
        return new SectorBlock(exports);
    }

    public async Task<Immutable<SegmentProjector[]>> LendAsync(RunTicket ticket, CancellationToken cancellation = default) =>
        new([.. Own(await library.FindAsync(ticket))]);

    private IEnumerable<SegmentProjector> Own(PreparedForecast forecast) => forecast.Projector.Segments.Where(segment => segment.Segment.Office == Office);
}
