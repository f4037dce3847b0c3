namespace Simulation.Contracts.Analyses;

/// <summary>
/// One question to one analysis of a calibrated province: computed once for all who ask, remembered for a while, and kept when it took long. Key: hash of everything
/// that decides the answer.
/// </summary>
[Alias("analysis")]
public interface IAnalysisGrain : IGrainWithStringKey
{
    /// <summary>
    /// The answer, or how far it has come when it is not there within the time given. It goes on being computed then: ask again.
    /// </summary>
    /// <param name="ticket">What is asked; its <see cref="AnalysisTicket.Id"/> is the grain's key.</param>
    /// <param name="patience">How long to wait.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="Faults.SimulationFaultException">The question is wrong (all problems are listed), or it cannot be computed.</exception>
    [Alias("ask"), ResponseTimeout(Patience.LongWork)]
    Task<AnalysisAnswer> AskAsync(AnalysisTicket ticket, TimeSpan patience, CancellationToken cancellation = default);

    /// <summary>How far it has come, now and whenever that has changed, at most a few times a second, and the answer at the end. Nothing when it is not being computed and its answer is not in memory.</summary>
    /// <exception cref="Faults.SimulationFaultException">As for <see cref="AskAsync"/>; also when the caller may not see the province.</exception>
    [Alias("watch")]
    IAsyncEnumerable<AnalysisAnswer> WatchAsync(CancellationToken cancellation = default);
}
