using System.Globalization;
using Simulation.Api.Errors;
using Simulation.Api.Limits;
using Simulation.Api.Security;
using Simulation.Contracts.Faults;
using Simulation.Contracts.Keys;

namespace Simulation.Api.Workshops;

/// <summary>
/// Stands before the addresses that a code opens. On a host that asks for keys, who has none comes in as a stranger who reaches no province, and whoever sends codes that nobody has is
/// counted by his name, or address: after a number of them he waits, with right ones too, for else the wait would tell which are right.
/// </summary>
/// <param name="callers">Tells callers apart.</param>
/// <param name="security">Whether keys are asked for.</param>
/// <param name="time">The clock.</param>
internal sealed class CodeGate(ICaller callers, SecuritySettings security, TimeProvider time) : IEndpointFilter
{
    private readonly WrongCodes wrong = new(time);

    /// <inheritdoc/>
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (security.IsOpen) return await next(context);
        if (Identity.NameOf(http.User) is null) Access.Current = Access.Nothing;
        var caller = callers.Of(http);
        if (wrong.MustWait(caller)) return Refused(http);
        try
        {
            return await next(context);
        }
        catch (SimulationFaultException fault) when (fault.Kind == FaultKind.NotFound)
        {
            wrong.Note(caller);
            throw;
        }
    }

    private static ProblemResult Refused(HttpContext http)
    {
        var seconds = WrongCodes.Forgotten.TotalSeconds.ToString("0", CultureInfo.InvariantCulture);
        http.Response.Headers.RetryAfter = seconds;
        return new ProblemResult(ProblemKind.TooManyRequests, $"Too many codes were sent from here that nobody has. Ask again in {seconds} s, with the code as it was given to you.");
    }
}
