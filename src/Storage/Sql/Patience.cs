using System.Globalization;
using Polly;
using Polly.Retry;

namespace Simulation.Storage.Sql;

/// <summary>
/// Repeats work that met a passing fault (a lost connection, a server that restarts, a locked file), with growing and scattered pauses, until it succeeds or
/// the patience since its first fault is used up. The time that work takes without faults is not limited.
/// </summary>
internal sealed class Patience
{
    private static readonly ResiliencePropertyKey<long> FirstFault = new("first fault");

    private readonly string database;
    private readonly TimeSpan total;
    private readonly Func<Exception, Fault> judge;
    private readonly TimeProvider clock;
    private readonly ResiliencePipeline pipeline;

    /// <summary>Makes a patience.</summary>
    /// <param name="database">The database, for the message.</param>
    /// <param name="total">From the first fault of a piece of work on; zero for a single attempt.</param>
    /// <param name="judge">What an exception of the database means.</param>
    /// <param name="clock">The clock.</param>
    public Patience(string database, TimeSpan total, Func<Exception, Fault> judge, TimeProvider clock)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(total, TimeSpan.Zero);
        (this.database, this.total, this.judge, this.clock) = (database, total, judge, clock);
        pipeline = new ResiliencePipelineBuilder { TimeProvider = clock }
            .AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = int.MaxValue,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = TimeSpan.FromMilliseconds(50),
                MaxDelay = TimeSpan.FromSeconds(2),
                ShouldHandle = arguments => ValueTask.FromResult(MayTryAgain(arguments)),
            })
            .Build();
    }

    /// <summary>Does the work, as often as it takes.</summary>
    /// <exception cref="StorageUnavailableException">The last fault came after the patience had run out, or will not pass by itself.</exception>
    public async Task<T> TryAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellation)
    {
        var context = ResilienceContextPool.Shared.Get(cancellation);
        try
        {
            return await pipeline.ExecuteAsync(async of => await work(of.CancellationToken), context);
        }
        catch (Exception fault) when (judge(fault) != Fault.Other)
        {
            throw new StorageUnavailableException(
                string.Create(CultureInfo.InvariantCulture, $"The database {database} could not be used ({fault.Message}), after {Waited(context).TotalSeconds:F0} s of patience."),
                fault);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private bool MayTryAgain(RetryPredicateArguments<object> arguments)
    {
        if (arguments.Outcome.Exception is not { } fault || judge(fault) != Fault.Passing) return false;
        var properties = arguments.Context.Properties;
        if (!properties.TryGetValue(FirstFault, out _)) properties.Set(FirstFault, clock.GetTimestamp());
        return Waited(arguments.Context) < total;
    }

    private TimeSpan Waited(ResilienceContext context) =>
        context.Properties.TryGetValue(FirstFault, out var first) ? clock.GetElapsedTime(first) : TimeSpan.Zero;
}

/// <summary>What an exception means for the work that met it.</summary>
internal enum Fault
{
    /// <summary>Not the database's: it travels on.</summary>
    Other,

    /// <summary>It may be gone at the next attempt.</summary>
    Passing,

    /// <summary>The database cannot be used until somebody acts: the disk is full, the file cannot be opened.</summary>
    Lasting,
}
