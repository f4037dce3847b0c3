using Simulation.Contracts.Work;

namespace Simulation.Grains.Dispatching;

/// <summary>
/// Open runs in the order in which they are to be served: each caller pays for the pieces lent to its runs, and the caller who has paid least is next (start-time
/// fair queueing with pieces of about equal weight). Who comes new, or comes back, begins where the least of the others stands: waiting earns no credit.
/// </summary>
internal sealed class FairQueue
{
    // Runs of one caller that are under way together: each holds a merged summary in memory. Two, so that one can begin while the last pieces of the other are out.
    private const int AtOnce = 2;

    private readonly Dictionary<string, Caller> callers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OpenRun> runs = new(StringComparer.Ordinal);

    /// <summary>Number of open runs.</summary>
    public int Count => runs.Count;

    /// <summary>Open runs, the one to be served next first.</summary>
    public IEnumerable<OpenRun> InOrder => Served(caller => caller.Runs);

    /// <summary>Runs of which a piece may be lent now, the one to be served next first.</summary>
    public IReadOnlyList<OpenRun> Candidates => [.. Served(caller => caller.Runs.Take(AtOnce))];

    /// <summary>Whether a run is in the queue.</summary>
    public bool Contains(string run) => runs.ContainsKey(run);

    /// <summary>Number of open runs of a caller.</summary>
    public int CountOf(string caller) => callers.TryGetValue(caller, out var known) ? known.Runs.Count : 0;

    /// <summary>Enters a run behind the caller's others.</summary>
    public void Enter(OpenRun run)
    {
        if (!runs.TryAdd(run.Run, run)) return;
        if (!callers.TryGetValue(run.Caller, out var caller))
            callers[run.Caller] = caller = new Caller(run.Caller, callers.Count == 0 ? 0 : callers.Values.Min(other => other.Paid));
        caller.Runs.Add(run);
    }

    /// <summary>Takes a run out.</summary>
    public void Leave(string run)
    {
        if (!runs.Remove(run, out var known)) return;
        var caller = callers[known.Caller];
        caller.Runs.Remove(known);
        if (caller.Runs.Count == 0) callers.Remove(known.Caller);
    }

    /// <summary>Notes that a piece was lent to a run.</summary>
    public void Charge(string run)
    {
        if (runs.TryGetValue(run, out var known)) callers[known.Caller].Paid++;
    }

    private IEnumerable<OpenRun> Served(Func<Caller, IEnumerable<OpenRun>> choose) =>
        callers.Values.OrderBy(caller => caller.Paid).ThenBy(caller => caller.Name, StringComparer.Ordinal).SelectMany(choose);

    private sealed class Caller(string name, long paid)
    {
        public string Name { get; } = name;

        public long Paid { get; set; } = paid;

        public List<OpenRun> Runs { get; } = [];
    }
}
