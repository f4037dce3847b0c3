using Simulation.Contracts.Provinces;

namespace Simulation.Api.Tests.Doubles;

/// <summary>What a test can set and see of the doubles.</summary>
internal sealed class HostState
{
    public const ulong BreakingSeed = 500;
    public const ulong WaitingSeed = 499;

    private readonly TaskCompletionSource started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource cancelled = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ProvinceReadiness Readiness { get; set; } = new(true, "ready", 1, null);

    /// <summary>Done when a waiting simulation has begun.</summary>
    public Task Started => started.Task;

    /// <summary>Done when a waiting simulation has been cancelled.</summary>
    public Task Cancelled => cancelled.Task;

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
