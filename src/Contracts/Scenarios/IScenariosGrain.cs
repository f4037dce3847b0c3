namespace Simulation.Contracts.Scenarios;

/// <summary>The scenarios of a province. Key: province id, <c>tra-vinh</c>.</summary>
[Alias("scenarios")]
public interface IScenariosGrain : IGrainWithStringKey
{
    /// <summary>The scenarios that are not deleted, in the order of their ids.</summary>
    /// <param name="after">Id after which to go on; null for the beginning.</param>
    /// <param name="limit">At most so many, 1 to 1000.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="Faults.SimulationFaultException">No such province.</exception>
    [Alias("list")]
    Task<ScenarioVersion[]> ListAsync(string? after, int limit, CancellationToken cancellation = default);
}
