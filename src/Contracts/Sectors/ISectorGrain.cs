using Simulation.Contracts.Runs;

namespace Simulation.Contracts.Sectors;

/// <summary>
/// A sector of a calibrated province. Immutable by its key, so that nothing can go stale; a stateless worker, so that it is asked inside the process, but for the last
/// moments of a silo that is shutting down, which activates nothing any more. Key: <c>calibration/office</c>.
/// </summary>
[Alias("sector")]
public interface ISectorGrain : IGrainWithStringKey
{
    /// <summary>Lends the sector's projectors of a run: shards compose them where they are.</summary>
    [Alias("lend")]
    Task<SectorLoan> LendAsync(RunTicket ticket, CancellationToken cancellation = default);
}
