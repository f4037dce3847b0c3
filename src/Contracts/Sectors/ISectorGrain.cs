using Orleans.Concurrency;
using Simulation.Contracts.Runs;
using Simulation.Model.Execution;

namespace Simulation.Contracts.Sectors;

/// <summary>
/// A sector of a calibrated province. Immutable by its key, so that nothing can go stale; a stateless worker, so that it is always asked inside the process.
/// Key: <c>calibration/office</c>.
/// </summary>
[Alias("sector")]
public interface ISectorGrain : IGrainWithStringKey
{
    /// <summary>
    /// Lends the sector's projectors of a run, in order of evaluation: shards compose them where they are. By reference; they have no form on the wire, because a stateless worker is always local to its caller.
    /// </summary>
    [Alias("lend")]
    Task<Immutable<SegmentProjector[]>> LendAsync(RunTicket ticket, CancellationToken cancellation = default);
}
