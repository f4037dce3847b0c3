using Simulation.Contracts.Faults;

namespace Simulation.Web.Desk;

/// <summary>
/// A question that a page waits for: what came of it, how far it is, what went wrong. A newer question takes the place of the one that is waited for; the old answer stays until the
/// new one is there.
/// </summary>
/// <typeparam name="T">The answer.</typeparam>
/// <param name="changed">Told whenever something of it changed, on the circuit's own thread.</param>
public sealed class Asked<T>(Action changed) : IDisposable
    where T : class
{
    private readonly Action changed = changed;
    private CancellationTokenSource? waiting;

    /// <summary>The last answer; null before the first.</summary>
    public T? Answer { get; private set; }

    /// <summary>Why there is no newer answer; null when nothing went wrong.</summary>
    public SimulationFaultException? Fault { get; private set; }

    /// <summary>True while an answer is waited for.</summary>
    public bool IsWaiting => waiting is not null;

    /// <summary>Part of the work that is done, 0 to 1.</summary>
    public double Progress { get; private set; }

    /// <summary>Asks, and waits for the answer unless a newer question is asked meanwhile.</summary>
    /// <param name="ask">The question.</param>
    public async Task AskAsync(Func<IProgress<double>, CancellationToken, Task<T>> ask)
    {
        ArgumentNullException.ThrowIfNull(ask);
        waiting?.Cancel();
        using var own = waiting = new CancellationTokenSource();
        (Fault, Progress) = (null, 0);
        changed();
        try
        {
            var answer = await ask(new Told(this, own), own.Token);
            if (waiting == own) Answer = answer;
        }
        catch (OperationCanceledException) when (own.IsCancellationRequested)
        {
            // A newer question, or nobody looks any more.
        }
        catch (SimulationFaultException fault)
        {
            if (waiting == own) Fault = fault;
        }
        finally
        {
            if (waiting == own) waiting = null;
        }
        if (waiting is null && !own.IsCancellationRequested) changed();
    }

    /// <inheritdoc/>
    public void Dispose() => waiting?.Cancel();

    // The desk reports between two questions, on the thread that awaits it: nothing has to be posted.
    private sealed class Told(Asked<T> owner, CancellationTokenSource own) : IProgress<double>
    {
        public void Report(double value)
        {
            if (owner.waiting != own) return;
            owner.Progress = value;
            owner.changed();
        }
    }
}
