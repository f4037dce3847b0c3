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
}

/// <summary>What a run has to offer to a worker.</summary>
/// <param name="Piece">A piece; null when all are lent out, or the run has none left.</param>
/// <param name="IsOver">True when the run has ended, or is unknown: it need not be asked again.</param>
[GenerateSerializer, Immutable, Alias("work-offer")]
public readonly record struct WorkOffer([property: Id(0)] WorkPiece? Piece, [property: Id(1)] bool IsOver);
