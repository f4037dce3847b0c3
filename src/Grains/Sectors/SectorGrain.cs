using Simulation.Contracts.Runs;
using Simulation.Contracts.Sectors;
using Simulation.Grains.Forecasts;

namespace Simulation.Grains.Sectors;

/// <summary>A sector: lends the projectors of its segments.</summary>
[Orleans.Concurrency.StatelessWorker]
internal sealed class SectorGrain(ForecastLibrary library) : Grain, ISectorGrain
{
    private string Office => this.GetPrimaryKeyString().Split('/', 2)[1];

    public async Task<SectorLoan> LendAsync(RunTicket ticket, CancellationToken cancellation = default) => SectorLoans.Lend(await library.FindAsync(ticket), Office);
}
