namespace Simulation.Contracts.Scenarios;

/// <summary>
/// One scenario that a planner keeps: every version of it, who wrote it and when. What is answered after a write is on disk. Key:
/// <c>{province}/{scenario}</c>, <c>tra-vinh/dry-year</c>.
/// </summary>
[Alias("scenario")]
public interface IScenarioGrain : IGrainWithStringKey
{
    /// <summary>The newest version, or one of the earlier ones.</summary>
    /// <param name="version">The version wanted; null for the newest.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="Faults.SimulationFaultException">No such province, scenario or version, or that version is its deletion.</exception>
    [Alias("find")]
    Task<SavedScenario> FindAsync(long? version, CancellationToken cancellation = default);

    /// <summary>What became of it, the newest version first, deletions included.</summary>
    /// <param name="before">Version below which to go on; null for the newest.</param>
    /// <param name="limit">At most so many, 1 to 1000.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="Faults.SimulationFaultException">There never was such a scenario.</exception>
    [Alias("history")]
    Task<ScenarioVersion[]> HistoryAsync(long? before, int limit, CancellationToken cancellation = default);

    /// <summary>
    /// Checks a scenario against the province's model and keeps it as a new version. Changes that change nothing are left out, with a remark.
    /// </summary>
    /// <exception cref="Faults.SimulationFaultException">
    /// The scenario is wrong (all problems are listed), the condition does not hold, or the province is not ready.
    /// </exception>
    [Alias("save")]
    Task<SavedScenario> SaveAsync(ScenarioSave save, CancellationToken cancellation = default);

    /// <summary>Deletes it; earlier versions stay readable by their number.</summary>
    /// <param name="condition">Which version may be deleted.</param>
    /// <param name="author">Who deletes.</param>
    /// <param name="token">Names this deletion: the same one repeated is found done.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="Faults.SimulationFaultException">There is no such scenario, or the condition does not hold.</exception>
    [Alias("delete")]
    Task DeleteAsync(WriteCondition condition, string author, Guid token, CancellationToken cancellation = default);

    /// <summary>
    /// The newest version whenever it is another than the one that the watcher knows, deletions included. It goes on until the watcher leaves, or the silo that tells is lost.
    /// </summary>
    /// <param name="after">The version that the watcher knows; 0 for none.</param>
    /// <param name="cancellation">The watcher leaves.</param>
    /// <exception cref="Faults.SimulationFaultException">No such province, or no scenario can be called so.</exception>
    [Alias("watch")]
    IAsyncEnumerable<ScenarioVersion> WatchAsync(long after, CancellationToken cancellation = default);
}
