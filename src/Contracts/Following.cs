using System.Runtime.CompilerServices;
using Simulation.Contracts.Faults;

namespace Simulation.Contracts;

/// <summary>Follows what a grain tells through the loss of the silo that tells it: asked again, another one goes on.</summary>
public static class Following
{
    /// <summary>As long as a cluster may take to notice the loss of a silo, and some more.</summary>
    public const int UntilNoticed = 20;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>What is told, by as many enumerations as it takes.</summary>
    /// <typeparam name="T">What is told.</typeparam>
    /// <param name="begin">Asks; called again after a loss. What was told already is told again unless the question says where to go on.</param>
    /// <param name="isLast">True for what nothing follows.</param>
    /// <param name="time">The clock.</param>
    /// <param name="attempts">Losses in a row after which the loss is passed on; <see cref="UntilNoticed"/>, or more where somebody looks on for hours.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async IAsyncEnumerable<T> AgainAsync<T>(
        Func<IAsyncEnumerable<T>> begin, Func<T, bool> isLast, TimeProvider time, int attempts, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(begin);
        ArgumentNullException.ThrowIfNull(isLast);
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
                catch (Exception exception) when (IsLoss(exception) && attempt < attempts)
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

    // The silo that had the enumeration is gone, or the database it would need is away; what was wrong with the question is told.
    private static bool IsLoss(Exception exception) =>
        exception is EnumerationAbortedException or OrleansException or TimeoutException or SimulationFaultException { Kind: FaultKind.Unavailable };
}
