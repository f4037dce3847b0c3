using Polly;
using Polly.Retry;
using Simulation.Contracts.Faults;
using Simulation.Operations.Clustering;

namespace Simulation.Api.Hosting.Client;

/// <summary>
/// Asks the cluster until it answers. A call that a dying silo refuses is made again; one whose answer may be lost is asked again beside the first, because
/// nobody tells a client that the silo which had its question is gone. Both are right because every call of ours may be repeated: a question names the run
/// that answers it, so that it joins the computation under way, and a change carries a token by which it is found done. Faults of ours are answers, and
/// never asked again. When <see cref="ClusterSettings.Patience"/> is over, the caller is told that the cluster is unavailable.
/// </summary>
internal sealed partial class PatientCalls : IOutgoingGrainCallFilter
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private readonly ClusterLink link;
    private readonly ClusterSettings settings;
    private readonly TimeProvider time;
    private readonly ILogger<PatientCalls> logger;
    private readonly ResiliencePipeline pipeline;

    public PatientCalls(ClusterLink link, ClusterSettings settings, TimeProvider time, ILogger<PatientCalls> logger)
    {
        this.link = link;
        this.settings = settings;
        this.time = time;
        this.logger = logger;
        pipeline = new ResiliencePipelineBuilder { TimeProvider = time }.AddRetry(Retries()).Build();
    }

    public Task Invoke(IOutgoingGrainCallContext context)
    {
        if (Attempt.IsBeginning) return Attempt.PassAsync(context);
        // The runtime's own calls, and the parts of a stream, follow rules of their own.
        return context.InterfaceMethod.DeclaringType?.Assembly == typeof(SimulationFaultException).Assembly && context.InterfaceMethod.ReturnType.IsAssignableTo(typeof(Task))
            ? AskAsync(context)
            : context.Invoke();
    }

    /// <summary>True for failures of the way to a grain, which say nothing about the question.</summary>
    internal static bool IsTransient(Exception? exception) => exception
        is OrleansMessageRejectionException
        or GatewayTooBusyException
        or LimitExceededException
        or Orleans.Runtime.Messaging.ConnectionFailedException
        or TimeoutException
        or OperationCanceledException;

    private async Task AskAsync(IOutgoingGrainCallContext call)
    {
        var caller = Attempt.CallerOf(call);
        var resilience = ResilienceContextPool.Shared.Get(caller);
        resilience.Properties.Set(Trouble.Key, new Trouble(settings.Patience, time));
        try
        {
            call.Result = await pipeline.ExecuteAsync(async context =>
            {
                context.Properties.GetValue(Trouble.Key, null!).Begin();
                return await AskOnceAsync(call, caller);
            }, resilience);
        }
        catch (Exception exception) when (IsTransient(exception) && !caller.IsCancellationRequested)
        {
            LogGivenUp(call.InterfaceName, call.MethodName, exception);
            throw new SimulationFaultException(
                FaultKind.Unavailable, $"The cluster did not answer within {settings.Patience.TotalSeconds:0.#} s. It may be starting, or too few silos are left; ask again shortly.");
        }
        finally
        {
            ResilienceContextPool.Shared.Return(resilience);
        }
    }

    // Asks, and asks again beside it as long as no answer comes: at once when a silo is lost, and now and then in any case.
    private async Task<object?> AskOnceAsync(IOutgoingGrainCallContext call, CancellationToken caller)
    {
        await ConnectedAsync(caller);
        var attempts = new List<Attempt>();
        var pause = settings.AskAgainAfter;
        try
        {
            while (true)
            {
                var lost = link.Lost;
                attempts.Add(Attempt.Begin(call, caller));
                if (await FirstAsync(attempts, lost, pause) is { } answered) return answered.Result;
                pause = pause + pause < LongestPause ? pause + pause : LongestPause;
                LogAskedAgain(call.InterfaceName, call.MethodName, attempts.Count);
            }
        }
        finally
        {
            foreach (var attempt in attempts) attempt.Dispose();
        }
    }

    // The first attempt that is answered; null when it is time for another. A failure counts when no other attempt is left.
    private async Task<Attempt?> FirstAsync(List<Attempt> attempts, Task lost, TimeSpan pause)
    {
        using var enough = new CancellationTokenSource();
        var timer = Task.Delay(pause, time, enough.Token);
        try
        {
            while (true)
            {
                var done = await Task.WhenAny([.. attempts.Select(attempt => attempt.Task), lost, timer]);
                if (attempts.Find(attempt => attempt.Task == done) is not { } first) return null;
                if (done.IsCompletedSuccessfully) return first;
                if (attempts.Count == 1 || !IsTransient(done.Exception?.InnerException ?? new OperationCanceledException())) await done;
                attempts.Remove(first);
                first.Dispose();
            }
        }
        finally
        {
            await enough.CancelAsync();
        }
    }

    private async Task ConnectedAsync(CancellationToken caller)
    {
        if (link.Started.IsCompleted) return;
        try
        {
            await link.Started.WaitAsync(settings.Patience, time, caller);
        }
        catch (TimeoutException)
        {
            throw new SiloUnavailableException("No silo has been found yet.");
        }
    }

    private static RetryStrategyOptions Retries() => new()
    {
        MaxRetryAttempts = int.MaxValue,
        BackoffType = DelayBackoffType.Exponential,
        Delay = TimeSpan.FromMilliseconds(100),
        MaxDelay = TimeSpan.FromSeconds(1),
        UseJitter = true,
        ShouldHandle = arguments => ValueTask.FromResult(
            IsTransient(arguments.Outcome.Exception)
            && !arguments.Context.CancellationToken.IsCancellationRequested
            && arguments.Context.Properties.GetValue(Trouble.Key, null!).IsBearable(arguments.Outcome.Exception!)),
    };

    [LoggerMessage(Level = LogLevel.Information, Message = "{Grain}.{Method} is asked again, {Attempts} calls under way")]
    private partial void LogAskedAgain(string grain, string method, int attempts);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Grain}.{Method} was given up")]
    private partial void LogGivenUp(string grain, string method, Exception cause);

    /// <summary>How long a call has been in trouble. A call that computed for an hour and then lost its silo has only begun to be.</summary>
    private sealed class Trouble(TimeSpan patience, TimeProvider time)
    {
        public static readonly ResiliencePropertyKey<Trouble> Key = new("trouble");

        private long begun;
        private long? since;

        public void Begin() => begun = time.GetTimestamp();

        public bool IsBearable(Exception failure)
        {
            // What timed out was in trouble all the time; what failed after long work was not.
            var wasAtWork = failure is not TimeoutException && time.GetElapsedTime(begun) > patience;
            since = wasAtWork ? time.GetTimestamp() : since ?? (failure is TimeoutException ? begun : time.GetTimestamp());
            return time.GetElapsedTime(since.Value) < patience;
        }
    }
}
