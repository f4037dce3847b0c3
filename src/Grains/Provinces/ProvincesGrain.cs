using Orleans.Concurrency;
using Simulation.Contracts.Provinces;
using Simulation.Data;

namespace Simulation.Grains.Provinces;

/// <summary>Lists the provinces there are, and the caller reaches.</summary>
[StatelessWorker]
internal sealed class ProvincesGrain(ProvinceCatalogue catalogue) : Grain, IProvincesGrain
{
    public async Task<ProvinceSummary[]> ListAsync(CancellationToken cancellation = default) => [.. await catalogue.ListAsync(cancellation)];

    public Task<string?> IdentifyAsync(byte[] archive) => Task.FromResult(ProvinceArchive.Read(archive, new DiagnosticBag())?.Province);
}
