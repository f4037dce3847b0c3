using Simulation.Api.OpenApi;
using Simulation.Documents.Analyses;
using Simulation.Documents.Auditing;
using Simulation.Documents.RequiredGrowth;
using Simulation.Formats.Subjects;

namespace Simulation.Api.Analyses;

/// <summary>Every analysis with its address.</summary>
internal static class AnalysisEndpoints
{
    private const string Province = "/v1/provinces/{province}";

    public static void MapAnalyses(this IEndpointRouteBuilder routes)
    {
        routes.MapControl(Province);
        routes.MapAnalysisEvents();
        routes.MapQuestion($"{Province}/plans/{{plan}}/audit", AnalysisCatalogue.PlanAudit, (request, _) => new PlanAuditRequest { Plan = request.Part("plan") }, restsOnCalibration: false)
            .WithName("auditPlan")
            .WithSummary("Look for contradictions inside a plan")
            .WithDescription("What the targets imply for each other by definition, before any simulation: structure, growth against per head, sectors, investment and revenue, each with its arithmetic.");
        routes.MapQuestion($"{Province}/plans/{{plan}}/required-growth", AnalysisCatalogue.RequiredGrowth, (request, query) => new RequiredGrowthRequest
        {
            Plan = request.Part("plan"),
            Target = query.Number("target", -100, 100),
            AsOf = query.Day("asOf"),
        }, RequiredGrowthTable.Of)
            .WithName("requiredGrowth")
            .WithSummary("Draw up the growth that a target needs of sectors and quarters")
            .WithDescription("What each sector contributes in those futures in which the whole comes to the target, and what the published quarters leave to the others, each with its probability.")
            .TakesQuery("target", "Growth of GRDP asked for, percent; that of the plan when left out.", "8.5")
            .TakesQuery("asOf", "The day to stand on: what was published by then counts.", "2024-07-15");
        routes.MapMonitoring();
        routes.MapCalibrationReport();
        DecisionEndpoints.Map(routes);
        routes.MapBacktest();
    }
}
