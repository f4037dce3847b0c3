using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Simulation.Api.Errors;
using Simulation.Api.Formats;
using Simulation.Api.Json;
using Simulation.Api.Limits;
using Simulation.Api.OpenApi;
using Simulation.Api.Writing;
using Simulation.Contracts;
using Simulation.Contracts.Workshops;
using Simulation.Formats.Subjects;

namespace Simulation.Api.Workshops;

/// <summary>Workshops: opened for a province, and from then on found by their code, which is all that participants need.</summary>
internal static class WorkshopEndpoints
{
    private const string OfProvince = "/v1/provinces/{province}/workshops";
    private const string Address = "/v1/workshops/{code}";

    public static void MapWorkshops(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(OfProvince, ListAsync)
            .Named("listWorkshops", "List the workshops of a province")
            .Produces<WorkshopListResponse>()
            .ProducesProblems(ProblemKind.NotFound, ProblemKind.Unavailable);
        routes.MapPost(OfProvince, OpenAsync)
            .Named("openWorkshop", "Open a workshop")
            .WithDescription("The answer has the code by which people join. Until the workshop closes the code alone, without a key, lets them see what is asked, try levers and hand in, and nothing else. "
                + "With an Idempotency-Key the request may be repeated and is done once.")
            .TakesBody<WorkshopRequest>().TakesAuthorHeaders()
            .Produces<WorkshopResponse>(StatusCodes.Status201Created)
            .ProducesProblems(ProblemKind.MalformedJson, ProblemKind.NotFound, ProblemKind.BodyTooLarge, ProblemKind.UnsupportedMediaType, ProblemKind.InvalidQuestion, ProblemKind.NotReady);
        routes.MapGet(Address, FindAsync)
            .Named("getWorkshop", "See what a workshop asks, and how many take part")
            .Produces<WorkshopResponse>()
            .ByCode(ProblemKind.NotFound);
        routes.MapGet(Address + "/events", EventsAsync)
            .Named("followWorkshop", "Follow a workshop")
            .WithDescription("Server-sent events: 'changed' with the counts whenever somebody joins or hands in, at most a few times a second, and at the end one named closed. Read the results when the version is another.")
            .Produces<WorkshopEventResponse>(StatusCodes.Status200OK, "text/event-stream")
            .ByCode(ProblemKind.NotFound);
        routes.MapPost(Address + "/simulate", TryAsync)
            .Named("tryWorkshopLevers", "Ask what would come of some levers")
            .WithDescription("Nothing is kept. Only levers that the workshop asks about can be moved.")
            .TakesBody<TryRequest>()
            .Produces<ChancesResponse>()
            .ByCode(ProblemKind.MalformedJson, ProblemKind.NotFound, ProblemKind.Closed, ProblemKind.BodyTooLarge, ProblemKind.UnsupportedMediaType, ProblemKind.InvalidQuestion, ProblemKind.NotReady)
            .Admitted();
        routes.MapPut(Address + "/participants/{participant}", HandInAsync)
            .Named("handIn", "Join a workshop, hand in, or change what was handed in")
            .WithDescription("Joins with If-None-Match: * or neither header; 412 says that the name is taken. Changes with If-Match and the ETag of the entry, or *, and the key that the entry was made with. "
                + "What is answered is on disk. With an Idempotency-Key the request may be repeated and is done once.")
            .TakesBody<HandInRequest>().TakesWriteHeaders()
            .Produces<EntryResponse>().Produces<EntryResponse>(StatusCodes.Status201Created)
            .ByCode(ProblemKind.MalformedJson, ProblemKind.Forbidden, ProblemKind.NotFound, ProblemKind.Closed, ProblemKind.PreconditionFailed, ProblemKind.BodyTooLarge, ProblemKind.UnsupportedMediaType, ProblemKind.InvalidQuestion, ProblemKind.NotReady);
        routes.MapPost(Address + "/participants/{participant}/leave-out", LeaveOutAsync)
            .Named("leaveOut", "Leave an entry out of all figures, or take it in again")
            .WithDescription("For what was handed in by mistake, or to mock. What was handed in stays as it is, with every version; also after the end.")
            .TakesBody<LeaveOutRequest>().TakesAuthorHeaders()
            .Produces<EntryResponse>()
            .ByCode(ProblemKind.MalformedJson, ProblemKind.NotFound, ProblemKind.BodyTooLarge, ProblemKind.UnsupportedMediaType);
        routes.MapGet(Address + "/results", ResultsAsync)
            .Named("getWorkshopResults", "See what those who handed in would do, and what would come of it")
            .WithDescription("Least, mean, median and greatest value of each lever over those who moved it, who left it untouched, and the targets' probabilities by the mean and by each participant's levers, with the same draws for all.")
            .Produces<WorkshopResultsResponse>()
            .OffersTables(FormatOffer.Tables)
            .ByCode(ProblemKind.NotFound, ProblemKind.NotReady)
            .Admitted();
        routes.MapPost(Address + "/close", CloseAsync)
            .Named("closeWorkshop", "Close a workshop, for good")
            .WithDescription("From then on nobody joins or hands in. Closed already, it stays as it is.")
            .TakesAuthorHeaders()
            .Produces<WorkshopResponse>()
            .ByCode(ProblemKind.NotFound);
    }

    private static async Task<IResult> ListAsync(string province, HttpContext http, IGrainDoor grains) =>
        JsonAnswer.Metadata(WorkshopMapping.Response(await grains.Workshops(province).ListAsync(http.RequestAborted)), ApiJson.Default.WorkshopListResponse);

    private static async Task<IResult> OpenAsync(string province, HttpContext http, IGrainDoor grains)
    {
        var body = await JsonBody.BytesAsync(http.Request);
        var (author, token) = (Author.Of(http.Request), WriteToken.Of(http.Request, body));
        var workshop = await grains.Workshops(province).OpenAsync(JsonBody.Read(http.Request, body, fields => WorkshopMapping.Order(fields, author, token)), http.RequestAborted);
        http.Response.Headers.Location = $"/v1/workshops/{WorkshopCode.Show(workshop.Code)}";
        return JsonAnswer.Of(WorkshopMapping.Response(workshop), ApiJson.Default.WorkshopResponse, StatusCodes.Status201Created);
    }

    private static async Task<IResult> FindAsync(string code, HttpContext http, IGrainDoor grains) =>
        JsonAnswer.Metadata(WorkshopMapping.Response(await grains.Workshop(code).FindAsync(http.RequestAborted)), ApiJson.Default.WorkshopResponse);

    private static async Task<IResult> EventsAsync(string code, HttpContext http, IGrainDoor grains, TimeProvider time)
    {
        await grains.Workshop(code).FindAsync(http.RequestAborted);
        return TypedResults.ServerSentEvents(Events(grains.Workshop(code), time, http.RequestAborted));
    }

    private static async IAsyncEnumerable<SseItem<WorkshopEventResponse>> Events(IPlanningWorkshopGrain workshop, TimeProvider time, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var status in Following.AgainAsync(() => workshop.WatchAsync(cancellation), status => !status.IsOpen, time, Following.UntilNoticed, cancellation))
            yield return new SseItem<WorkshopEventResponse>(WorkshopMapping.Response(status), status.IsOpen ? "changed" : "closed");
    }

    private static async Task<IResult> TryAsync(string code, HttpContext http, IGrainDoor grains)
    {
        var values = await JsonBody.ReadAsync(http.Request, WorkshopMapping.Values);
        return JsonAnswer.Of(WorkshopMapping.Response(await grains.Workshop(code).AskAsync(values, http.RequestAborted)), ApiJson.Default.ChancesResponse);
    }

    private static async Task<IResult> HandInAsync(string code, string participant, HttpContext http, IGrainDoor grains)
    {
        var body = await JsonBody.BytesAsync(http.Request);
        var (condition, token) = (Preconditions.Of(http.Request), WriteToken.Of(http.Request, body));
        var entry = await grains.Workshop(code).HandInAsync(JsonBody.Read(http.Request, body, fields => WorkshopMapping.HandIn(fields, participant, condition, token)), http.RequestAborted);
        return JsonAnswer.Versioned(
            WorkshopMapping.Response(entry), ApiJson.Default.EntryResponse, entry.Version, entry.Version == 1 ? StatusCodes.Status201Created : StatusCodes.Status200OK,
            entry.Version == 1 ? http.Request.Path.ToUriComponent() : null);
    }

    private static async Task<IResult> LeaveOutAsync(string code, string participant, HttpContext http, IGrainDoor grains)
    {
        var body = await JsonBody.BytesAsync(http.Request);
        var isLeftOut = JsonBody.Read(http.Request, body, fields => fields.Truth("leftOut")) ?? true;
        var entry = await grains.Workshop(code).LeaveOutAsync(participant, isLeftOut, Author.Of(http.Request), WriteToken.Of(http.Request, body), http.RequestAborted);
        return JsonAnswer.Versioned(WorkshopMapping.Response(entry), ApiJson.Default.EntryResponse, entry.Version);
    }

    private static async Task<IResult> ResultsAsync(string code, HttpContext http, IGrainDoor grains)
    {
        var query = new QueryFields(http.Request.Query);
        var format = AnswerFormat.Read(http.Request, query, FormatOffer.Tables);
        query.Check();
        var outlook = await grains.Workshop(code).ForecastAsync(http.RequestAborted);
        if (format.IsJson) return JsonAnswer.Metadata(WorkshopMapping.Response(outlook), ApiJson.Default.WorkshopResultsResponse);
        return TableAnswer.Of(WorkshopTable.Of(await grains.Province(outlook.Results.Workshop.Province).DescribeAsync(http.RequestAborted), outlook), format);
    }

    private static async Task<IResult> CloseAsync(string code, HttpContext http, IGrainDoor grains) =>
        JsonAnswer.Of(WorkshopMapping.Response(await grains.Workshop(code).CloseAsync(Author.Of(http.Request), http.RequestAborted)), ApiJson.Default.WorkshopResponse);

    private static RouteHandlerBuilder Named(this RouteHandlerBuilder route, string name, string summary) => route.WithName(name).WithTags("Workshops").WithSummary(summary);

    private static RouteHandlerBuilder ByCode(this RouteHandlerBuilder route, params ReadOnlySpan<ProblemKind> problems)
    {
        route.AddEndpointFilter((context, next) => context.HttpContext.RequestServices.GetRequiredService<CodeGate>().InvokeAsync(context, next));
        return route.ProducesProblems([.. problems, ProblemKind.TooManyRequests, ProblemKind.Unavailable]);
    }
}
