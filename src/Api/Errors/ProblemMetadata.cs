namespace Simulation.Api.Errors;

/// <summary>Declares for the OpenAPI document which problems an endpoint answers with.</summary>
internal static class ProblemMetadata
{
    public static RouteHandlerBuilder ProducesProblems(this RouteHandlerBuilder route, params ProblemKind[] kinds)
    {
        foreach (var status in kinds.Append(ProblemKind.Fault).Select(kind => kind.Status).Distinct())
            route.Produces<ProblemResponse>(status, "application/problem+json");
        return route;
    }
}
