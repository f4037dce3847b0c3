using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Simulation.Contracts.Faults;

namespace Simulation.Api.Errors;

/// <summary>Turns what an endpoint throws into a problem document. What nobody foresaw is logged in full and answered without its inside.</summary>
internal sealed partial class ProblemHandler(ILogger<ProblemHandler> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (httpContext.RequestAborted.IsCancellationRequested)
        {
            // Nobody is listening any more; 499 is what the access log shows.
            httpContext.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return true;
        }

        await ProblemWriter.WriteAsync(httpContext, Describe(httpContext, exception));
        return true;
    }

    /// <summary>The problem that a fault of the grains is.</summary>
    public static ProblemResponse Describe(HttpContext http, SimulationFaultException fault) =>
        ProblemWriter.Describe(http, KindOf(fault.Kind), fault.Message, [.. fault.Problems.Select(Error)]);

    private ProblemResponse Describe(HttpContext http, Exception exception) => exception switch
    {
        ProblemException problem => ProblemWriter.Describe(http, problem.Kind, problem.Message, problem.Errors),
        SimulationFaultException fault => Fault(http, fault),
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => ProblemWriter.Describe(http, ProblemKind.BodyTooLarge, TooLong(http)),
        BadHttpRequestException bad => ProblemWriter.Describe(http, ProblemKind.WrongShape, bad.Message),
        _ => Unforeseen(http, exception),
    };

    private static ProblemResponse Fault(HttpContext http, SimulationFaultException fault)
    {
        if (fault.RetryAfterSeconds > 0) http.Response.Headers.RetryAfter = fault.RetryAfterSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return Describe(http, fault);
    }

    private ProblemResponse Unforeseen(HttpContext http, Exception exception)
    {
        LogUnforeseen(exception, http.Request.Method, http.Request.Path);
        return ProblemWriter.Describe(http, ProblemKind.Fault, "The request could not be answered. The cause is in the log of the host.");
    }

    private static ProblemKind KindOf(FaultKind kind) => kind switch
    {
        FaultKind.NotFound => ProblemKind.NotFound,
        FaultKind.Invalid => ProblemKind.InvalidQuestion,
        FaultKind.Forbidden => ProblemKind.Forbidden,
        FaultKind.NotReady => ProblemKind.NotReady,
        FaultKind.NotComputable => ProblemKind.NotComputable,
        FaultKind.Unavailable => ProblemKind.Unavailable,
        FaultKind.TooBusy => ProblemKind.TooManyRequests,
        FaultKind.Conflict => ProblemKind.PreconditionFailed,
        FaultKind.Closed => ProblemKind.Closed,
        FaultKind.ConditionRequired => ProblemKind.PreconditionRequired,
        _ => ProblemKind.Fault,
    };

    private static FieldError Error(Problem problem) => new(problem.Path, problem.Value, problem.Message, problem.WayOut);

    private static string TooLong(HttpContext http) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"The body is longer than the {http.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize ?? Json.JsonBody.MaximumBytes} bytes that this address takes.");

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Path} failed")]
    private partial void LogUnforeseen(Exception exception, string method, PathString path);
}
