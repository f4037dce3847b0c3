using Simulation.Contracts;
using Simulation.Api.Errors;
using Simulation.Api.Formats;
using Simulation.Api.Json;
using Simulation.Api.Limits;
using Simulation.Api.OpenApi;

namespace Simulation.Api.Simulate;

/// <summary><c>POST /v1/provinces/{province}/simulate</c>: a what-if question in one round trip.</summary>
internal static class SimulateEndpoint
{
    public static void MapSimulate(this IEndpointRouteBuilder routes) => routes
        .MapPost(AddressOf("{province}"), SimulateAsync)
        .WithName("simulate")
        .WithTags("Simulate")
        .WithSummary("Ask a what-if question")
        .WithDescription("Moves levers and events and answers with fan charts of the indicators and the probability of every target of the plan. An empty body is the baseline.")
        .Admitted()
        .TakesBody<SimulateRequest>()
        .Produces<SimulateResponse>()
        .OffersTables(FormatOffer.Published)
        .TakesSeries()
        .ProducesProblems(ProblemKind.MalformedJson, ProblemKind.NotFound, ProblemKind.BodyTooLarge, ProblemKind.UnsupportedMediaType, ProblemKind.InvalidQuestion, ProblemKind.NotReady);

    /// <summary>Where a province is asked.</summary>
    public static string AddressOf(string province) => $"/v1/provinces/{province}/simulate";

    private static async Task<IResult> SimulateAsync(string province, HttpContext http, IGrainDoor grains)
    {
        var wanted = ForecastAnswer.Read(http.Request);
        var question = await JsonBody.ReadAsync(http.Request, SimulateMapping.Question);
        var result = await grains.Province(province).SimulateAsync(question, http.RequestAborted);
        return await wanted.OfAsync(result, province, http, question);
    }
}
