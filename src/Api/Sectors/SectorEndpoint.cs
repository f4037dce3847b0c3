using Simulation.Contracts;
using Simulation.Api.Errors;
using Simulation.Api.Formats;
using Simulation.Api.Json;
using Simulation.Api.Limits;
using Simulation.Api.OpenApi;
using Simulation.Api.Simulate;
using Simulation.Contracts.Sectors;

namespace Simulation.Api.Sectors;

/// <summary><c>POST /v1/provinces/{province}/sectors/{office}/simulate</c>: a department's own sector alone.</summary>
internal static class SectorEndpoint
{
    public static void MapSectors(this IEndpointRouteBuilder routes) => routes
        .MapPost(AddressOf("{province}", "{office}"), SimulateAsync)
        .WithName("simulateSector")
        .WithTags("Simulate")
        .WithSummary("Ask about one department's sector alone")
        .WithDescription("Projects the equations of one office, the other sectors following the median of the baseline or the paths given. The answer holds the indicators that the office decides.")
        .Admitted()
        .TakesBody<SectorRequest>()
        .Produces<SimulateResponse>()
        .OffersTables(FormatOffer.Published)
        .TakesSeries()
        .ProducesProblems(ProblemKind.MalformedJson, ProblemKind.NotFound, ProblemKind.BodyTooLarge, ProblemKind.UnsupportedMediaType, ProblemKind.InvalidQuestion, ProblemKind.NotReady);

    /// <summary>Where a department asks.</summary>
    public static string AddressOf(string province, string office) => $"/v1/provinces/{province}/sectors/{office}/simulate";

    private static async Task<IResult> SimulateAsync(string province, string office, HttpContext http, IGrainDoor grains)
    {
        var wanted = ForecastAnswer.Read(http.Request);
        var question = await JsonBody.ReadAsync(http.Request, fields => new SectorQuestion
        {
            Office = office,
            Question = SimulateMapping.Question(fields),
            Given = fields.Paths("given"),
        });
        var result = await grains.Province(province).ProjectSectorAsync(question, http.RequestAborted);
        return await wanted.OfAsync(result, province, http, question.Question, question);
    }
}
