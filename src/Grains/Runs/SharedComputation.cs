namespace Simulation.Grains.Runs;

/// <summary>
/// One computation for all who ask for it: begun by the first, remembered when it succeeds, forgotten when it fails, stopped when the last asker has left. Thread-safe.
/// </summary>
internal sealed class SharedComputation<T> : IDisposable
{
    private readonly Lock gate = new();
    private Task<T>? result;
    private CancellationTokenSource? work;
    private int askers;

    /// <summary>True when the next asker is answered from memory.</summary>
    public bool IsDone
    {
        get
        {
            lock (gate) return result is { IsCompletedSuccessfully: true };
        }
    }

    /// <summary>The result, for one more asker.</summary>
    /// <param name="compute">Computes it, when nobody has begun to.</param>
    /// <param name="cancellation">This asker leaves.</param>
    public async Task<T> JoinAsync(Func<CancellationToken, Task<T>> compute, CancellationToken cancellation)
    {
        Task<T> current;
        lock (gate)
        {
            askers++;
            current = result ??= compute((work = new CancellationTokenSource()).Token);
        }

        try
        {
            return await current.WaitAsync(cancellation);
        }
        finally
        {
            Leave();
        }
    }

    public void Dispose() => work?.Dispose();

    private void Leave()
    {
        CancellationTokenSource? abandoned = null;
        lock (gate)
        {
            askers--;
            if (result is { IsCompletedSuccessfully: false, IsCompleted: var isOver } && (isOver || askers == 0))
            {
                if (!isOver) abandoned = work;
                result = null;
            }
        }

        abandoned?.Cancel();
    }
}
