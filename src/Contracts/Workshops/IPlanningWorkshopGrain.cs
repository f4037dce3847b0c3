using Simulation.Contracts.Faults;

namespace Simulation.Contracts.Workshops;

/// <summary>
/// One workshop, in which many people say what they would do with some levers. What is answered after a write is on disk. Key: its code, without hyphens. The code suffices to read what
/// is asked and to take part; for everything else the caller must reach the province.
/// </summary>
[Alias("planning-workshop")]
public interface IPlanningWorkshopGrain : IGrainWithStringKey
{
    /// <summary>Opens it. Sent again with the same token, it is found.</summary>
    /// <exception cref="SimulationFaultException">The order is wrong (all problems are listed), or the province is not ready.</exception>
    [Alias("open")]
    Task<Workshop> OpenAsync(string province, WorkshopOrder order, CancellationToken cancellation = default);

    /// <summary>What is asked, until when, and how many take part.</summary>
    /// <exception cref="SimulationFaultException">There is no such workshop, or the code has expired for who has nothing else.</exception>
    [Alias("find")]
    Task<Workshop> FindAsync(CancellationToken cancellation = default);

    /// <summary>How the plan's targets fare by some levers. Nothing is kept.</summary>
    /// <exception cref="SimulationFaultException">There is no such workshop, it is closed, or a value is wrong.</exception>
    [Alias("chances"), ResponseTimeout(Patience.LongWork)]
    Task<WorkshopChances> AskAsync(WorkshopValue[] values, CancellationToken cancellation = default);

    /// <summary>Keeps a participant's entry as a new version.</summary>
    /// <exception cref="SimulationFaultException">
    /// There is no such workshop, it is closed or full, the name is taken, the key is not that of the entry, the condition does not hold, or a value is wrong.
    /// </exception>
    [Alias("hand-in")]
    Task<WorkshopEntry> HandInAsync(WorkshopHandIn handIn, CancellationToken cancellation = default);

    /// <summary>Its status now, and again whenever it has changed, at most a few times a second, until it is closed.</summary>
    /// <exception cref="SimulationFaultException">There is no such workshop.</exception>
    [Alias("watch")]
    IAsyncEnumerable<WorkshopStatus> WatchAsync(CancellationToken cancellation = default);

    /// <summary>What those who handed in would do.</summary>
    /// <exception cref="SimulationFaultException">There is no such workshop, or the caller does not reach its province.</exception>
    [Alias("results")]
    Task<WorkshopResults> SummariseAsync(CancellationToken cancellation = default);

    /// <summary>How the plan's targets fare by what they would do.</summary>
    /// <exception cref="SimulationFaultException">There is no such workshop, or the caller does not reach its province.</exception>
    [Alias("outlook"), ResponseTimeout(Patience.LongWork)]
    Task<WorkshopOutlook> ForecastAsync(CancellationToken cancellation = default);

    /// <summary>Leaves an entry out of all figures, or takes it in again; also after the end. What was handed in stays as it is.</summary>
    /// <param name="participant">Whose.</param>
    /// <param name="isLeftOut">True to leave it out.</param>
    /// <param name="author">Who decides.</param>
    /// <param name="token">Names this decision, so that it is done once however often it is sent.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="SimulationFaultException">There is no such workshop or entry, or the caller does not reach its province.</exception>
    [Alias("leave-out")]
    Task<WorkshopEntry> LeaveOutAsync(string participant, bool isLeftOut, string author, Guid token, CancellationToken cancellation = default);

    /// <summary>Closes it, for good. Closed already, it stays as it is.</summary>
    /// <exception cref="SimulationFaultException">There is no such workshop, or the caller does not reach its province.</exception>
    [Alias("close")]
    Task<Workshop> CloseAsync(string author, CancellationToken cancellation = default);
}

/// <summary>The workshops of a province. Key: province id, <c>tra-vinh</c>.</summary>
[Alias("planning-workshops")]
public interface IPlanningWorkshopsGrain : IGrainWithStringKey
{
    /// <summary>Opens one, under a code that nobody can guess.</summary>
    /// <exception cref="SimulationFaultException">The order is wrong (all problems are listed), or the province is not ready.</exception>
    [Alias("open")]
    Task<Workshop> OpenAsync(WorkshopOrder order, CancellationToken cancellation = default);

    /// <summary>The workshops of the province, the latest first, at most 1000.</summary>
    /// <exception cref="SimulationFaultException">No such province.</exception>
    [Alias("list")]
    Task<WorkshopSummary[]> ListAsync(CancellationToken cancellation = default);
}
