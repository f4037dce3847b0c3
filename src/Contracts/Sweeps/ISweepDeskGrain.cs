using Simulation.Contracts.Runs;

namespace Simulation.Contracts.Sweeps;

/// <summary>Takes sweeps in: checks them and makes them runs. Key: <see cref="Key"/>.</summary>
[Alias("sweep-desk")]
public interface ISweepDeskGrain : IGrainWithStringKey
{
    /// <summary>The only key.</summary>
    const string Key = "all";

    /// <summary>Checks a sweep against every province, and submits it.</summary>
    /// <exception cref="Faults.SimulationFaultException">The sweep is wrong (all problems are listed) or too large, a province is not ready, or too many runs are open.</exception>
    [Alias("submit")]
    Task<RunStatus> SubmitAsync(SweepQuestion sweep, CancellationToken cancellation = default);
}
