using System.Runtime.InteropServices;

namespace Simulation.Grains.Work;

/// <summary>
/// Runs long computations on threads of their own, so that they keep no thread of the pool from answering messages. On Linux these threads are also nice to the others of
/// the machine: a message that comes in is read at once, and not when a worker's slice of time is over.
/// </summary>
internal static partial class OwnThread
{
    // Where both have something to do, a third of the time of a thread that is not nice.
    private const int Niceness = 5;

    private const int PriorityOfOne = 0;
    private const int CallingThread = 0;

    /// <summary>Runs a computation and returns to the caller's scheduler with its result.</summary>
    public static Task<T> RunAsync<T>(Func<T> compute, CancellationToken cancellation) => Task.Factory.StartNew(
        () =>
        {
            // On Linux each thread has a niceness of its own; elsewhere it would be that of the process. A refusal changes nothing but the time of others.
            if (OperatingSystem.IsLinux()) _ = SetPriority(PriorityOfOne, CallingThread, Niceness);
            return compute();
        },
        cancellation,
        TaskCreationOptions.LongRunning | TaskCreationOptions.DenyChildAttach,
        TaskScheduler.Default);

    [LibraryImport("libc", EntryPoint = "setpriority")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SetPriority(int which, int who, int value);
}
