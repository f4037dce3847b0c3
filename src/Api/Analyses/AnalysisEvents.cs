using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Simulation.Api.Errors;
using Simulation.Api.Json;
using Simulation.Contracts;
using Simulation.Contracts.Analyses;
using Simulation.Contracts.Faults;

namespace Simulation.Api.Analyses;

/// <summary><c>GET /v1/analyses/{analysis}/events</c>: an analysis that takes long, followed to its answer, so that nobody need ask again and again.</summary>
internal static class AnalysisEvents
{
    private const string Media = "text/event-stream";

    public static void MapAnalysisEvents(this IEndpointRouteBuilder routes) => routes
        .MapGet("/v1/analyses/{analysis}/events", EventsAsync)
        .WithName("followAnalysis").WithTags("Analyses")
        .WithSummary("Follow an analysis to its answer")
        .WithDescription(
            "Server-sent events for an analysis that was answered 202: 'progress' with the part done whenever it changes, at most a few times a second; at the end 'finished' with the document, the bytes of the answer itself, "
            + "or 'failed' with a problem document.")
        .Produces<AnalysisProgressEvent>(StatusCodes.Status200OK, Media).ProducesProblems(ProblemKind.NotFound, ProblemKind.InvalidQuestion, ProblemKind.Unavailable);

    /// <summary>Where an analysis is followed.</summary>
    public static string AddressOf(string analysis) => $"/v1/analyses/{analysis}/events";

    private static async Task<IResult> EventsAsync(string analysis, HttpContext http, IGrainDoor grains)
    {
        // The first is waited for, so that what is not there is 404 and no empty stream.
        var answers = grains.Analysis(analysis).WatchAsync(http.RequestAborted).GetAsyncEnumerator(http.RequestAborted);
        if (await answers.MoveNextAsync()) return TypedResults.ServerSentEvents(EventsOf(answers, http, http.RequestAborted));
        await answers.DisposeAsync();
        throw new SimulationFaultException(FaultKind.NotFound, $"No analysis '{analysis}' is being computed or remembered. Send its question again: an answer that is kept comes at once.");
    }

    private static async IAsyncEnumerable<SseItem<string>> EventsOf(IAsyncEnumerator<AnalysisAnswer> answers, HttpContext http, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var told = answers;
        for (SseItem<string>? next = Event(answers.Current); next is { } item; next = await NextAsync(answers, http, cancellation))
        {
            yield return item;
            if (item.EventType == "failed") yield break;
        }
    }

    private static async Task<SseItem<string>?> NextAsync(IAsyncEnumerator<AnalysisAnswer> answers, HttpContext http, CancellationToken cancellation)
    {
        try
        {
            return await answers.MoveNextAsync() ? Event(answers.Current) : null;
        }
        catch (Exception exception) when (exception is SimulationFaultException or OrleansException or TimeoutException && !cancellation.IsCancellationRequested)
        {
            var problem = exception is SimulationFaultException fault
                ? ProblemHandler.Describe(http, fault)
                : ProblemWriter.Describe(http, ProblemKind.Unavailable, "The silo that computed the analysis was lost. Send its question again.");
            return new SseItem<string>(JsonSerializer.Serialize(problem, ApiJson.Default.ProblemResponse), "failed");
        }
    }

    // The document is one line already, as every answer in JSON is.
    private static SseItem<string> Event(AnalysisAnswer answer) => answer.Document is { } document
        ? new SseItem<string>(Encoding.UTF8.GetString(document), "finished")
        : new SseItem<string>(JsonSerializer.Serialize(new AnalysisProgressEvent(answer.Progress), ApiJson.Default.AnalysisProgressEvent), "progress");
}
