namespace Simulation.Contracts.Runs;

/// <summary>
/// One run, found by what it is: its key is a hash of all that decides its result. It divides the draws into shards, merges their summaries, and answers again
/// at once when asked again; several askers cost one computation. Key: run id.
/// </summary>
[Alias("run")]
public interface IRunGrain : IGrainWithStringKey
{
    /// <summary>The run's answer, computed when it is not known yet.</summary>
    /// <param name="ticket">The question whose run this is.</param>
    /// <param name="cancellation">The asker leaves. When all askers have left, the work stops.</param>
    /// <exception cref="Faults.SimulationFaultException">The model has no solution for the question.</exception>
    [Alias("answer"), ResponseTimeout(Patience.LongWork)]
    Task<RunResult> AnswerAsync(RunTicket ticket, CancellationToken cancellation = default);
}
