using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;
using Orleans.Placement;
using Simulation.Contracts;
using Simulation.Contracts.Faults;
using Simulation.Contracts.Runs;
using Simulation.Contracts.Sweeps;
using Simulation.Contracts.Work;
using Simulation.Grains.Hosting;
using Simulation.Grains.Telemetry;
using Simulation.Grains.Work;
using Simulation.Storage;
using Simulation.Storage.Records;

namespace Simulation.Grains.Runs;

/// <summary>
/// A run. Small questions that come here are computed at once; everything else is cut into pieces that workers fetch. Placed by its id, so that runs are spread over
/// the silos whoever asks for them.
/// </summary>
[Reentrant, HashBasedPlacement]
internal sealed partial class RunGrain(
    InteractiveRun interactive, AnswerShelf shelf, RunPlans plans, RunLedger ledger, IOptions<SimulationOptions> options, TimeProvider time, ILogger<RunGrain> logger)
    : Grain, IRunGrain, IRunWorkGrain, IDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan WatchPause = TimeSpan.FromMilliseconds(200);

    // Shorter than the dispatcher's patience with a silent run: the database may be away.
    private static readonly TimeSpan OpeningPause = TimeSpan.FromSeconds(1.5);

    private readonly SharedComputation<RunResult> answer = new();
    private readonly SemaphoreSlim opening = new(1);
    private RunJob? job;
    private bool isSought;
    private bool isEnding;
    private Task recording = Task.CompletedTask;
    private long lastRecorded;
    private IGrainTimer? timer;
    private string? told;

    private string Run => this.GetPrimaryKeyString();

    private IDispatcherGrain Dispatcher => GrainFactory.GetGrain<IDispatcherGrain>(IDispatcherGrain.Key);

    public Task<RunResult> AnswerAsync(RunOrder order, CancellationToken cancellation = default)
    {
        if (answer.IsDone) SimulationTelemetry.CacheHit();
        return answer.JoinAsync(work => ComputeAsync(order, work), cancellation);
    }

    public async Task<RunStatus> SubmitAsync(RunOrder order, CancellationToken cancellation = default)
    {
        await opening.WaitAsync(cancellation);
        try
        {
            var known = await FindJobAsync(cancellation);
            return (known is not null && await HoldsAsync(known, order, cancellation) ? known : await OpenAsync(order, known, cancellation)).Describe();
        }
        finally
        {
            opening.Release();
        }
    }

    public async Task<RunStatus?> FindStatusAsync(CancellationToken cancellation = default) => (await SeeJobAsync(cancellation))?.Describe();

    public async IAsyncEnumerable<RunStatus> WatchAsync([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        while (await SeeJobAsync(cancellation) is { } watched)
        {
            var next = watched.Changed;
            var status = watched.Describe();
            yield return status;
            if (status.IsFinal) yield break;
            await next.WaitAsync(cancellation);
            await PauseAsync(watched, cancellation);
        }
    }

    public async Task<RunStatus?> CancelAsync(CancellationToken cancellation = default)
    {
        if (await SeeJobAsync(cancellation) is not { } current) return null;
        if (!current.Record.IsFinal) await EndAsync(current, RunState.Cancelled, failure: null);
        return current.Describe();
    }

    public async Task<RunResult?> FindResultAsync(CancellationToken cancellation = default)
    {
        if (await SeeJobAsync(cancellation) is not { Record.State: RunState.Finished } finished) return null;
        return finished.Plan is ForecastPlan { Result: { } known } ? known : await ledger.FindResultAsync(Run, cancellation);
    }

    public async Task<RunDraws?> FindDrawsAsync(CancellationToken cancellation = default) =>
        await SeeJobAsync(cancellation) is { Plan: ForecastPlan forecast } ? await forecast.DescribeDrawsAsync() : null;

    public async IAsyncEnumerable<SweepRow> ReadRowsAsync([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var told = new HashSet<string>(StringComparer.Ordinal);
        while (await SeeJobAsync(cancellation) is { Plan: SweepPlan } followed)
        {
            var next = followed.Changed;
            var isLast = followed.Record.IsFinal;
            foreach (var piece in (await ledger.ListPiecesAsync(Run, cancellation)).Where(told.Add))
            {
                foreach (var row in await ledger.ReadRowsAsync(piece, cancellation)) yield return row;
            }

            if (isLast) yield break;
            await next.WaitAsync(cancellation);
            await PauseAsync(followed, cancellation);
        }
    }

    public async Task<WorkOffer> LeaseAsync(string worker)
    {
        // Being opened: there will be pieces in a moment, and a worker that went away now would come back a quarter of a second later.
        if (!await IsOpenedAsync()) return default;
        if (await FindJobAsync(CancellationToken.None) is not { Record.IsFinal: false } current) return await CloseAsync();
        var piece = isEnding ? null : current.Lend(worker);
        if (piece is not null) Tell(current);
        return new WorkOffer(piece, IsOver: false);
    }

    public async Task<bool> RenewAsync(string worker, int piece, long done) =>
        await FindJobAsync(CancellationToken.None) is { Record.IsFinal: false } current && current.Renew(worker, piece, done);

    public async Task DeliverAsync(string worker, int piece, WorkOutcome outcome)
    {
        if (await FindJobAsync(CancellationToken.None) is not { Record.IsFinal: false } current) return;
        if (outcome.Fault is { } fault) await EndAsync(current, RunState.Failed, fault.Message);
        else if (outcome.Trouble is { } trouble) await ReturnAsync(current, worker, piece, trouble, outcome.IsPassing);
        else if (await current.AcceptAsync(piece, outcome, CancellationToken.None)) await AdvanceAsync(current);
    }

    public async Task<bool> PruneAsync(DateTimeOffset endedBefore, CancellationToken cancellation = default)
    {
        // Not while somebody asks for it anew.
        await opening.WaitAsync(cancellation);
        try
        {
            if (await FindJobAsync(cancellation) is not { Record: { IsFinal: true, Ended: { } ended }, Plan.Order.IsDurable: true } old || ended >= endedBefore) return false;
            await ledger.PruneAsync(Run, old.Version, cancellation);
            Forget();
            return true;
        }
        finally
        {
            opening.Release();
        }
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        SimulationTelemetry.RunMoved(told, null);
        if (job is not { Record.IsFinal: false, Plan.Order.IsDurable: true } left) return;
        await Settled(recording);
        try
        {
            // Whoever goes on with the run need not compute again what is known here.
            await left.Plan.RecordAsync(left.DonePieces, cancellationToken);
        }
        catch (Exception exception) when (exception is StorageUnavailableException or OperationCanceledException)
        {
            LogDelayed(Run, exception.Message);
        }
    }

    public void Dispose()
    {
        answer.Dispose();
        opening.Dispose();
    }

    private async Task<RunResult> ComputeAsync(RunOrder order, CancellationToken work)
    {
        var result = interactive.Takes(order.Forecast!) ? await interactive.ComputeAsync(order.Forecast!, work) : await WorkedOutAsync(order, work);
        shelf.Put(GrainContext);
        return result;
    }

    private async Task<RunResult> WorkedOutAsync(RunOrder order, CancellationToken work)
    {
        await SubmitAsync(order with { IsDurable = false }, work);
        RunStatus status;
        try
        {
            status = await EndedAsync(work);
        }
        catch (OperationCanceledException)
        {
            // Nobody waits any more, and nobody was promised that it will finish.
            if (job is { Plan.Order.IsDurable: false } left) await EndAsync(left, RunState.Cancelled, failure: null);
            throw;
        }

        return status.State == RunState.Finished
            ? (await FindResultAsync(work))!
            : throw new SimulationFaultException(FaultKind.NotComputable, status.Failure ?? "The run was cancelled.");
    }

    private async Task<RunStatus> EndedAsync(CancellationToken cancellation)
    {
        while (true)
        {
            // The signal before the status, so that no change falls between them; and the job of now, which may have been replaced by a durable one.
            var current = await FindJobAsync(cancellation) ?? throw new SimulationFaultException(FaultKind.Unavailable, $"The run {Run} was lost on the way. Ask again.");
            var next = current.Changed;
            if (current.Describe() is { IsFinal: true } status) return status;
            await next.WaitAsync(cancellation);
        }
    }

    private async Task<bool> IsOpenedAsync()
    {
        if (!await opening.WaitAsync(OpeningPause)) return false;
        opening.Release();
        return true;
    }

    // Nothing is to be had of the run: it need not be asked again, and is not owed any more.
    private async Task<WorkOffer> CloseAsync()
    {
        // Unless somebody is opening it by now: what he has entered must stay.
        if (!await opening.WaitAsync(TimeSpan.Zero)) return default;
        try
        {
            if (job is { Record.IsFinal: false }) return default;
            await ledger.ForgetOpenAsync(Run, CancellationToken.None);
            return new WorkOffer(null, IsOver: true);
        }
        finally
        {
            opening.Release();
        }
    }

    // Whether what is known of the run is as good as a new order of it.
    private static async Task<bool> HoldsAsync(RunJob known, RunOrder order, CancellationToken cancellation) =>
        known.Record.State is not (RunState.Failed or RunState.Cancelled)
        && (known.Plan.Order.IsDurable || !order.IsDurable)
        && (known.Record.State != RunState.Finished || await known.Plan.HasAnswerAsync(cancellation));

    private async Task<RunJob> OpenAsync(RunOrder order, RunJob? known, CancellationToken cancellation)
    {
        // What the program needs for itself. Nobody who asks from outside is called so.
        var isOwed = order is { Calibration: not null, Caller: Caller.Nobody };
        await Dispatcher.EnterAsync(new OpenRun(Run, order.Caller, order.Kind, isOwed));
        var record = new RunRecord(order, RunState.Queued, time.GetUtcNow(), Ended: null, Failure: null);
        var version = 0L;
        try
        {
            if (order.IsDurable) version = await ledger.OpenAsync(record, known?.Version ?? 0, cancellation);
        }
        catch (VersionConflictException conflict)
        {
            // Another activation, of a silo thought dead, was first: what it has recorded holds.
            LogDelayed(Run, conflict.Message);
            Forget();
            return await FindJobAsync(cancellation) ?? throw new SimulationFaultException(FaultKind.Unavailable, $"The run {Run} was changed by somebody else meanwhile. Ask again.");
        }

        return Begin(await RunJob.BeginAsync(plans.Of(order), record, version, options.Value.Lease, time, cancellation));
    }

    // What changes often is told a few times a second; the end at once.
    private async Task PauseAsync(RunJob watched, CancellationToken cancellation) =>
        await Task.WhenAny(Task.Delay(WatchPause, time, cancellation), watched.Ended);

    private void Forget()
    {
        var left = job;
        job = null;
        isSought = false;
        left?.Abandon();
    }

    private RunJob Begin(RunJob begun)
    {
        var replaced = job;
        job = begun;
        replaced?.Abandon();
        isSought = true;
        isEnding = false;
        lastRecorded = time.GetTimestamp();
        Tell(begun);
        if (!begun.Record.IsFinal) timer ??= this.RegisterGrainTimer(TickAsync, new GrainTimerCreationOptions(Tick, Tick) { Interleave = true, KeepAlive = true });
        return begun;
    }

    private async ValueTask<RunJob?> SeeJobAsync(CancellationToken cancellation) => (await FindJobAsync(cancellation))?.Seen();

    private async ValueTask<RunJob?> FindJobAsync(CancellationToken cancellation)
    {
        if (isSought) return job;
        var found = await ledger.FindAsync(Run, cancellation);
        // Somebody else may have come back first.
        if (isSought || found is not var (record, version)) return job;
        var begun = await RunJob.BeginAsync(plans.Of(record.Order), record, version, options.Value.Lease, time, cancellation);
        return isSought ? job : Begin(begun);
    }

    private async Task ReturnAsync(RunJob current, string worker, int piece, string trouble, bool isPassing)
    {
        LogTrouble(Run, piece, worker, trouble);
        if (current.Return(worker, piece, isPassing)) await EndAsync(current, RunState.Failed, $"A piece of the run failed again and again; the last time because: {trouble}");
    }

    // Everything that has to be done now and then: also what failed before because the store was away.
    private async Task TickAsync(CancellationToken cancellation)
    {
        if (job is not { Record.IsFinal: false } current)
        {
            timer?.Dispose();
            timer = null;
            return;
        }

        var expired = current.Expire();
        for (var lease = 0; lease < expired; lease++) SimulationTelemetry.ShardRetried(current.Plan.Order.Kind.ToString().ToLowerInvariant());
        if (expired > 0) LogExpired(Run, expired);
        try
        {
            await AdvanceAsync(current);
            await Dispatcher.EnterAsync(new OpenRun(Run, current.Plan.Order.Caller, current.Plan.Order.Kind, IsOwed: true));
        }
        catch (Exception exception) when (exception is StorageUnavailableException or OrleansException or TimeoutException or SimulationFaultException)
        {
            LogDelayed(Run, exception.Message);
        }
    }

    private async Task AdvanceAsync(RunJob current)
    {
        if (current.IsComplete) await EndAsync(current, RunState.Finished, failure: null);
        else if (current.Plan.Order.IsDurable && recording.IsCompleted && time.GetElapsedTime(lastRecorded) > options.Value.RecordEvery) await RecordAsync(current);
    }

    private async Task RecordAsync(RunJob current)
    {
        lastRecorded = time.GetTimestamp();
        recording = current.Plan.RecordAsync(current.DonePieces, CancellationToken.None);
        await recording;
    }

    private async Task EndAsync(RunJob current, RunState state, string? failure)
    {
        if (isEnding || current.Record.IsFinal) return;
        isEnding = true;
        try
        {
            await Settled(recording);
            if (state == RunState.Finished) await current.Plan.FinishAsync(CancellationToken.None);
            var ended = current.Record with { State = state, Ended = time.GetUtcNow(), Failure = failure };
            current.Note(ended, current.Plan.Order.IsDurable ? await ledger.CloseAsync(ended, current.Version, CancellationToken.None) : 0);
            Tell(current);
            await current.Plan.ClearAsync(CancellationToken.None);
            await Dispatcher.LeaveAsync(Run);
        }
        catch (VersionConflictException conflict)
        {
            // Another activation has gone on with the run while this one was thought dead: what is recorded holds.
            LogDelayed(Run, conflict.Message);
            Forget();
            DeactivateOnIdle();
        }
        catch (SimulationFaultException fault) when (state == RunState.Finished)
        {
            isEnding = false;
            await EndAsync(current, RunState.Failed, fault.Message);
        }
        finally
        {
            isEnding = false;
        }
    }

    private void Tell(RunJob current)
    {
        var state = current.Describe().State.ToString().ToLowerInvariant();
        SimulationTelemetry.RunMoved(told, state);
        told = state;
    }

    private static async Task Settled(Task task) => await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Run {Run}: piece {Piece} came back from {Worker}: {Trouble}")]
    private partial void LogTrouble(string run, int piece, string worker, string trouble);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Run {Run}: {Leases} leases were not renewed, and their pieces wait again")]
    private partial void LogExpired(string run, int leases);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Run {Run} is delayed: {Reason}")]
    private partial void LogDelayed(string run, string reason);
}
