using System.Globalization;
using System.Text.Json;
using Simulation.Api.Json;

namespace Simulation.Api.Errors;

/// <summary>Writes problem documents. They carry no time and no trace number: the same mistake gets the same bytes.</summary>
internal static class ProblemWriter
{
    private const int SecondsToRetry = 1;

    public static ProblemResponse Describe(HttpContext http, ProblemKind kind, string? detail, IReadOnlyList<FieldError>? errors = null) => new()
    {
        Type = kind.Type,
        Title = kind.In(http.Request).Title,
        Status = kind.Status,
        Detail = ProblemWords.Detail(kind, detail, errors, http.Request),
        Instance = http.Request.Path,
        Errors = errors is { Count: > 0 } ? ProblemWords.Errors(errors, http.Request) : null,
    };

    public static Task WriteAsync(HttpContext http, ProblemResponse problem) => SendAsync(http, problem, http.RequestAborted);

    /// <summary>Writes although the request's own token is cancelled: by its time limit, and not by the one who waits.</summary>
    public static Task WriteAfterTimeoutAsync(HttpContext http, ProblemResponse problem) => SendAsync(http, problem, CancellationToken.None);

    private static Task SendAsync(HttpContext http, ProblemResponse problem, CancellationToken cancellation)
    {
        http.Response.StatusCode = problem.Status;
        http.Response.ContentType = "application/problem+json";
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.ContentLanguage = ProblemWords.LanguageOf(http.Request);
        if (problem.Status is StatusCodes.Status503ServiceUnavailable or StatusCodes.Status429TooManyRequests && http.Response.Headers.RetryAfter.Count == 0)
            http.Response.Headers.RetryAfter = SecondsToRetry.ToString(CultureInfo.InvariantCulture);
        return JsonSerializer.SerializeAsync(http.Response.Body, problem, ApiJson.Default.ProblemResponse, cancellation);
    }
}
