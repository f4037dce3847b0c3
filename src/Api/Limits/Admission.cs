using System.Globalization;
using System.Threading.RateLimiting;
using Simulation.Api.Errors;

namespace Simulation.Api.Limits;

/// <summary>Lets as many questions through as can be computed at once, first by caller and then altogether; a short queue evens out bursts, the rest is refused.</summary>
internal sealed class Admission : IAsyncDisposable
{
    private readonly LimitSettings limits;
    private readonly ICaller callers;
    private readonly TimeProvider time;
    private readonly PartitionedRateLimiter<string> ofCaller;
    private readonly ConcurrencyLimiter ofAll;

    public Admission(LimitSettings limits, ICaller callers, TimeProvider time)
    {
        this.limits = limits;
        this.callers = callers;
        this.time = time;
        ofCaller = PartitionedRateLimiter.Create<string, string>(caller => RateLimitPartition.GetConcurrencyLimiter(caller, _ => Options(limits.QuestionsOfCaller, limits.QueueOfCaller)));
        ofAll = new ConcurrencyLimiter(Options(limits.Questions, limits.Queue));
    }

    /// <summary>
    /// Waits for a turn. A refusal is an answer and no exception: a host that is asked more than it can do refuses thousands of times a second, and throwing through the layers of the
    /// web server costs many times what the rest of a refusal does.
    /// </summary>
    public async ValueTask<Entry> EnterAsync(HttpContext http)
    {
        // There is room most of the time, and then nothing need be set up for waiting.
        if (Try(ofCaller.AttemptAcquire(callers.Of(http))) is { } free)
        {
            if (Try(ofAll.AttemptAcquire()) is { } place) return new Entry(new Permits(free, place), Refusal: null);
            free.Dispose();
        }

        using var patience = new CancellationTokenSource(limits.QueueTime, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, http.RequestAborted);
        var own = await AcquireAsync(() => ofCaller.AcquireAsync(callers.Of(http), cancellationToken: either.Token), patience);
        if (own is null) return Refused(http, "You have", limits.QuestionsOfCaller, limits.QueueOfCaller);
        var shared = await AcquireAsync(() => ofAll.AcquireAsync(cancellationToken: either.Token), patience);
        if (shared is not null) return new Entry(new Permits(own, shared), Refusal: null);
        own.Dispose();
        return Refused(http, "This host has", limits.Questions, limits.Queue);
    }

    public async ValueTask DisposeAsync()
    {
        await ofCaller.DisposeAsync();
        await ofAll.DisposeAsync();
    }

    private static ConcurrencyLimiterOptions Options(int permits, int queue) =>
        new() { PermitLimit = permits, QueueLimit = queue, QueueProcessingOrder = QueueProcessingOrder.OldestFirst };

    private static RateLimitLease? Try(RateLimitLease lease)
    {
        if (lease.IsAcquired) return lease;
        lease.Dispose();
        return null;
    }

    private static async Task<RateLimitLease?> AcquireAsync(Func<ValueTask<RateLimitLease>> acquire, CancellationTokenSource patience)
    {
        try
        {
            return Try(await acquire());
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            return null;
        }
    }

    private Entry Refused(HttpContext http, string who, int permits, int queue)
    {
        var seconds = Math.Max(1, (int)Math.Ceiling(limits.QueueTime.TotalSeconds));
        http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return new Entry(Turn: null, new ProblemResult(ProblemKind.TooManyRequests, string.Create(
            CultureInfo.InvariantCulture,
            $"{who} as many questions under way as are let through: {permits} computed at once and {queue} waiting, none for longer than {limits.QueueTime.TotalSeconds:0.###} s. Ask again in {seconds} s, or send large questions as runs.")));
    }

    /// <summary>What came of asking for a turn: one of the two.</summary>
    /// <param name="Turn">The turn; dispose of it when the question is answered.</param>
    /// <param name="Refusal">The answer when there is no turn soon enough; its detail says which limit was reached.</param>
    internal readonly record struct Entry(IDisposable? Turn, IResult? Refusal);

    private sealed class Permits(RateLimitLease own, RateLimitLease shared) : IDisposable
    {
        public void Dispose()
        {
            shared.Dispose();
            own.Dispose();
        }
    }
}
