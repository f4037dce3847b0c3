using Simulation.Cluster.Fixture;

namespace Simulation.Cluster.Tests.Support;

/// <summary>Tells when a run has come so far.</summary>
/// <param name="share">Share of the run that must be done.</param>
public sealed class ProgressMark(double share)
{
    private readonly TaskCompletionSource<RunProgress> passed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Done when the run has come so far, or has ended.</summary>
    public Task<RunProgress> Passed => passed.Task;

    /// <summary>Notes how far the run has come.</summary>
    public void Note(RunProgress progress)
    {
        if (progress.Share >= share || progress.IsFinal) passed.TrySetResult(progress);
    }

    /// <summary>Notes that nothing more will be heard.</summary>
    public void Fail(Exception exception) => passed.TrySetException(exception);
}
