using Simulation.Contracts.Sweeps;

namespace Simulation.Contracts.Runs;

/// <summary>
/// A run, named by the hash of all that decides its result: the same question is the same run, answered at once when asked again; several askers cost
/// one computation. Key: run id.
/// </summary>
[Alias("run")]
public interface IRunGrain : IGrainWithStringKey
{
    /// <summary>The answer of a forecast, computed when it is not known yet. Small ones are computed here and now, large ones by the silos' workers.</summary>
    /// <param name="order">The run of one question; whether it is durable plays no part, nothing is recorded.</param>
    /// <param name="cancellation">The asker leaves. When all askers have left, the work stops.</param>
    /// <exception cref="Faults.SimulationFaultException">The model has no solution for the question, or too much is being computed already.</exception>
    [Alias("answer"), ResponseTimeout(Patience.LongWork)]
    Task<RunResult> AnswerAsync(RunOrder order, CancellationToken cancellation = default);

    /// <summary>
    /// Accepts a run. When this returns, a durable run is recorded and will finish, whatever dies; submitted again, it is found. One that failed or was cancelled starts anew.
    /// </summary>
    /// <exception cref="Faults.SimulationFaultException">Too many runs are open already.</exception>
    [Alias("submit")]
    Task<RunStatus> SubmitAsync(RunOrder order, CancellationToken cancellation = default);

    /// <summary>How far it has come; null when no such run was submitted.</summary>
    [Alias("status")]
    Task<RunStatus?> FindStatusAsync(CancellationToken cancellation = default);

    /// <summary>Its status now, and again whenever it has changed, at most a few times a second, until it is final. Nothing for an unknown run.</summary>
    [Alias("watch")]
    IAsyncEnumerable<RunStatus> WatchAsync(CancellationToken cancellation = default);

    /// <summary>Stops it, for everybody; null when no such run was submitted. A run that has ended stays as it is.</summary>
    [Alias("cancel")]
    Task<RunStatus?> CancelAsync(CancellationToken cancellation = default);

    /// <summary>The answer of a forecast that has finished; null for other runs.</summary>
    [Alias("result")]
    Task<RunResult?> FindResultAsync(CancellationToken cancellation = default);

    /// <summary>What the draws of a forecast are draws of, so that they can be asked for; null for other runs.</summary>
    [Alias("draws")]
    Task<RunDraws?> FindDrawsAsync(CancellationToken cancellation = default);

    /// <summary>The rows of a sweep as they finish, those that are there at once, until the sweep has ended. Nothing for other runs.</summary>
    [Alias("rows")]
    IAsyncEnumerable<SweepRow> ReadRowsAsync(CancellationToken cancellation = default);
}
