using Simulation.Contracts;
using Simulation.Api.Errors;
using Simulation.Api.Json;

namespace Simulation.Api.Provinces;

/// <summary><c>GET /v1/provinces</c> and <c>GET /v1/provinces/{province}</c>.</summary>
internal static class ProvinceEndpoints
{
    public static void MapProvinces(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/provinces", ListAsync)
            .WithName("listProvinces")
            .WithTags("Provinces")
            .WithSummary("List the provinces")
            .Produces<ProvinceListResponse>();
        routes.MapGet("/v1/provinces/{province}", GetAsync)
            .WithName("getProvince")
            .WithTags("Provinces")
            .WithSummary("Read a province")
            .WithDescription("Names, units, ranges and baseline of its levers, its events, indicators, departments and plans: all that is needed to ask questions.")
            .Produces<ProvinceResponse>()
            .ProducesProblems(ProblemKind.NotFound, ProblemKind.NotReady);
    }

    private static async Task<IResult> ListAsync(HttpContext http, IGrainDoor grains)
    {
        var provinces = await grains.Provinces.ListAsync(http.RequestAborted);
        return JsonAnswer.Metadata(ProvinceMapping.Response(provinces), ApiJson.Default.ProvinceListResponse);
    }

    private static async Task<IResult> GetAsync(string province, HttpContext http, IGrainDoor grains)
    {
        var description = await grains.Province(province).DescribeAsync(http.RequestAborted);
        return JsonAnswer.Metadata(ProvinceMapping.Response(description), ApiJson.Default.ProvinceResponse);
    }
}
