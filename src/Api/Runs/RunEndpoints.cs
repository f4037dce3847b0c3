using Simulation.Contracts;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Simulation.Api.Errors;
using Simulation.Api.Json;
using Simulation.Api.OpenApi;
using Simulation.Api.Simulate;
using Simulation.Contracts.Faults;
using Simulation.Contracts.Runs;

namespace Simulation.Api.Runs;

/// <summary>Runs: submitted, followed, stopped, and their results.</summary>
internal static class RunEndpoints
{
    private const string Tag = "Runs";

    public static void MapRuns(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v1/provinces/{province}/runs", SubmitAsync)
            .WithName("submitRun").WithTags(Tag)
            .WithSummary("Submit a what-if question as a run")
            .WithDescription("For questions of many draws. A run that was accepted finishes, whatever breaks; submitted again, it is found. With Prefer: wait=10 the answer waits up to 10 s for the end.")
            .TakesBody<SimulateRequest>()
            .Produces<RunResponse>().Produces<RunResponse>(StatusCodes.Status202Accepted)
            .ProducesProblems(ProblemKind.MalformedJson, ProblemKind.NotFound, ProblemKind.BodyTooLarge, ProblemKind.UnsupportedMediaType, ProblemKind.InvalidQuestion, ProblemKind.TooManyRequests, ProblemKind.NotReady);
        routes.MapGet("/v1/runs", ListAsync)
            .WithName("listRuns").WithTags(Tag)
            .WithSummary("See what is being computed, and by whom")
            .Produces<RunListResponse>().ProducesProblems();
        routes.MapGet("/v1/runs/{run}", StatusAsync)
            .WithName("getRun").WithTags(Tag)
            .WithSummary("Ask how far a run has come")
            .Produces<RunResponse>().ProducesProblems(ProblemKind.NotFound);
        routes.MapGet("/v1/runs/{run}/events", EventsAsync)
            .WithName("followRun").WithTags(Tag)
            .WithSummary("Follow a run")
            .WithDescription("Server-sent events: 'progress' with the status of the run whenever it changes, at most a few times a second, and at the end one named finished, failed or cancelled.")
            .Produces<RunResponse>(StatusCodes.Status200OK, "text/event-stream").ProducesProblems(ProblemKind.NotFound);
        routes.MapDelete("/v1/runs/{run}", CancelAsync)
            .WithName("cancelRun").WithTags(Tag)
            .WithSummary("Stop a run, for everybody")
            .WithDescription("A run that has ended stays as it is.")
            .Produces<RunResponse>().ProducesProblems(ProblemKind.NotFound);
        routes.MapRunResults();
        routes.MapRunDraws();
    }

    /// <summary>The status of a run.</summary>
    /// <exception cref="SimulationFaultException">There is none.</exception>
    public static async Task<RunStatus> FindAsync(IGrainDoor grains, string run, CancellationToken cancellation) =>
        await grains.Run(run).FindStatusAsync(cancellation) ?? throw new SimulationFaultException(
            FaultKind.NotFound, $"There is no run '{run}'. The answers of simulate are not kept as runs: submit the question at /v1/provinces/{{province}}/runs.");

    private static async Task<IResult> SubmitAsync(string province, HttpContext http, IGrainDoor grains, RunSubmission submission)
    {
        var question = await JsonBody.ReadAsync(http.Request, SimulateMapping.Question);
        return await submission.AnswerAsync(http, question, () => grains.Province(province).SubmitAsync(question, http.RequestAborted));
    }

    private static async Task<IResult> ListAsync(IGrainDoor grains) =>
        JsonAnswer.Of(RunMapping.Response(await grains.Dispatcher.DescribeAsync()), ApiJson.Default.RunListResponse);

    private static async Task<IResult> StatusAsync(string run, HttpContext http, IGrainDoor grains) =>
        JsonAnswer.Of(RunMapping.Response(await FindAsync(grains, run, http.RequestAborted)), ApiJson.Default.RunResponse);

    private static async Task<IResult> EventsAsync(string run, HttpContext http, IGrainDoor grains, RunFollowing following)
    {
        await FindAsync(grains, run, http.RequestAborted);
        return TypedResults.ServerSentEvents(Events(following, run, http.RequestAborted));
    }

    private static async Task<IResult> CancelAsync(string run, HttpContext http, IGrainDoor grains)
    {
        var status = await grains.Run(run).CancelAsync(http.RequestAborted) ?? await FindAsync(grains, run, http.RequestAborted);
        return JsonAnswer.Of(RunMapping.Response(status), ApiJson.Default.RunResponse);
    }

    private static async IAsyncEnumerable<SseItem<RunResponse>> Events(RunFollowing following, string run, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var status in following.FollowAsync(run, cancellation))
            yield return new SseItem<RunResponse>(RunMapping.Response(status), status.IsFinal ? RunMapping.StateOf(status) : "progress");
    }
}
