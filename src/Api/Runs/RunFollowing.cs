using Simulation.Contracts;
using System.Runtime.CompilerServices;
using Simulation.Contracts.Runs;
using Simulation.Contracts.Sweeps;

namespace Simulation.Api.Runs;

/// <summary>Follows runs through the loss of the silo that looks after them.</summary>
internal sealed class RunFollowing(IGrainDoor grains, TimeProvider time)
{
    /// <summary>The status of a run whenever it changes, until it is final; nothing for an unknown run.</summary>
    public IAsyncEnumerable<RunStatus> FollowAsync(string run, CancellationToken cancellation) =>
        Following.AgainAsync(() => grains.Run(run).WatchAsync(cancellation), status => status.IsFinal, time, Following.UntilNoticed, cancellation);

    /// <summary>The rows of a sweep as they finish, each once.</summary>
    public async IAsyncEnumerable<SweepRow> RowsAsync(string run, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var told = new HashSet<int>();
        await foreach (var row in Following.AgainAsync(() => grains.Run(run).ReadRowsAsync(cancellation), _ => false, time, Following.UntilNoticed, cancellation))
        {
            if (told.Add(row.Point)) yield return row;
        }
    }
}
