namespace Simulation.Contracts.Work;

/// <summary>A run as its workers see it. Key: run id.</summary>
[Alias("run-work")]
public interface IRunWorkGrain : IGrainWithStringKey
{
    /// <summary>Lends a piece to a worker; never waits for anything long.</summary>
    /// <param name="worker">The worker's name.</param>
    [Alias("lease")]
    Task<WorkOffer> LeaseAsync(string worker);

    /// <summary>Tells that a worker is still at its piece; false when it should stop, because the run has ended or the piece is done.</summary>
    /// <param name="worker">The worker's name.</param>
    /// <param name="piece">Number of the piece.</param>
    /// <param name="done">Units of progress within the piece.</param>
    [Alias("renew")]
    Task<bool> RenewAsync(string worker, int piece, long done);

    /// <summary>Hands in what came of a piece. A piece handed in before, by whomever, is left as it is: both computed the same bytes.</summary>
    /// <param name="worker">The worker's name.</param>
    /// <param name="piece">Number of the piece.</param>
    /// <param name="outcome">What came of it.</param>
    [Alias("deliver"), ResponseTimeout(Patience.Delivery)]
    Task DeliverAsync(string worker, int piece, WorkOutcome outcome);

    /// <summary>Forgets the run, its record and what it left, when it ended before a moment; repeated, it finds nothing to forget. What was asked can be asked again, and is computed to the same bits.</summary>
    /// <param name="endedBefore">The moment. A run that has not ended, or ended later, stays as it is.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>True when there was something to forget.</returns>
    [Alias("prune")]
    Task<bool> PruneAsync(DateTimeOffset endedBefore, CancellationToken cancellation = default);
}

/// <summary>What a run has to offer to a worker.</summary>
/// <param name="Piece">A piece; null when all are lent out, or the run has none left.</param>
/// <param name="IsOver">True when the run has ended, or is unknown: it need not be asked again.</param>
[GenerateSerializer, Immutable, Alias("work-offer")]
public readonly record struct WorkOffer([property: Id(0)] WorkPiece? Piece, [property: Id(1)] bool IsOver);
