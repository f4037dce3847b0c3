using System.Globalization;
using System.Threading.RateLimiting;
using Simulation.Api.Errors;
using Simulation.Api.Security;

namespace Simulation.Api.Limits;

/// <summary>How often a caller may ask, whatever it costs: who was known by his name, a stranger by his address. On a host that asks for no keys nobody is counted.</summary>
internal static class RequestRate
{
    private const string Health = "/health";

    /// <summary>Adds the limiter.</summary>
    public static void AddRequestRate(this IServiceCollection services, LimitSettings limits, SecuritySettings security) => services.AddRateLimiter(options =>
    {
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http => IsCounted(http, security)
            ? RateLimitPartition.GetTokenBucketLimiter(http.RequestServices.GetRequiredService<ICaller>().Of(http), _ => Bucket(limits))
            : RateLimitPartition.GetNoLimiter(""));
        options.OnRejected = (context, _) => RefuseAsync(context.HttpContext, limits);
    });

    private static bool IsCounted(HttpContext http, SecuritySettings security) =>
        (!security.IsOpen || Identity.NameOf(http.User) is not null) && !http.Request.Path.StartsWithSegments(Health, StringComparison.Ordinal);

    private static TokenBucketRateLimiterOptions Bucket(LimitSettings limits) => new()
    {
        TokenLimit = limits.RequestBurst,
        TokensPerPeriod = limits.RequestRate,
        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        QueueLimit = 0,
    };

    private static ValueTask RefuseAsync(HttpContext http, LimitSettings limits)
    {
        http.Response.Headers.RetryAfter = "1";
        return new ValueTask(ProblemWriter.WriteAsync(http, ProblemWriter.Describe(http, ProblemKind.TooManyRequests, string.Create(
            CultureInfo.InvariantCulture, $"You may send {limits.RequestRate} requests a second, and {limits.RequestBurst} at once after a pause. Ask again in 1 s; follow runs by their events instead of asking again and again."))));
    }
}
