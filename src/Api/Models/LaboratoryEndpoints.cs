using System.Text.Json;
using Simulation.Api.Errors;
using Simulation.Api.Json;
using Simulation.Api.Limits;
using Simulation.Api.OpenApi;
using Simulation.Contracts;
using Simulation.Documents.Laboratory;

namespace Simulation.Api.Models;

/// <summary>Questions about a model alone, without a calibrated province: the text and the series come with the question.</summary>
internal static class LaboratoryEndpoints
{
    private const string Model = "/v1/models/{model}";

    public static void MapLaboratory(this IEndpointRouteBuilder routes)
    {
        routes.MapGet($"{Model}/graph", GraphAsync)
            .WithName("getModelGraph")
            .WithTags("Models")
            .WithSummary("What depends on what in a model")
            .WithDescription("Every symbol that an equation determines or reads, and every reading with its lag.")
            .Produces<ModelGraphDocument>()
            .ProducesProblems(ProblemKind.NotFound);
        routes.MapQuestion("check", ModelCatalogue.Check)
            .WithName("checkModel")
            .WithSummary("Check a model text")
            .WithDescription("Errors and warnings with line, column and hint; with a province also against its data. Nothing is kept. The answer is 200 whether the text is right or not: read valid.");
        routes.MapQuestion("estimate", ModelCatalogue.Estimate)
            .WithName("estimateModel")
            .WithSummary("Estimate equations of a model on series")
            .WithDescription("Least squares or two-stage least squares, with restrictions, distributed lags and autoregressive errors; standard errors, tests and residuals.");
        routes.MapQuestion("track", ModelCatalogue.Track)
            .WithName("trackModel")
            .WithSummary("Find the add-factors with which a model reproduces its data")
            .WithDescription("What each equation misses, in the units of its left side. Added back, the model gives the data to the last digits.");
        routes.MapQuestion("goal-seek", ModelCatalogue.GoalSeek)
            .WithName("goalSeekModel")
            .WithSummary("Meet as many targets of a model as there are instruments, exactly")
            .WithDescription("Newton's method with exact multipliers along one path: instruments found, targets reached, and the effect of each on each.");
        routes.MapQuestion("multipliers", ModelCatalogue.Multipliers)
            .WithName("getModelMultipliers")
            .WithSummary("What instruments of a model do to its variables")
            .WithDescription("Impact, interim, cumulative and sustained multipliers by exact derivatives along one path.");
        routes.MapQuestion("compare", ModelCatalogue.Compare)
            .WithName("compareModels")
            .WithSummary("What a change of a model's text changes in its results")
            .WithDescription("The kept model and the changed text over the same sampled scenarios: differences between the texts, and every indicator and year in which results differ, with the scenario where they differ most.");
    }

    private static RouteHandlerBuilder MapQuestion<TRequest, TDocument>(this IEndpointRouteBuilder routes, string address, ModelAnalysis<TRequest, TDocument> analysis)
        where TRequest : class
        where TDocument : class => routes
        .MapPost($"{Model}/{address}", async (string model, HttpContext http, IGrainDoor grains) =>
        {
            new QueryFields(http.Request.Query).Check();
            var shape = await JsonBody.ReadAsync(http.Request, fields => BodyShape.Read(fields, analysis.RequestType));
            var request = JsonSerializer.SerializeToUtf8Bytes(shape.Deserialize(analysis.RequestType)!, analysis.RequestType);
            return JsonAnswer.Written(await grains.Model(model).AnalyseAsync(analysis.Name, request, http.RequestAborted));
        })
        .TakesBody<TRequest>()
        .WithTags("Models")
        .Admitted()
        .Produces<TDocument>()
        .ProducesProblems(ProblemKind.WrongShape, ProblemKind.NotFound, ProblemKind.InvalidQuestion, ProblemKind.MalformedJson, ProblemKind.BodyTooLarge, ProblemKind.UnsupportedMediaType);

    private static async Task<IResult> GraphAsync(string model, HttpContext http, IGrainDoor grains)
    {
        new QueryFields(http.Request.Query).Check();
        return JsonAnswer.Written(await grains.Model(model).AnalyseAsync(ModelCatalogue.Graph.Name, "{}"u8.ToArray(), http.RequestAborted));
    }
}
