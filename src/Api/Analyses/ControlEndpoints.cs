using Simulation.Documents.Analyses;

namespace Simulation.Api.Analyses;

/// <summary>Multipliers, optimal control and judgement.</summary>
internal static class ControlEndpoints
{
    /// <summary>Maps them below the address of a province.</summary>
    public static void MapControl(this IEndpointRouteBuilder routes, string province)
    {
        routes.MapQuestion($"{province}/multipliers", AnalysisCatalogue.Multipliers)
            .WithName("getMultipliers")
            .WithSummary("What levers and exogenous paths do to indicators")
            .WithDescription("Impact, interim, cumulative and sustained multipliers in every draw, with common random numbers: medians and 5 to 95 % bands.");
        routes.MapQuestion($"{province}/optimal-control", AnalysisCatalogue.OptimalControl)
            .WithName("controlOptimally")
            .WithSummary("Levers over several years with the least quadratic loss")
            .WithDescription("Missed targets, effort and changes from year to year are weighed against one another, within the ranges of the levers.");
        routes.MapQuestion($"{province}/judgement", AnalysisCatalogue.Judgement)
            .WithName("judge")
            .WithSummary("What an economist's judgement does to a forecast")
            .WithDescription("Add-factors with author and reason, and variables held to levels, growth rates or changes: indicators and probabilities with them and without, from the same draws, and the ledger of judgements.");
    }
}
