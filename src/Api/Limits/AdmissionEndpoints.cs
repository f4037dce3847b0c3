using Microsoft.AspNetCore.Http.Timeouts;
using Simulation.Api.Errors;
using Simulation.Api.Security;

namespace Simulation.Api.Limits;

/// <summary>Marks the endpoints that compute while the caller waits.</summary>
internal static class AdmissionEndpoints
{
    public static void AddAdmission(this IServiceCollection services, IConfiguration configuration)
    {
        var limits = LimitSettings.Read(configuration);
        services.AddSingleton(limits);
        services.AddSingleton<ICaller, NamedCaller>();
        services.AddRequestRate(limits, SecuritySettings.Read(configuration));
        services.AddSingleton<Admission>();
        services.AddRequestTimeouts(timeouts => timeouts.AddPolicy(LimitSettings.Section, new RequestTimeoutPolicy
        {
            Timeout = limits.AnswerTime,
            WriteTimeoutResponse = http => ProblemWriter.WriteAfterTimeoutAsync(http, ProblemWriter.Describe(http, ProblemKind.TooSlow, TooSlow(limits))),
        }));
    }

    /// <summary>Lets a question in when it is its turn, and gives it a limited time.</summary>
    public static RouteHandlerBuilder Admitted(this RouteHandlerBuilder route)
    {
        route.WithRequestTimeout(LimitSettings.Section);
        return route.ProducesProblems(ProblemKind.TooManyRequests, ProblemKind.Unavailable, ProblemKind.TooSlow).AddEndpointFilter(async (context, next) =>
        {
            var entry = await context.HttpContext.RequestServices.GetRequiredService<Admission>().EnterAsync(context.HttpContext);
            if (entry.Refusal is { } refusal) return refusal;
            using var turn = entry.Turn;
            return await next(context);
        });
    }

    private static string TooSlow(LimitSettings limits) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"There was no answer within {limits.AnswerTime.TotalSeconds:0.###} s, and the work was stopped. Ask for fewer draws, or send the question as a run.");
}
