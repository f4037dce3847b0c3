using Simulation.Contracts.Provinces;
using Simulation.Contracts.Runs;

namespace Simulation.Api.Tests.Doubles;

/// <summary>What a test can set and see of the doubles.</summary>
internal sealed class HostState
{
    public const ulong BreakingSeed = 500;
    public const ulong WaitingSeed = 499;

    private readonly TaskCompletionSource started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource cancelled = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ProvinceReadiness Readiness { get; set; } = new(true, "ready", 1, null);

    /// <summary>What the next submission is told; a new run, when null.</summary>
    public Func<RunKind, RunStatus>? OnSubmit { get; set; }

    /// <summary>Done when a waiting simulation has begun.</summary>
    public Task Started => started.Task;

    /// <summary>Done when a waiting simulation has been cancelled.</summary>
    public Task Cancelled => cancelled.Task;

    public Task<RunStatus> SubmitAsync(RunKind kind) => Task.FromResult(OnSubmit?.Invoke(kind) ?? SampleRun.Status(kind, RunState.Queued, done: 0));

    public async Task WaitForCancellationAsync(CancellationToken cancellation)
    {
        var gone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = cancellation.Register(gone.SetResult);
        started.SetResult();
        await gone.Task;
        cancelled.SetResult();
        throw new OperationCanceledException(cancellation);
    }
}
