using Simulation.Contracts.Runs;
using Simulation.Contracts.Work;

namespace Simulation.Web.Runs;

/// <summary>A run as the page shows it.</summary>
/// <param name="Status">How far it has come.</param>
/// <param name="Place">Its place in the queue, 1 being served next; null when it is not in it.</param>
public sealed record RunRow(RunStatus Status, int? Place);

/// <summary>Open runs, and those that ended while the page was looked at.</summary>
public sealed class RunBoard
{
    private const int MostEnded = 20;

    private readonly Dictionary<string, RunStatus> known = new(StringComparer.Ordinal);
    private string[] queue = [];

    /// <summary>Runs to ask about: the open ones, and those that had not ended when they were last seen.</summary>
    /// <param name="overview">The queue now.</param>
    public IReadOnlyList<string> Wanted(DispatcherOverview overview) =>
        [.. overview.Runs.Select(run => run.Run).Concat(known.Values.Where(status => !status.IsFinal).Select(status => status.Run)).Distinct(StringComparer.Ordinal)];

    /// <summary>Takes in what was found.</summary>
    /// <param name="overview">The queue.</param>
    /// <param name="statuses">What was found of the runs asked about.</param>
    public void Update(DispatcherOverview overview, IEnumerable<RunStatus> statuses)
    {
        queue = [.. overview.Runs.Select(run => run.Run)];
        foreach (var status in statuses) known[status.Run] = status;
        foreach (var old in known.Values.Where(status => status.IsFinal).OrderByDescending(status => status.Ended).Skip(MostEnded).ToArray()) known.Remove(old.Run);
    }

    /// <summary>Shows a run from now on, though it may have ended.</summary>
    public void Keep(RunStatus status) => known[status.Run] = status;

    /// <summary>Runs not ended yet, in the order of the queue.</summary>
    public IReadOnlyList<RunRow> Open => [.. known.Values.Where(status => !status.IsFinal).Select(Row).OrderBy(row => row.Place ?? int.MaxValue).ThenBy(row => row.Status.Submitted)];

    /// <summary>Runs that ended, the latest first.</summary>
    public IReadOnlyList<RunRow> Ended => [.. known.Values.Where(status => status.IsFinal).OrderByDescending(status => status.Ended).Select(Row)];

    private RunRow Row(RunStatus status) => new(status, Array.IndexOf(queue, status.Run) is >= 0 and var place ? place + 1 : null);
}
