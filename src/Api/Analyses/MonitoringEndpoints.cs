using Simulation.Api.OpenApi;
using Simulation.Documents.Analyses;
using Simulation.Documents.Monitoring;
using Simulation.Formats.Subjects;

namespace Simulation.Api.Analyses;

/// <summary>The running year, and the targets in it.</summary>
internal static class MonitoringEndpoints
{
    private const string Province = "/v1/provinces/{province}";
    private const string Day = "The day to stand on; the day of the last figure about the year when left out.";

    public static void MapMonitoring(this IEndpointRouteBuilder routes)
    {
        routes
            .MapQuestion($"{Province}/monitor", AnalysisCatalogue.Monitor, (_, query) => new MonitorRequest { Plan = query.Text("plan"), AsOf = query.Day("asOf") }, MonitorTable.Of)
            .TakesQuery("asOf", Day, "2024-07-15")
            .TakesQuery("plan", "The plan whose targets are watched; the current one when left out.", "2024")
            .WithName("monitorYear")
            .WithSummary("Watch the running year")
            .WithDescription("Nowcast, the probability of every target on each day on which something became known, and what each figure did to it: contributions of one day sum to its change.");
        routes
            .MapQuestion(
                $"{Province}/plans/{{plan}}/scorecard",
                AnalysisCatalogue.Scorecard,
                (request, query) => new PlanScorecardRequest { Plan = request.Part("plan"), AsOf = query.Day("asOf"), WarnBelow = query.Share("warnBelow"), BacktestSteps = query.Whole("backtestSteps", 16, 10_000) },
                ScorecardTable.Of)
            .TakesQuery("asOf", Day, "2024-07-15")
            .TakesQuery("warnBelow", "Warn about targets less likely than this, 0 to 1; 0.33 when left out.", "0.33")
            .TakesQuery("backtestSteps", "Judge the rule of the warnings by a backtest with so many steps: 64 take some seconds. None when left out.", 16, 10_000)
            .WithName("getScorecard")
            .WithSummary("Show how a plan's targets stand during their year")
            .WithDescription("Probability at the start and now, on track, at risk or off track, the last report, the day by which the next is due, and who answers.");
    }
}
