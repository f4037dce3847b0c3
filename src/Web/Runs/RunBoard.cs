using Simulation.Contracts.Runs;
using Simulation.Contracts.Work;

namespace Simulation.Web.Runs;

/// <summary>A run as the page shows it.</summary>
/// <param name="Status">How far it has come.</param>
/// <param name="Place">Its place in the queue, 1 being served next; null when it is not in it.</param>
public sealed record RunRow(RunStatus Status, int? Place);

/// <summary>A silo and its workers.</summary>
/// <param name="Silo">Its address.</param>
/// <param name="Workers">Its workers, in the order of their numbers.</param>
public sealed record SiloRow(string Silo, IReadOnlyList<WorkerRow> Workers)
{
    /// <summary>Workers that are at a shard.</summary>
    public int Busy => Workers.Count(worker => worker.Shard is not null);
}

/// <summary>A worker of a silo.</summary>
/// <param name="Number">Its number there.</param>
/// <param name="Run">The run it works for; null when it waits for work.</param>
/// <param name="Shard">The shard it is at.</param>
public sealed record WorkerRow(int Number, RunStatus? Run, ShardAtWork? Shard);

/// <summary>Open runs, those that ended while the page was looked at, and the silos that work.</summary>
public sealed class RunBoard
{
    private const int MostEnded = 20;

    private readonly Dictionary<string, RunStatus> known = new(StringComparer.Ordinal);

    /// <summary>The queue as last told; null before the first time.</summary>
    public DispatcherOverview? Queue { get; set; }

    /// <summary>Takes in how far a run has come; it is shown from now on.</summary>
    public void Keep(RunStatus status)
    {
        ArgumentNullException.ThrowIfNull(status);
        known[status.Run] = status;
        foreach (var old in known.Values.Where(each => each.IsFinal).OrderByDescending(each => each.Ended).Skip(MostEnded).ToArray()) known.Remove(old.Run);
    }

    /// <summary>Runs not ended yet, in the order of the queue.</summary>
    public IReadOnlyList<RunRow> Open => [.. known.Values.Where(status => !status.IsFinal).Select(Row).OrderBy(row => row.Place ?? int.MaxValue).ThenBy(row => row.Status.Submitted)];

    /// <summary>Runs that ended, the latest first.</summary>
    public IReadOnlyList<RunRow> Ended => [.. known.Values.Where(status => status.IsFinal).OrderByDescending(status => status.Ended).Select(Row)];

    /// <summary>Silos in the order of their addresses: those that asked for work of late, and those that are at a shard.</summary>
    public IReadOnlyList<SiloRow> Silos
    {
        get
        {
            var working = (from status in known.Values where !status.IsFinal from shard in status.Shards?.AtWork ?? [] select new { Name = new WorkerName(shard.Silo, shard.Worker), status, shard })
                .DistinctBy(each => each.Name)
                .ToDictionary(each => each.Name);
            return
            [
                .. (Queue?.Workers ?? []).Select(WorkerName.Read).Union(working.Keys)
                    .GroupBy(worker => worker.Silo)
                    .OrderBy(silo => silo.Key, StringComparer.Ordinal)
                    .Select(silo => new SiloRow(silo.Key, [.. silo.OrderBy(worker => worker.Number).Select(worker =>
                        working.TryGetValue(worker, out var at) ? new WorkerRow(worker.Number, at.status, at.shard) : new WorkerRow(worker.Number, null, null))])),
            ];
        }
    }

    private RunRow Row(RunStatus status) =>
        new(status, Array.FindIndex(Queue?.Runs ?? [], run => run.Run == status.Run) is >= 0 and var place ? place + 1 : null);
}
