using Simulation.Contracts;
using Simulation.Api.Errors;
using Simulation.Api.Json;

namespace Simulation.Api.Plans;

/// <summary><c>GET /v1/provinces/{province}/plans/{plan}</c>.</summary>
internal static class PlanEndpoint
{
    public static void MapPlans(this IEndpointRouteBuilder routes) => routes
        .MapGet("/v1/provinces/{province}/plans/{plan}", GetAsync)
        .WithName("getPlan")
        .WithTags("Provinces")
        .WithSummary("Read a plan with its targets")
        .Produces<PlanResponse>()
        .ProducesProblems(ProblemKind.NotFound, ProblemKind.NotReady);

    private static async Task<IResult> GetAsync(string province, string plan, HttpContext http, IGrainDoor grains)
    {
        var description = await grains.Province(province).DescribeAsync(http.RequestAborted);
        var found = description.Plans.FirstOrDefault(candidate => candidate.Id == plan)
            ?? throw new ProblemException(
                ProblemKind.NotFound, $"{province} has no plan '{plan}'. Its plans are {string.Join(", ", description.Plans.Select(known => known.Id))}.");
        return JsonAnswer.Metadata(PlanMapping.Response(found), ApiJson.Default.PlanResponse);
    }
}
