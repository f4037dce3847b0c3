using Simulation.Contracts.Faults;
using Simulation.Web.Desk;

namespace Simulation.Web.Runs;

/// <summary>Watches the queue and every run in it: the grains tell when something has moved, nobody asks again and again.</summary>
/// <param name="desk">Where the grains are asked.</param>
/// <param name="clock">Clock, for the pause after a silo was lost.</param>
/// <param name="board">What is known; kept up to date.</param>
/// <param name="changed">Told whenever something of it changed, on the thread that watches.</param>
public sealed class RunWatch(PlannerDesk desk, TimeProvider clock, RunBoard board, Action changed)
{
    private static readonly TimeSpan AfterLoss = TimeSpan.FromSeconds(2);

    private readonly HashSet<string> followed = new(StringComparer.Ordinal);

    /// <summary>Why the queue cannot be seen just now; null when it can.</summary>
    public SimulationFaultException? Fault { get; private set; }

    /// <summary>Watches until it is stopped.</summary>
    public async Task WatchAsync(CancellationToken cancellation)
    {
        await AgainAsync(async () =>
        {
            await foreach (var overview in desk.Grains.Dispatcher.WatchAsync(cancellation))
            {
                (board.Queue, Fault) = (overview, null);
                foreach (var run in overview.Runs) _ = FollowAsync(run.Run, cancellation);
                changed();
            }
        }, cancellation);
    }

    /// <summary>Follows one run until it has ended; one that is followed already, or unknown, needs nothing.</summary>
    public async Task FollowAsync(string run, CancellationToken cancellation)
    {
        if (!followed.Add(run)) return;
        await AgainAsync(async () =>
        {
            await foreach (var status in desk.Grains.Run(run).WatchAsync(cancellation))
            {
                board.Keep(status);
                changed();
            }
        }, cancellation);
        // Submitted again, it may run again.
        followed.Remove(run);
    }

    // The silo that told may be lost: another one goes on. Who may not see something need not ask again.
    private async Task AgainAsync(Func<Task> watch, CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                await watch();
                return;
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                return;
            }
            catch (SimulationFaultException refused) when (refused.Kind != FaultKind.Unavailable)
            {
                Fault = refused;
                changed();
                return;
            }
            catch (Exception lost) when (lost is SimulationFaultException or OrleansException or EnumerationAbortedException or TimeoutException)
            {
                Fault = lost as SimulationFaultException ?? new SimulationFaultException(FaultKind.Unavailable, lost.Message);
                changed();
            }

            await Task.Delay(AfterLoss, clock, cancellation).ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
