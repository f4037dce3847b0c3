using Simulation.Api.Errors;
using Simulation.Api.Hosting;
using Simulation.Api.Json;

namespace Simulation.Api.Health;

/// <summary><c>GET /health/live</c> and <c>GET /health/ready</c>.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => JsonAnswer.Of(new LivenessResponse("live"), ApiJson.Default.LivenessResponse))
            .WithName("live")
            .WithTags("Health")
            .WithSummary("Ask whether the host answers")
            .Produces<LivenessResponse>();
        routes.MapGet("/health/ready", ReadyAsync)
            .WithName("ready")
            .WithTags("Health")
            .WithSummary("Ask whether questions are answered at once")
            .WithDescription("Ready means warmed: model compiled, provinces loaded and calibrated, first forecast made. Until then 503 with the progress of each province.")
            .Produces<ReadinessResponse>()
            .ProducesProblems(ProblemKind.NotReady);
    }

    private static Task ReadyAsync(HttpContext http, Readiness readiness, IHostLink link)
    {
        var provinces = readiness.Provinces;
        if (!link.IsConnected) return ProblemWriter.WriteAsync(http, ProblemWriter.Describe(http, ProblemKind.NotReady, "No silo of the cluster can be reached; this process goes on looking for one."));
        return readiness.IsReady
            ? JsonAnswer.Of(new ReadinessResponse(Stages.Ready, provinces), ApiJson.Default.ReadinessResponse).ExecuteAsync(http)
            : ProblemWriter.WriteAsync(http, ProblemWriter.Describe(http, ProblemKind.NotReady, Detail(provinces)) with { Provinces = provinces });
    }

    private static string Detail(IReadOnlyList<ProvinceProgress> provinces) =>
        provinces.FirstOrDefault(province => province.Stage == Stages.Failed) is { } failed
            ? $"{failed.Province} cannot be used: {failed.Message}"
            : "The provinces are being prepared; their progress is listed under provinces.";
}
