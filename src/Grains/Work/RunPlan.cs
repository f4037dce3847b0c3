using Simulation.Contracts.Runs;
using Simulation.Contracts.Work;

namespace Simulation.Grains.Work;

/// <summary>
/// How a kind of run is cut into pieces, and what becomes of what is handed in. Used within the turns of one grain; a plan made anew from the same order and
/// restored goes on where the recorded pieces end.
/// </summary>
/// <param name="order">The run.</param>
internal abstract class RunPlan(RunOrder order)
{
    /// <summary>The run.</summary>
    public RunOrder Order { get; } = order;

    /// <summary>Number of pieces.</summary>
    public abstract int Pieces { get; }

    /// <summary>Units of progress in all.</summary>
    public abstract long Total { get; }

    /// <summary>A piece.</summary>
    public abstract WorkPiece Piece(int number);

    /// <summary>Units of progress that a piece is worth.</summary>
    public abstract long UnitsOf(int number);

    /// <summary>Finds what was recorded of an earlier life of the run.</summary>
    /// <returns>The pieces that need not be computed again.</returns>
    public abstract Task<IReadOnlyCollection<int>> RestoreAsync(CancellationToken cancellation);

    /// <summary>Takes what came of a piece; a plan that records pieces one by one has recorded it when this returns.</summary>
    public abstract Task AcceptAsync(int number, WorkOutcome outcome, CancellationToken cancellation);

    /// <summary>Whether a piece can be begun, given the number of pieces done.</summary>
    public virtual bool MayBegin(int number, int done) => true;

    /// <summary>Records what was accepted and not recorded yet.</summary>
    /// <param name="done">Pieces accepted, in the order of their numbers.</param>
    /// <param name="cancellation">Stops the work.</param>
    public virtual Task RecordAsync(IReadOnlyList<int> done, CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>Makes the answer of all pieces; it is kept when this returns.</summary>
    public virtual Task FinishAsync(CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>Removes what only an unfinished run needs.</summary>
    public virtual Task ClearAsync(CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>Whether the answer of a finished run is still kept. One that is not is computed again when asked for.</summary>
    public virtual Task<bool> HasAnswerAsync(CancellationToken cancellation) => Task.FromResult(true);
}
