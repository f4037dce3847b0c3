using Simulation.Documents.Analyses;
using Simulation.Documents.Auditing;

namespace Simulation.Api.Analyses;

/// <summary>Every analysis with its address.</summary>
internal static class AnalysisEndpoints
{
    private const string Province = "/v1/provinces/{province}";

    public static void MapAnalyses(this IEndpointRouteBuilder routes) => routes
        .MapQuestion($"{Province}/plans/{{plan}}/audit", AnalysisCatalogue.PlanAudit, (request, _) => new PlanAuditRequest { Plan = request.Part("plan") })
        .WithName("auditPlan")
        .WithSummary("Look for contradictions inside a plan")
        .WithDescription("What the targets imply for each other by definition, before any simulation: structure, growth against per head, sectors, investment and revenue, each with its arithmetic.");
}
