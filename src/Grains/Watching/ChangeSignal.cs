namespace Simulation.Grains.Watching;

/// <summary>Tells those who watch a grain that something has changed. Used within the turns of one grain.</summary>
internal sealed class ChangeSignal
{
    private TaskCompletionSource next = New();

    /// <summary>Done at the next change. Taken before what is watched is read, so that no change falls between the two.</summary>
    public Task Next => next.Task;

    /// <summary>Something has changed.</summary>
    public void Tell()
    {
        var told = next;
        next = New();
        told.TrySetResult();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
