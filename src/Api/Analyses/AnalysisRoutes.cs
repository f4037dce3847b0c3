using Simulation.Contracts;
using System.Text.Json;
using Simulation.Api.Errors;
using Simulation.Api.Formats;
using Simulation.Api.Json;
using Simulation.Api.Limits;
using Simulation.Api.OpenApi;
using Simulation.Api.Runs;
using Simulation.Contracts.Analyses;
using Simulation.Contracts.Provinces;
using Simulation.Documents.Analyses;
using Simulation.Documents.Questions;
using Simulation.Formats.Tables;

namespace Simulation.Api.Analyses;

/// <summary>
/// What all analyses have in common over HTTP: the answer when it is ready in time, and otherwise 202 with the part done; it goes on being computed, and the same request
/// sent again finds it.
/// </summary>
internal static class AnalysisRoutes
{
    // An answer that takes longer is asked for again, so that no proxy in between loses patience.
    private const int UsualWait = 20;
    private const string RetryAfterSeconds = "1";

    private const string Calibration = "calibration";

    /// <summary>Maps a question with a body.</summary>
    public static RouteHandlerBuilder MapQuestion<TRequest, TDocument>(
        this IEndpointRouteBuilder routes, string address, ProvinceAnalysis<TRequest, TDocument> analysis, Func<ProvinceDescription, TDocument, StatisticalTable>? table = null)
        where TRequest : class
        where TDocument : class => routes
        .MapPost(address, async (string province, HttpContext http, IGrainDoor grains) =>
        {
            var query = new QueryFields(http.Request.Query);
            var calibration = query.Text(Calibration);
            var show = await ShowAsync(analysis, province, http, grains, query, table);
            var shape = await JsonBody.ReadAsync(http.Request, fields => BodyShape.Read(fields, analysis.RequestType));
            return await AskAsync(analysis, province, shape.Deserialize(analysis.RequestType)!, http, grains, show, calibration);
        })
        .TakesBody<TRequest>()
        .TakesCalibration()
        .Describe<TDocument>(table is not null)
        .ProducesProblems(ProblemKind.MalformedJson, ProblemKind.BodyTooLarge, ProblemKind.UnsupportedMediaType);

    /// <summary>Maps a question that is all in its address.</summary>
    /// <param name="routes">Where it is mapped.</param>
    /// <param name="address">Its address.</param>
    /// <param name="analysis">The analysis.</param>
    /// <param name="read">Reads the question.</param>
    /// <param name="table">Its answer as a table; null when it is none.</param>
    /// <param name="restsOnCalibration">False where the answer does not come from a calibration of the province, and none can be named.</param>
    public static RouteHandlerBuilder MapQuestion<TRequest, TDocument>(
        this IEndpointRouteBuilder routes,
        string address,
        ProvinceAnalysis<TRequest, TDocument> analysis,
        Func<HttpRequest, QueryFields, TRequest> read,
        Func<ProvinceDescription, TDocument, StatisticalTable>? table = null,
        bool restsOnCalibration = true)
        where TRequest : class
        where TDocument : class
    {
        var route = routes.MapGet(address, async (string province, HttpContext http, IGrainDoor grains) =>
        {
            var query = new QueryFields(http.Request.Query);
            var request = read(http.Request, query);
            var calibration = restsOnCalibration ? query.Text(Calibration) : null;
            var show = await ShowAsync(analysis, province, http, grains, query, table);
            return await AskAsync(analysis, province, request, http, grains, show, calibration);
        })
            .TakesParts()
            .Describe<TDocument>(table is not null);
        return restsOnCalibration ? route.TakesCalibration() : route;
    }

    /// <summary>A part of the address.</summary>
    public static string Part(this HttpRequest request, string name) => (string)request.RouteValues[name]!;

    private static RouteHandlerBuilder TakesCalibration(this RouteHandlerBuilder route) =>
        route.TakesQuery(Calibration, "Calibration that answers, by its id; the one in use when left out. Answers name theirs.", "cdc9c79e64c91db9ab0f3ba77b9c5dcf");

    private static RouteHandlerBuilder Describe<TDocument>(this RouteHandlerBuilder route, bool isTable)
    {
        route
            .WithTags("Analyses")
            .Admitted()
            .Produces<TDocument>()
            .Produces<AnalysisProgressResponse>(StatusCodes.Status202Accepted)
            .ProducesProblems(ProblemKind.WrongShape, ProblemKind.NotFound, ProblemKind.InvalidQuestion, ProblemKind.NotReady);
        return isTable ? route.OffersTables(FormatOffer.Tables) : route;
    }

    // Null shows the document as it is. Labels are asked for before the answer, so that an unknown province is known before anything is computed.
    private static async Task<Func<byte[], IResult>?> ShowAsync<TRequest, TDocument>(
        ProvinceAnalysis<TRequest, TDocument> analysis, string province, HttpContext http, IGrainDoor grains, QueryFields query, Func<ProvinceDescription, TDocument, StatisticalTable>? table)
        where TRequest : class
        where TDocument : class
    {
        var format = table is null ? null : AnswerFormat.Read(http.Request, query, FormatOffer.Tables);
        query.Check();
        if (format is null or { IsJson: true }) return null;
        var description = await grains.Province(province).DescribeAsync(http.RequestAborted);
        return document => TableAnswer.Of(table!(description, JsonSerializer.Deserialize(document, analysis.DocumentType)!), format);
    }

    /// <summary>Asks a province, and waits as long as the client does.</summary>
    /// <param name="analysis">The analysis.</param>
    /// <param name="province">Id of the province.</param>
    /// <param name="request">The question.</param>
    /// <param name="http">The request, for its patience.</param>
    /// <param name="grains">Where the province is.</param>
    /// <param name="show">How the document is answered; as JSON when null.</param>
    /// <param name="calibration">Id of the calibration asked about; the one in use when null.</param>
    public static async Task<IResult> AskAsync<TRequest, TDocument>(
        ProvinceAnalysis<TRequest, TDocument> analysis, string province, TRequest request, HttpContext http, IGrainDoor grains, Func<byte[], IResult>? show = null, string? calibration = null)
        where TRequest : class
        where TDocument : class
    {
        var question = new AnalysisQuestion
        {
            Analysis = analysis.Name,
            Request = JsonSerializer.SerializeToUtf8Bytes(request, analysis.RequestType),
            Scenarios = request is INamesScenarios { Choices: var choices }
                ? [.. choices.Where(choice => choice.Choice.Scenario is not null).Select(choice => new NamedScenario(choice.Path, choice.Choice.Scenario!, choice.Choice.ScenarioVersion))]
                : [],
            Patience = TimeSpan.FromSeconds(Preference.Wait(http.Request) is > 0 and var wait ? wait : UsualWait),
            Calibration = calibration,
        };
        var answer = await grains.Province(province).AnalyseAsync(question, http.RequestAborted);
        if (answer.Document is { } document) return show is null ? JsonAnswer.Written(document) : show(document);
        http.Response.Headers.RetryAfter = RetryAfterSeconds;
        return JsonAnswer.Of(new AnalysisProgressResponse(analysis.Name, answer.Progress, AnalysisEvents.AddressOf(answer.Id)), ApiJson.Default.AnalysisProgressResponse, StatusCodes.Status202Accepted);
    }
}
