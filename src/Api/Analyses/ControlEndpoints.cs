using Simulation.Documents.Analyses;

namespace Simulation.Api.Analyses;

/// <summary>Multipliers and optimal control.</summary>
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
    }
}
