namespace Simulation.Api.Errors;

/// <summary>A problem document as the result of an endpoint.</summary>
/// <param name="kind">Kind of problem.</param>
/// <param name="detail">What happened, and the way out.</param>
internal sealed class ProblemResult(ProblemKind kind, string detail) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext) => ProblemWriter.WriteAsync(httpContext, ProblemWriter.Describe(httpContext, kind, detail));
}
