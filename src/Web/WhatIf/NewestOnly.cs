namespace Simulation.Web.WhatIf;

/// <summary>
/// Does one piece of work at a time, and of those that come meanwhile only the newest: a slider moves faster than answers come, and nobody wants the answers in between. Not for use by
/// several threads at once.
/// </summary>
/// <typeparam name="T">What the work is about.</typeparam>
/// <param name="work">The work.</param>
public sealed class NewestOnly<T>(Func<T, Task> work)
    where T : class
{
    private T? waiting;

    /// <summary>True while work is done.</summary>
    public bool IsWorking { get; private set; }

    /// <summary>Asks for work; done at once when this or newer work is done, or will be by whom is at it.</summary>
    public async Task SubmitAsync(T item)
    {
        waiting = item;
        if (IsWorking) return;
        IsWorking = true;
        try
        {
            while (waiting is { } next)
            {
                waiting = null;
                await work(next);
            }
        }
        finally
        {
            IsWorking = false;
        }
    }
}
