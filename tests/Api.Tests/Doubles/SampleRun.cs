using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Simulation.Contracts.Runs;
using Simulation.Contracts.Sweeps;

namespace Simulation.Api.Tests.Doubles;

/// <summary>A run of which a test says how far it is.</summary>
internal sealed class SampleRun : IRunGrain
{
    public const string Id = "fdeedd2de0ffcaad3887cb2738164bf6";

    private readonly ConcurrentDictionary<string, string> claims = new();

    /// <summary>Its status; null when there is no such run.</summary>
    public RunStatus? Current { get; set; } = Status(RunKind.Forecast, RunState.Running, done: 40_000);

    /// <summary>What follows while somebody watches, or waits.</summary>
    public RunStatus[] Next { get; set; } = [];

    /// <summary>Rows of a sweep.</summary>
    public SweepRow[] Rows { get; set; } = [];

    /// <summary>Times that the run is lost, with the silo that looks after it, before it is told to the end.</summary>
    public int Losses { get; set; }

    /// <summary>Its answer.</summary>
    public RunResult? Result { get; set; }

    public static RunStatus Status(RunKind kind, RunState state, long done, string? failure = null) => new()
    {
        Run = Id,
        Kind = kind,
        Provinces = ["tra-vinh"],
        State = state,
        Done = done,
        Total = 100_000,
        SecondsLeft = done > 0 ? 2.5 : null,
        Submitted = new DateTimeOffset(2024, 1, 2, 3, 4, 5, TimeSpan.Zero),
        Ended = state is RunState.Queued or RunState.Running ? null : new DateTimeOffset(2024, 1, 2, 3, 4, 9, TimeSpan.Zero),
        Failure = failure,
        Caller = "127.0.0.1",
    };

    public IIdempotencyGrain Key(string key) => new SampleKey(key, claims);

    public Task<RunResult> AnswerAsync(RunOrder order, CancellationToken cancellation = default) => throw new NotSupportedException();

    public Task<RunStatus> SubmitAsync(RunOrder order, CancellationToken cancellation = default) => throw new NotSupportedException();

    public Task<RunStatus?> FindStatusAsync(CancellationToken cancellation = default) => Task.FromResult(Current);

    public async IAsyncEnumerable<RunStatus> WatchAsync([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await Task.Yield();
        if (Current is null) yield break;
        yield return Current;
        if (Losses-- > 0) throw new SiloUnavailableException();
        foreach (var next in Next) yield return next;
        if (Next is not [.., { IsFinal: true }] && !Current.IsFinal) await new TaskCompletionSource().Task.WaitAsync(cancellation);
    }

    public Task<RunStatus?> CancelAsync(CancellationToken cancellation = default) =>
        Task.FromResult(Current = Current is { IsFinal: false } open ? open with { State = RunState.Cancelled } : Current);

    public Task<RunResult?> FindResultAsync(CancellationToken cancellation = default) => Task.FromResult(Result);

    public Task<RunDraws?> FindDrawsAsync(CancellationToken cancellation = default) => Task.FromResult<RunDraws?>(null);

    public async IAsyncEnumerable<SweepRow> ReadRowsAsync([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        foreach (var row in Rows)
        {
            await Task.Yield();
            yield return row;
            if (Losses-- > 0) throw new SiloUnavailableException();
        }
    }

    private sealed class SampleKey(string key, ConcurrentDictionary<string, string> claims) : IIdempotencyGrain
    {
        public Task<bool> ClaimAsync(string request, CancellationToken cancellation = default) => Task.FromResult(claims.GetOrAdd(key, request) == request);
    }
}
