namespace Simulation.Grains.Runs;

/// <summary>
/// One computation for all who ask for it: begun by the first, remembered when it succeeds, forgotten when it fails, stopped when the last asker has left.
/// Used within the turns of one grain.
/// </summary>
internal sealed class SharedComputation<T> : IDisposable
{
    private Task<T>? result;
    private CancellationTokenSource? work;
    private int askers;

    /// <summary>True when the next asker is answered from memory.</summary>
    public bool IsDone => result is { IsCompletedSuccessfully: true };

    /// <summary>The result, for one more asker.</summary>
    /// <param name="compute">Computes it, when nobody has begun to.</param>
    /// <param name="cancellation">This asker leaves.</param>
    public async Task<T> JoinAsync(Func<CancellationToken, Task<T>> compute, CancellationToken cancellation)
    {
        askers++;
        try
        {
            var current = result ??= compute((work = new CancellationTokenSource()).Token);
            return await current.WaitAsync(cancellation);
        }
        finally
        {
            askers--;
            if (result is { IsCompletedSuccessfully: false }) Forget();
        }
    }

    public void Dispose() => work?.Dispose();

    private void Forget()
    {
        if (!result!.IsCompleted)
        {
            if (askers > 0) return;
            work!.Cancel();
        }

        result = null;
    }
}
