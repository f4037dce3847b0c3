namespace Simulation.Model.Ensembles.Summaries;

/// <summary>
/// Sinks that the shards of a large run use one after the other: the counters of a shard take tens of megabytes, which would otherwise be found and cleared anew
/// for each. Idle sinks are held weakly, so that the memory is there for others when no run needs it. Thread-safe.
/// </summary>
public static class SummarySinkPool
{
    private const int MostIdle = 64;

    private static readonly Lock Gate = new();
    private static readonly List<WeakReference<SummarySink>> Idle = [];

    /// <summary>An empty sink; give it back with <see cref="Return"/> when its summary is made.</summary>
    public static SummarySink Rent(RunShape shape)
    {
        lock (Gate)
        {
            for (var i = Idle.Count - 1; i >= 0; i--)
            {
                if (!Idle[i].TryGetTarget(out var sink))
                {
                    Idle.RemoveAt(i);
                }
                else if (sink.Shape.Equals(shape))
                {
                    Idle.RemoveAt(i);
                    return sink;
                }
            }
        }

        return new SummarySink(shape);
    }

    /// <summary>Takes a sink back; whoever held it must not use it any more. Summaries made of it stay as they are.</summary>
    public static void Return(SummarySink sink)
    {
        ArgumentNullException.ThrowIfNull(sink);

        // A sink of exact values hands them on to its summaries and keeps nothing worth keeping.
        if (sink.Shape.Resolution == Resolution.Exact) return;
        sink.Clear();
        lock (Gate)
        {
            if (Idle.Count == MostIdle) Idle.RemoveAt(0);
            Idle.Add(new WeakReference<SummarySink>(sink));
        }
    }
}
