using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Simulation.Contracts.Faults;
using Simulation.Contracts.Runs;
using Simulation.Contracts.Work;
using Simulation.Grains.Faults;
using Simulation.Grains.Hosting;

namespace Simulation.Grains.Work;

/// <summary>
/// The workers of this silo: each fetches a piece, computes it, hands it in and fetches the next. A silo takes what it can do and no more, so that fast machines do more
/// than slow ones, and nothing piles up anywhere. On a graceful stop the pieces begun are finished, or given back when that takes too long.
/// </summary>
internal sealed partial class Crew(
    IGrainFactory grains,
    PieceWorkers workers,
    ILocalSiloDetails silo,
    IOptions<SimulationOptions> options,
    TimeProvider time,
    ILogger<Crew> logger) : ILifecycleParticipant<ISiloLifecycle>, IDisposable
{
    private const int Attempts = 3;

    private static readonly TimeSpan AfterTrouble = TimeSpan.FromMilliseconds(500);

    private readonly CancellationTokenSource closing = new();
    private readonly CancellationTokenSource leaving = new();
    private Task[] loops = [];

    public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe(nameof(Crew), ServiceLifecycleStage.Active + 1, StartAsync, StopAsync);

    public void Dispose()
    {
        closing.Dispose();
        leaving.Dispose();
    }

    private Task StartAsync(CancellationToken cancellation)
    {
        loops = [.. Enumerable.Range(0, options.Value.WorkerThreads).Select(number => Task.Run(() => WorkAsync(new WorkerName(silo.SiloAddress.ToString(), number).ToString()), CancellationToken.None))];
        return Task.CompletedTask;
    }

    // First no new pieces; then, when time is short, none at all.
    private async Task StopAsync(CancellationToken cancellation)
    {
        await closing.CancelAsync();
        try
        {
            await Task.WhenAll(loops).WaitAsync(options.Value.Drain, time, cancellation);
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            await leaving.CancelAsync();
            await Task.WhenAll(loops);
        }
    }

    private async Task WorkAsync(string worker)
    {
        var dispatcher = grains.GetGrain<IDispatcherGrain>(IDispatcherGrain.Key);
        var handedIn = Task.CompletedTask;
        while (!closing.IsCancellationRequested)
        {
            try
            {
                if (await dispatcher.LeaseAsync(worker, closing.Token) is { } piece) handedIn = await DoAsync(worker, piece, handedIn);
            }
            catch (Exception exception) when (!closing.IsCancellationRequested)
            {
                LogNoWork(worker, exception.Message);
                await Settled(Task.Delay(AfterTrouble, time, closing.Token));
            }
            catch (Exception exception)
            {
                LogNoWork(worker, exception.Message);
            }
        }

        await handedIn;
    }

    // Computes a piece. What comes back is its handing in: a summary takes some milliseconds to be written, sent, read and merged, in which the processor already computes the next piece.
    // Never more than one is on its way. Pieces of other kinds are small, and a calibration's last one waits for all others.
    private async Task<Task> DoAsync(string worker, WorkPiece piece, Task before)
    {
        var run = grains.GetGrain<IRunWorkGrain>(piece.Order.Run);
        var stop = CancellationTokenSource.CreateLinkedTokenSource(leaving.Token);
        var progress = new PieceProgress();
        var renewing = RenewAsync(run, worker, piece, progress, stop);
        var outcome = await ComputeAsync(piece, progress, stop.Token);
        await before;
        var handingIn = HandInAsync(run, worker, piece, outcome, progress, renewing, stop);
        if (piece.Order.Kind != RunKind.Forecast) await handingIn;
        // What went wrong here would go wrong again at once.
        if (outcome.Trouble is not null) await Settled(Task.Delay(AfterTrouble, time, closing.Token));
        return handingIn;
    }

    private async Task<WorkOutcome> ComputeAsync(WorkPiece piece, PieceProgress progress, CancellationToken stop)
    {
        try
        {
            return await workers.ComputeAsync(piece, progress, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return new WorkOutcome { Trouble = "the worker was stopped", IsPassing = true };
        }
        catch (Exception exception)
        {
            return OutcomeOf(exception);
        }
    }

    private async Task HandInAsync(IRunWorkGrain run, string worker, WorkPiece piece, WorkOutcome outcome, PieceProgress progress, Task renewing, CancellationTokenSource stop)
    {
        using (stop)
        {
            var isWanted = !renewing.IsCompleted;
            progress.IsOver = true;
            if (isWanted || leaving.IsCancellationRequested) await DeliverAsync(run, worker, piece, outcome);
            await stop.CancelAsync();
            await Settled(renewing);
        }
    }

    private async Task DeliverAsync(IRunWorkGrain run, string worker, WorkPiece piece, WorkOutcome outcome)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await run.DeliverAsync(worker, piece.Number, outcome);
                return;
            }
            catch (Exception exception)
            {
                // Not handed in, the piece is lent again when its lease is over, and comes to the same bytes.
                LogNotDelivered(worker, piece.Order.Run, piece.Number, exception.Message);
                if (attempt == Attempts) return;
                await Settled(Task.Delay(AfterTrouble, time, leaving.Token));
            }
        }
    }

    // Ends, and stops the piece, when the run does not want it any more.
    private async Task RenewAsync(IRunWorkGrain run, string worker, WorkPiece piece, PieceProgress progress, CancellationTokenSource stop)
    {
        using var timer = new PeriodicTimer(options.Value.Lease / 5, time);
        while (await timer.WaitForNextTickAsync(stop.Token))
        {
            try
            {
                if (await run.RenewAsync(worker, piece.Number, progress.Done)) continue;
                if (!progress.IsOver) await stop.CancelAsync();
                return;
            }
            catch (Exception exception) when (!stop.IsCancellationRequested)
            {
                LogNoWork(worker, exception.Message);
            }
        }
    }

    // What the model cannot compute fails the run; the absence of the database or of another silo must not.
    private static WorkOutcome OutcomeOf(Exception exception) => (FaultFilter.Translate(exception) ?? exception as SimulationFaultException) switch
    {
        { Kind: FaultKind.NotComputable or FaultKind.Invalid or FaultKind.NotFound } fault => new WorkOutcome { Fault = fault },
        { Kind: FaultKind.Unavailable } fault => new WorkOutcome { Trouble = fault.Message, IsPassing = true },
        _ => new WorkOutcome { Trouble = exception.Message, IsPassing = exception is OrleansException or TimeoutException },
    };

    private static async Task Settled(Task task) => await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Worker {Worker} is without work: {Reason}")]
    private partial void LogNoWork(string worker, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Worker {Worker} could not hand in piece {Piece} of run {Run}: {Reason}")]
    private partial void LogNotDelivered(string worker, string run, int piece, string reason);
}

/// <summary>How far a worker is within its piece; written by the computing thread, read by the one that renews the lease.</summary>
internal sealed class PieceProgress
{
    private long done;

    /// <summary>Units of progress.</summary>
    public long Done
    {
        get => Volatile.Read(ref done);
        set => Volatile.Write(ref done, value);
    }

    /// <summary>True when the piece has been computed.</summary>
    public volatile bool IsOver;
}
