using Simulation.Contracts.Keys;
using Simulation.Contracts.Runs;
using Simulation.Contracts.Work;
using Simulation.Grains.Runs;

namespace Simulation.Grains.Work;

/// <summary>A run that has been accepted: its plan, its leases and what has become of it. Used within the turns of one grain.</summary>
internal sealed class RunJob
{
    // A piece that fails so often, whoever computes it, is itself the trouble.
    private const int TroublesAtMost = 5;

    private readonly TimeProvider time;
    private readonly LeaseTable leases;
    private readonly long began;
    private readonly long doneBefore;
    private readonly Dictionary<int, int> troubles = [];
    private readonly TaskCompletionSource ended = NewSignal();
    private TaskCompletionSource changed = NewSignal();

    private RunJob(RunPlan plan, RunRecord record, long version, IReadOnlyCollection<int> done, TimeSpan term, TimeProvider time)
    {
        this.time = time;
        Plan = plan;
        Record = record;
        Version = version;
        leases = new LeaseTable(plan.Pieces, term, time);
        foreach (var piece in done) leases.Finish(piece);
        DoneUnits = doneBefore = done.Sum(plan.UnitsOf);
        began = time.GetTimestamp();
    }

    /// <summary>The run, for a caller who may see all of its provinces.</summary>
    /// <exception cref="Contracts.Faults.SimulationFaultException">He may not.</exception>
    public RunJob Seen()
    {
        Access.Require(Plan.Order.Provinces);
        return this;
    }

    /// <summary>How it is cut.</summary>
    public RunPlan Plan { get; }

    /// <summary>What is, or will be, recorded of it.</summary>
    public RunRecord Record { get; private set; }

    /// <summary>Version of its record; 0 for a run that is not durable.</summary>
    public long Version { get; private set; }

    /// <summary>Units of pieces that are done.</summary>
    public long DoneUnits { get; private set; }

    /// <summary>True when all pieces are done; the answer may still have to be made.</summary>
    public bool IsComplete => leases.IsComplete;

    /// <summary>Numbers of the pieces that are done.</summary>
    public IReadOnlyList<int> DonePieces => [.. leases.DonePieces];

    /// <summary>Completes at the next change.</summary>
    public Task Changed => changed.Task;

    /// <summary>Completes when nothing more will happen to this job.</summary>
    public Task Ended => ended.Task;

    /// <summary>A job that begins, or goes on from what was recorded.</summary>
    public static async Task<RunJob> BeginAsync(
        RunPlan plan, RunRecord record, long version, TimeSpan term, TimeProvider time, CancellationToken cancellation)
    {
        IReadOnlyCollection<int> done = record.IsFinal || !plan.Order.IsDurable ? [] : await plan.RestoreAsync(cancellation);
        return new RunJob(plan, record, version, done, term, time);
    }

    /// <summary>Lends a piece; null when none is waiting.</summary>
    public WorkPiece? Lend(string worker) =>
        leases.Lend(worker, number => Plan.MayBegin(number, leases.Done)) is { } piece ? Plan.Piece(piece) : null;

    /// <summary>Makes a lease last.</summary>
    public bool Renew(string worker, int piece, long progress)
    {
        var holds = leases.Renew(worker, piece, progress);
        if (holds) Signal();
        return holds;
    }

    /// <summary>Takes what came of a piece; true when it was news.</summary>
    public async Task<bool> AcceptAsync(int piece, WorkOutcome outcome, CancellationToken cancellation)
    {
        if (!leases.Accept(piece)) return false;
        try
        {
            await Plan.AcceptAsync(piece, outcome, cancellation);
        }
        catch
        {
            leases.Return(piece);
            throw;
        }

        leases.Finish(piece);
        DoneUnits += Plan.UnitsOf(piece);
        Signal();
        return true;
    }

    /// <summary>Notes that a worker gave a piece back; true when that has happened to the piece too often.</summary>
    /// <param name="worker">The worker.</param>
    /// <param name="piece">Number of the piece.</param>
    /// <param name="isPassing">True when the piece is not to blame, and nothing is counted.</param>
    public bool Return(string worker, int piece, bool isPassing)
    {
        leases.Return(worker, piece);
        if (isPassing) return false;
        troubles[piece] = troubles.GetValueOrDefault(piece) + 1;
        return troubles[piece] > TroublesAtMost;
    }

    /// <summary>Ends leases that were not renewed; returns how many.</summary>
    public int Expire() => leases.Expire();

    /// <summary>Notes what is recorded by now.</summary>
    public void Note(RunRecord record, long version)
    {
        Record = record;
        Version = version;
        if (record.IsFinal) ended.TrySetResult();
        Signal();
    }

    /// <summary>Tells those who wait for a change that this job is not the run any more.</summary>
    public void Abandon()
    {
        ended.TrySetResult();
        Signal();
    }

    /// <summary>How far it is.</summary>
    public RunStatus Describe()
    {
        var done = Math.Min(Plan.Total, DoneUnits + leases.Underway);
        var began = done > 0 || leases.Lent > 0;
        return new RunStatus
        {
            Run = Plan.Order.Run,
            Kind = Plan.Order.Kind,
            Provinces = [.. Plan.Order.Provinces],
            State = Record.IsFinal ? Record.State : began ? RunState.Running : RunState.Queued,
            Done = Record.State == RunState.Finished ? Plan.Total : done,
            Total = Plan.Total,
            SecondsLeft = Record.IsFinal ? 0 : SecondsLeft(done),
            Submitted = Record.Submitted,
            Ended = Record.Ended,
            Failure = Record.Failure,
            Caller = Plan.Order.Caller,
            Revision = Plan.Order.Calibration?.Revision,
            Shards = Record.IsFinal ? null : new RunShards(leases.Done, Plan.Pieces, [.. leases.AtWork.Select(AtWork)]),
        };
    }

    private ShardAtWork AtWork((int Piece, string Worker, long Progress) lease)
    {
        var (piece, worker) = (Plan.Piece(lease.Piece), WorkerName.Read(lease.Worker));
        return new ShardAtWork(lease.Piece, piece.First, piece.Count, lease.Progress, worker.Silo, worker.Number);
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private double? SecondsLeft(long done)
    {
        var seconds = time.GetElapsedTime(began).TotalSeconds;
        return done > doneBefore && seconds > 0 ? Math.Round((Plan.Total - done) * seconds / (done - doneBefore), 1) : null;
    }

    private void Signal()
    {
        changed.TrySetResult();
        changed = NewSignal();
    }
}
