using Simulation.Contracts;
using System.Runtime.CompilerServices;
using Simulation.Contracts.Faults;
using Simulation.Contracts.Runs;
using Simulation.Contracts.Sweeps;

namespace Simulation.Api.Runs;

/// <summary>Follows runs through the loss of the silo that looks after them: asked again, another one goes on.</summary>
internal sealed class RunFollowing(IGrainDoor grains, TimeProvider time)
{
    // As long as a cluster may take to notice the loss of a silo, and some more.
    private const int Attempts = 20;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>The status of a run whenever it changes, until it is final; nothing for an unknown run.</summary>
    public async IAsyncEnumerable<RunStatus> FollowAsync(string run, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var status in AgainAsync(() => grains.Run(run).WatchAsync(cancellation), status => status.IsFinal, cancellation)) yield return status;
    }

    /// <summary>The rows of a sweep as they finish, each once.</summary>
    public async IAsyncEnumerable<SweepRow> RowsAsync(string run, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var told = new HashSet<int>();
        await foreach (var row in AgainAsync(() => grains.Run(run).ReadRowsAsync(cancellation), _ => false, cancellation))
        {
            if (told.Add(row.Point)) yield return row;
        }
    }

    // The silo that had the enumeration is gone, or the database it would need is away; what was wrong with the question is told.
    private static bool IsLoss(Exception exception) =>
        exception is EnumerationAbortedException or OrleansException or TimeoutException or SimulationFaultException { Kind: FaultKind.Unavailable };

    private async IAsyncEnumerable<T> AgainAsync<T>(Func<IAsyncEnumerable<T>> begin, Func<T, bool> isLast, [EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var items = begin().GetAsyncEnumerator(cancellation);
            while (true)
            {
                var isLost = false;
                try
                {
                    if (!await items.MoveNextAsync()) yield break;
                }
                catch (Exception exception) when (IsLoss(exception) && attempt < Attempts)
                {
                    isLost = true;
                }

                if (isLost) break;
                attempt = 1;
                yield return items.Current;
                if (isLast(items.Current)) yield break;
            }

            await Task.Delay(Pause, time, cancellation);
        }
    }
}
