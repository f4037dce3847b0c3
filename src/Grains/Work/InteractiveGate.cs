namespace Simulation.Grains.Work;

/// <summary>
/// Lets small questions go first. While one is being computed in this silo, workers pause between two blocks of draws; never for longer than
/// <see cref="LongestPause"/> at a time, so that large runs go on under a steady stream of small ones.
/// </summary>
internal sealed class InteractiveGate : IDisposable
{
    /// <summary>Longest pause between two blocks.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(10);

    private readonly ManualResetEventSlim idle = new(initialState: true);
    private readonly Lock gate = new();
    private int passing;

    /// <summary>True when no small question is being computed.</summary>
    public bool IsIdle => idle.IsSet;

    /// <summary>Enters a small question; dispose of the result when it is answered.</summary>
    public IDisposable Enter() => TryEnter(int.MaxValue)!;

    /// <summary>Enters a small question when fewer than so many are being computed; null otherwise.</summary>
    public IDisposable? TryEnter(int most)
    {
        lock (gate)
        {
            if (passing >= most) return null;
            passing++;
            idle.Reset();
        }

        return new Passage(this);
    }

    /// <summary>Called by a worker's thread between two blocks. False when it goes on although a small question is still being computed.</summary>
    public bool MakeWay() => idle.Wait(LongestPause);

    public void Dispose() => idle.Dispose();

    private void Leave()
    {
        lock (gate)
        {
            if (--passing == 0) idle.Set();
        }
    }

    private sealed class Passage(InteractiveGate gate) : IDisposable
    {
        private int left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref left, 1) == 0) gate.Leave();
        }
    }
}
