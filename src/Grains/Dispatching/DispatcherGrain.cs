using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;
using Simulation.Contracts;
using Simulation.Contracts.Faults;
using Simulation.Contracts.Keys;
using Simulation.Contracts.Work;
using Simulation.Grains.Hosting;
using Simulation.Grains.Runs;

namespace Simulation.Grains.Dispatching;

/// <summary>
/// Hands out pieces. Which pieces there are, the runs know; the order of service is all that is kept here, and begins anew when this grain is lost with its silo.
/// </summary>
[Reentrant]
internal sealed partial class DispatcherGrain(RunLedger ledger, IOptions<SimulationOptions> options, TimeProvider time, ILogger<DispatcherGrain> logger)
    : Grain, IDispatcherGrain
{
    private const int RetryAfterSeconds = 5;

    // How long a worker's call waits for work, and how often it looks again whether runs that had lent out everything have something again.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(250);

    // A run whose silo hangs must not keep workers from the others.
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan WatchPause = TimeSpan.FromMilliseconds(200);

    private readonly FairQueue queue = new();
    private readonly Dictionary<string, DateTimeOffset> silent = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> workers = new(StringComparer.Ordinal);
    private TaskCompletionSource changed = NewSignal();
    private bool isRestored;

    public async Task EnterAsync(OpenRun run)
    {
        await RestoreAsync();
        if (queue.Contains(run.Run)) return;
        if (!run.IsOwed) Refuse(run);
        queue.Enter(run);
        Signal();
    }

    public Task LeaveAsync(string run)
    {
        queue.Leave(run);
        silent.Remove(run);
        Signal();
        return Task.CompletedTask;
    }

    public async Task<WorkPiece?> LeaseAsync(string worker, CancellationToken cancellation = default)
    {
        var isNew = workers.TryAdd(worker, time.GetUtcNow());
        workers[worker] = time.GetUtcNow();
        if (isNew) Signal();
        await RestoreAsync();
        var until = time.GetUtcNow() + Longest;
        // A worker that has left would keep its piece from others until the lease is over.
        while (!cancellation.IsCancellationRequested)
        {
            var next = changed.Task;
            if (await FindPieceAsync(worker) is { } piece) return piece;
            if (time.GetUtcNow() >= until) return null;
            var pause = queue.Count == 0 ? until - time.GetUtcNow() : Again;
            await Task.WhenAny(next, Task.Delay(pause > TimeSpan.Zero ? pause : Again, time, cancellation));
        }

        return null;
    }

    public Task<DispatcherOverview> DescribeAsync() => Task.FromResult(Describe());

    public async IAsyncEnumerable<DispatcherOverview> WatchAsync([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await RestoreAsync();
        DispatcherOverview? told = null;
        while (true)
        {
            var next = changed.Task;
            var now = Describe();
            if (told is null || !told.Runs.SequenceEqual(now.Runs) || !told.Workers.SequenceEqual(now.Workers)) yield return told = now;
            await Task.Delay(WatchPause, time, cancellation);
            // Nobody tells of a worker that has fallen silent: it is found by looking.
            await Task.WhenAny(next, Task.Delay(Longest, time, cancellation));
            cancellation.ThrowIfCancellationRequested();
        }
    }

    // Whose key reaches some provinces only sees his own runs: an open run does not say here what it is about.
    private static bool IsShown(OpenRun run) => Access.Current is not { Provinces: not null } || run.Caller == Caller.Current;

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Signal()
    {
        changed.TrySetResult();
        changed = NewSignal();
    }

    private DispatcherOverview Describe()
    {
        var since = time.GetUtcNow() - Remembered;
        foreach (var gone in workers.Where(worker => worker.Value < since).Select(worker => worker.Key).ToArray()) workers.Remove(gone);
        return new DispatcherOverview([.. queue.InOrder.Where(IsShown)], [.. workers.Keys.Order(StringComparer.Ordinal)]);
    }

    private async Task<WorkPiece?> FindPieceAsync(string worker)
    {
        foreach (var run in queue.Candidates)
        {
            if (silent.TryGetValue(run.Run, out var until) && until > time.GetUtcNow()) continue;
            var offer = await AskAsync(run, worker);
            if (offer.IsOver) await LeaveAsync(run.Run);
            if (offer.Piece is not { } piece) continue;
            queue.Charge(run.Run);
            return piece;
        }

        return null;
    }

    private async Task<WorkOffer> AskAsync(OpenRun run, string worker)
    {
        try
        {
            return await GrainFactory.GetGrain<IRunWorkGrain>(run.Run).LeaseAsync(worker).WaitAsync(Silence, time);
        }
        catch (Exception exception) when (exception is TimeoutException or OrleansException or SimulationFaultException)
        {
            silent[run.Run] = time.GetUtcNow() + Silence;
            LogSilent(run.Run, exception.Message);
            return default;
        }
    }

    // Runs that were accepted by an earlier life of this grain, or before the whole cluster was started again.
    private async Task RestoreAsync()
    {
        if (isRestored) return;
        var open = await ledger.ListOpenAsync(CancellationToken.None);
        isRestored = true;
        foreach (var run in open) queue.Enter(run);
    }

    private void Refuse(OpenRun run)
    {
        var limits = options.Value;
        var reason = queue.Count >= limits.OpenRuns ? $"{queue.Count} runs are open, and this deployment takes {limits.OpenRuns}."
            : queue.CountOf(run.Caller) >= limits.OpenRunsOfCaller ? $"You have {queue.CountOf(run.Caller)} open runs, and each caller may have {limits.OpenRunsOfCaller}."
            : null;
        if (reason is null) return;
        throw new SimulationFaultException(FaultKind.TooBusy, $"{reason} Ask again when one has finished, or cancel one.") { RetryAfterSeconds = RetryAfterSeconds };
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Run {Run} does not answer, and others are served first: {Reason}")]
    private partial void LogSilent(string run, string reason);
}
