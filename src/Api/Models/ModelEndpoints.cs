using Simulation.Contracts;
using Simulation.Api.Errors;
using Simulation.Api.Json;
using Simulation.Api.OpenApi;

namespace Simulation.Api.Models;

/// <summary><c>GET /v1/models/{model}</c> and <c>GET /v1/models/{model}/explain/{variable}</c>.</summary>
internal static class ModelEndpoints
{
    private const int DefaultDepth = 1;
    private const int MaximumDepth = 10;

    public static void MapModels(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/models/{model}", GetAsync)
            .WithName("getModel")
            .WithTags("Models")
            .WithSummary("Read a model")
            .WithDescription("Declarations, equations, and the blocks in the order in which they are computed.")
            .Produces<ModelResponse>()
            .ProducesProblems(ProblemKind.NotFound);
        routes.MapGet("/v1/models/{model}/explain/{variable}", ExplainAsync)
            .WithName("explainVariable")
            .WithTags("Models")
            .WithSummary("Explain a variable")
            .WithDescription("Its equation and what it depends on; with a province also the values of its terms in a year of the baseline, which sum to the left side.")
            .Produces<ExplanationResponse>()
            .ProducesProblems(ProblemKind.WrongShape, ProblemKind.NotFound, ProblemKind.InvalidQuestion, ProblemKind.NotReady)
            .TakesQuery("province", "Province whose baseline gives the values; none are given when left out.", "tra-vinh")
            .TakesQuery("year", "Year of the forecast; the first when left out.", 0, 9999)
            .TakesQuery("depth", "How many steps to follow, 1 when left out.", 1, MaximumDepth);
    }

    private static async Task<IResult> GetAsync(string model, HttpContext http, IGrainDoor grains)
    {
        var description = await grains.Model(model).DescribeAsync(http.RequestAborted);
        return JsonAnswer.Metadata(ModelMapping.Response(description), ApiJson.Default.ModelResponse);
    }

    private static async Task<IResult> ExplainAsync(string model, string variable, HttpContext http, IGrainDoor grains)
    {
        var query = new QueryFields(http.Request.Query);
        var province = query.Text("province");
        var year = query.Whole("year", 0, 9999);
        var depth = query.Whole("depth", 1, MaximumDepth) ?? DefaultDepth;
        query.Check();
        var explanation = await grains.Model(model).ExplainAsync(variable, province, year, depth, http.RequestAborted);
        return JsonAnswer.Metadata(ModelMapping.Response(explanation), ApiJson.Default.ExplanationResponse);
    }
}
