using Simulation.Contracts;
using Simulation.Api.Errors;
using Simulation.Api.Json;
using Simulation.Api.OpenApi;
using Simulation.Api.Runs;

namespace Simulation.Api.Sweeps;

/// <summary><c>POST /v1/sweeps</c>: many questions as one run.</summary>
internal static class SweepEndpoint
{
    public static void MapSweeps(this IEndpointRouteBuilder routes) => routes
        .MapPost("/v1/sweeps", SubmitAsync)
        .WithName("submitSweep").WithTags("Sweeps")
        .WithSummary("Ask many what-if questions as one run")
        .WithDescription("Every combination of lever values, or a sample of them, for every province named. The rows stream from the results of the run as they finish.")
        .TakesBody<SweepRequest>()
        .Produces<RunResponse>().Produces<RunResponse>(StatusCodes.Status202Accepted)
        .ProducesProblems(ProblemKind.MalformedJson, ProblemKind.NotFound, ProblemKind.BodyTooLarge, ProblemKind.UnsupportedMediaType, ProblemKind.InvalidQuestion, ProblemKind.TooManyRequests, ProblemKind.NotReady);

    private static async Task<IResult> SubmitAsync(HttpContext http, IGrainDoor grains, RunSubmission submission)
    {
        var sweep = await JsonBody.ReadAsync(http.Request, SweepMapping.Question);
        return await submission.AnswerAsync(http, sweep, () => grains.Sweeps.SubmitAsync(sweep, http.RequestAborted));
    }
}
