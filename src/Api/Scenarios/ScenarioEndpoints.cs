using Simulation.Contracts;
using Simulation.Api.Errors;
using Simulation.Api.Json;
using Simulation.Api.OpenApi;
using Simulation.Api.Writing;
using Simulation.Contracts.Scenarios;

namespace Simulation.Api.Scenarios;

/// <summary><c>/v1/provinces/{province}/scenarios</c>: what planners keep, with every version of it.</summary>
internal static class ScenarioEndpoints
{
    private const string Address = "/v1/provinces/{province}/scenarios";
    private const int DefaultLimit = 100;
    private const int MaximumLimit = 1_000;

    public static void MapScenarios(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/provinces/{province}/scenario-templates", TemplatesAsync)
            .Named("listScenarioTemplates", "List ready-made scenarios to start from")
            .WithDescription("Levels of ambition, bad years and projects, each with the line that says why. Send the levers and events of one as a question, or keep them as a scenario of your own.")
            .Produces<ScenarioTemplateListResponse>()
            .ProducesProblems(ProblemKind.NotFound, ProblemKind.NotReady);
        routes.MapGet(Address, ListAsync)
            .Named("listScenarios", "List the scenarios of a province")
            .TakesQuery("cursor", "Where to go on: the field next of the page before.", "dry-year")
            .TakesQuery("limit", "Most scenarios of a page; 100 when left out.", 1, MaximumLimit)
            .Produces<ScenarioListResponse>()
            .ProducesProblems(ProblemKind.WrongShape, ProblemKind.NotFound, ProblemKind.Unavailable);
        routes.MapGet(Address + "/{scenario}", GetAsync)
            .Named("getScenario", "Read a scenario")
            .WithDescription("The ETag is the version in quotes: send it as If-Match to replace or delete, or as If-None-Match to be told 304 when nothing has changed.")
            .TakesQuery("version", "An earlier version; the newest when left out.", 1, int.MaxValue)
            .Produces<ScenarioResponse>()
            .ProducesProblems(ProblemKind.WrongShape, ProblemKind.NotFound, ProblemKind.Unavailable);
        routes.MapGet(Address + "/{scenario}/versions", HistoryAsync)
            .Named("listScenarioVersions", "List the versions of a scenario")
            .TakesQuery("cursor", "Where to go on: the field next of the page before.", "12")
            .TakesQuery("limit", "Most versions of a page; 100 when left out.", 1, MaximumLimit)
            .Produces<ScenarioVersionListResponse>()
            .ProducesProblems(ProblemKind.WrongShape, ProblemKind.NotFound, ProblemKind.Unavailable);
        routes.MapPut(Address + "/{scenario}", SaveAsync)
            .Named("saveScenario", "Create or replace a scenario")
            .WithDescription("Checks the scenario as a question would be checked and keeps it on disk as a new version. Only what differs from the baseline is kept; the rest is listed under warnings. "
                + "Creates with If-None-Match: * or neither header; replaces with If-Match and the ETag of what was read. With an Idempotency-Key the request may be repeated and is done once.")
            .TakesBody<ScenarioRequest>()
            .TakesWriteHeaders()
            .Produces<ScenarioResponse>()
            .Produces<ScenarioResponse>(StatusCodes.Status201Created)
            .ProducesProblems(
                ProblemKind.MalformedJson, ProblemKind.NotFound, ProblemKind.PreconditionFailed, ProblemKind.BodyTooLarge, ProblemKind.UnsupportedMediaType, ProblemKind.InvalidQuestion,
                ProblemKind.PreconditionRequired, ProblemKind.NotReady);
        routes.MapDelete(Address + "/{scenario}", DeleteAsync)
            .Named("deleteScenario", "Delete a scenario")
            .WithDescription("Earlier versions stay readable by their number, and a scenario of the same id goes on counting them.")
            .TakesWriteHeaders()
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblems(ProblemKind.WrongShape, ProblemKind.NotFound, ProblemKind.PreconditionFailed, ProblemKind.PreconditionRequired, ProblemKind.Unavailable);
    }

    private static async Task<IResult> TemplatesAsync(string province, HttpContext http, IGrainDoor grains) =>
        JsonAnswer.Metadata(ScenarioMapping.Templates(await grains.Province(province).ListTemplatesAsync(http.RequestAborted)), ApiJson.Default.ScenarioTemplateListResponse);

    private static async Task<IResult> ListAsync(string province, HttpContext http, IGrainDoor grains)
    {
        var query = new QueryFields(http.Request.Query);
        var (after, limit) = (query.Text("cursor"), query.Whole("limit", 1, MaximumLimit) ?? DefaultLimit);
        query.Check();
        var scenarios = await grains.Scenarios(province).ListAsync(after, limit, http.RequestAborted);
        return JsonAnswer.Metadata(ScenarioMapping.List(scenarios, limit), ApiJson.Default.ScenarioListResponse);
    }

    private static async Task<IResult> GetAsync(string province, string scenario, HttpContext http, IGrainDoor grains)
    {
        var query = new QueryFields(http.Request.Query);
        var version = query.Long("version", 1, long.MaxValue);
        query.Check();
        var found = await grains.Scenario(province, scenario).FindAsync(version, http.RequestAborted);
        return JsonAnswer.Versioned(ScenarioMapping.Response(found), ApiJson.Default.ScenarioResponse, found.Version);
    }

    private static async Task<IResult> HistoryAsync(string province, string scenario, HttpContext http, IGrainDoor grains)
    {
        var query = new QueryFields(http.Request.Query);
        var (before, limit) = (query.Long("cursor", 1, long.MaxValue), query.Whole("limit", 1, MaximumLimit) ?? DefaultLimit);
        query.Check();
        var versions = await grains.Scenario(province, scenario).HistoryAsync(before, limit, http.RequestAborted);
        return JsonAnswer.Metadata(ScenarioMapping.History(versions, limit), ApiJson.Default.ScenarioVersionListResponse);
    }

    private static async Task<IResult> SaveAsync(string province, string scenario, HttpContext http, IGrainDoor grains)
    {
        var body = await JsonBody.BytesAsync(http.Request);
        var author = Author.Of(http.Request);
        var save = new ScenarioSave
        {
            Definition = JsonBody.Read(http.Request, body, ScenarioMapping.Definition),
            Condition = Preconditions.Of(http.Request),
            Author = author,
            Token = WriteToken.Of(http.Request, body),
        };
        var saved = await grains.Scenario(province, scenario).SaveAsync(save, http.RequestAborted);
        var isNew = save.Condition.Kind is WriteConditionKind.IsNew or WriteConditionKind.Unstated;
        return JsonAnswer.Versioned(
            ScenarioMapping.Written(saved),
            ApiJson.Default.ScenarioResponse,
            saved.Version,
            isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK,
            isNew ? http.Request.Path.ToUriComponent() : null);
    }

    private static async Task<IResult> DeleteAsync(string province, string scenario, HttpContext http, IGrainDoor grains)
    {
        var author = Author.Of(http.Request);
        await grains.Scenario(province, scenario).DeleteAsync(Preconditions.Of(http.Request), author, WriteToken.Of(http.Request, []), http.RequestAborted);
        return Results.NoContent();
    }

    private static RouteHandlerBuilder Named(this RouteHandlerBuilder route, string name, string summary) => route.WithName(name).WithTags("Scenarios").WithSummary(summary);
}
