namespace Simulation.Grains.Work;

/// <summary>Runs long computations on threads of their own, so that they keep no thread of the pool from answering messages.</summary>
internal static class OwnThread
{
    /// <summary>Runs a computation and returns to the caller's scheduler with its result.</summary>
    public static Task<T> RunAsync<T>(Func<T> compute, CancellationToken cancellation) =>
        Task.Factory.StartNew(compute, cancellation, TaskCreationOptions.LongRunning | TaskCreationOptions.DenyChildAttach, TaskScheduler.Default);
}
