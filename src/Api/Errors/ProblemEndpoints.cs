using Simulation.Api.Json;

namespace Simulation.Api.Errors;

/// <summary><c>GET /problems</c>: what the types of problem documents point to.</summary>
internal static class ProblemEndpoints
{
    public static void MapProblems(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/problems", (HttpContext http) => JsonAnswer.Metadata(new ProblemListResponse([.. ProblemKind.All.Select(kind => kind.In(http.Request))]), ApiJson.Default.ProblemListResponse))
            .WithName("listProblems")
            .WithTags("Problems")
            .WithSummary("List the kinds of problem")
            .Produces<ProblemListResponse>();
        routes.MapGet("/problems/{name}", (string name, HttpContext http) => Explain(Find(name), http.Request))
            .WithName("getProblem")
            .WithTags("Problems")
            .WithSummary("Explain a kind of problem")
            .Produces<ProblemKind>()
            .ProducesProblems(ProblemKind.NotFound);
    }

    private static IResult Explain(ProblemKind kind, HttpRequest request) => ProblemPage.IsWanted(request) ? ProblemPage.Of(kind) : JsonAnswer.Metadata(kind.In(request), ApiJson.Default.ProblemKind);

    private static ProblemKind Find(string name) => ProblemKind.All.FirstOrDefault(kind => kind.Name == name)
        ?? throw new ProblemException(
            ProblemKind.NotFound, $"There is no kind of problem '{name}'. The kinds are {string.Join(", ", ProblemKind.All.Select(kind => kind.Name))}.");
}

/// <summary>The kinds of problem.</summary>
/// <param name="Problems">By status.</param>
public sealed record ProblemListResponse(IReadOnlyList<ProblemKind> Problems);
