using Simulation.Contracts.Runs;

namespace Simulation.Contracts.Work;

/// <summary>
/// Hands the pieces of open runs to the workers that ask, fairly between callers. One for the whole cluster; it holds no state that cannot be found again. Key: <see cref="Key"/>.
/// </summary>
[Alias("dispatcher")]
public interface IDispatcherGrain : IGrainWithStringKey
{
    /// <summary>The only key.</summary>
    const string Key = "all";

    /// <summary>Enters a run, or finds it entered.</summary>
    /// <exception cref="Faults.SimulationFaultException">The queue is full, for this caller or for all: <see cref="Faults.FaultKind.TooBusy"/>.</exception>
    [Alias("enter")]
    Task EnterAsync(OpenRun run);

    /// <summary>Takes a run out.</summary>
    [Alias("leave")]
    Task LeaveAsync(string run);

    /// <summary>A piece for a worker; waits a little for one to turn up, null when none does.</summary>
    [Alias("lease")]
    Task<WorkPiece?> LeaseAsync(string worker, CancellationToken cancellation = default);

    /// <summary>Open runs, the one to be served next first, and the workers seen of late.</summary>
    [Alias("overview")]
    Task<DispatcherOverview> DescribeAsync();

    /// <summary>The same now, and again whenever runs or workers have come or gone, at most a few times a second; without end.</summary>
    [Alias("watch")]
    IAsyncEnumerable<DispatcherOverview> WatchAsync(CancellationToken cancellation = default);
}

/// <summary>A run in the queue.</summary>
/// <param name="Run">Its id.</param>
/// <param name="Caller">Who submitted it.</param>
/// <param name="Kind">What it computes.</param>
/// <param name="IsOwed">True for what the program itself needs (a province's first calibration) and for what was accepted before: never refused.</param>
[GenerateSerializer, Immutable, Alias("open-run")]
public sealed record OpenRun([property: Id(0)] string Run, [property: Id(1)] string Caller, [property: Id(2)] RunKind Kind, [property: Id(3)] bool IsOwed);

/// <summary>The queue at a moment.</summary>
/// <param name="Runs">Open runs, the one to be served next first.</param>
/// <param name="Workers">Workers that asked within the last minute, by name.</param>
[GenerateSerializer, Immutable, Alias("dispatcher-overview")]
public sealed record DispatcherOverview([property: Id(0)] OpenRun[] Runs, [property: Id(1)] string[] Workers);
