using Orleans.Concurrency;
using Simulation.Contracts.Runs;
using Simulation.Contracts.Sectors;
using Simulation.Grains.Forecasts;
using Simulation.Model.Execution;
using Simulation.Model.Plans.Forecasting;

namespace Simulation.Grains.Sectors;

/// <summary>A sector: lends the projectors of its segments.</summary>
[StatelessWorker]
internal sealed class SectorGrain(ForecastLibrary library) : Grain, ISectorGrain
{
    private string Office => this.GetPrimaryKeyString().Split('/', 2)[1];

    public async Task<Immutable<SegmentProjector[]>> LendAsync(RunTicket ticket, CancellationToken cancellation = default) =>
        new([.. Own(await library.FindAsync(ticket))]);

    private IEnumerable<SegmentProjector> Own(PreparedForecast forecast) => forecast.Projector.Segments.Where(segment => segment.Segment.Office == Office);
}
