using Microsoft.AspNetCore.Diagnostics;

namespace Simulation.Api.Errors;

/// <summary>Gives a problem document to answers that routing leaves without a body: unknown addresses and methods.</summary>
internal static class StatusPages
{
    public static Task WriteAsync(StatusCodeContext context)
    {
        var http = context.HttpContext;
        if (http.Response.StatusCode == StatusCodes.Status405MethodNotAllowed && HttpMethods.IsOptions(http.Request.Method)) return TellMethods(http);
        return ProblemWriter.WriteAsync(http, http.Response.StatusCode switch
        {
            StatusCodes.Status404NotFound => ProblemWriter.Describe(
                http, ProblemKind.NotFound, $"There is nothing at {http.Request.Path}. Every address is listed at /openapi/v1.json, and explained at /reference."),
            StatusCodes.Status405MethodNotAllowed => ProblemWriter.Describe(
                http, ProblemKind.MethodNotAllowed, $"{http.Request.Path} does not take {http.Request.Method}: use {http.Response.Headers.Allow}."),
            StatusCodes.Status406NotAcceptable => ProblemWriter.Describe(http, ProblemKind.NotAcceptable, "Answers are application/json."),
            StatusCodes.Status413PayloadTooLarge => ProblemWriter.Describe(http, ProblemKind.BodyTooLarge, "The body is too long."),
            StatusCodes.Status415UnsupportedMediaType => ProblemWriter.Describe(http, ProblemKind.UnsupportedMediaType, ProblemKind.UnsupportedMediaType.Meaning),
            var status => new ProblemResponse { Type = "about:blank", Title = Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status), Status = status, Instance = http.Request.Path },
        });
    }

    // Asking which methods an address takes is no mistake.
    private static Task TellMethods(HttpContext http)
    {
        var methods = http.Response.Headers.Allow.ToString();
        http.Response.Headers.Allow = methods.Contains(HttpMethods.Get, StringComparison.Ordinal) ? $"{methods}, {HttpMethods.Head}, {HttpMethods.Options}" : $"{methods}, {HttpMethods.Options}";
        http.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }
}
