using Simulation.Api.Json;
using Simulation.Contracts.Provinces;

namespace Simulation.Api.Plans;

/// <summary>Plans in the words of HTTP.</summary>
internal static class PlanMapping
{
    public static PlanResponse Response(PlanDescription plan) =>
        new(plan.Id, Labels.Sorted(plan.Labels), plan.Source, [.. plan.Targets.Select(Target)]);

    /// <summary>A target as it goes over the wire.</summary>
    public static TargetResponse Target(TargetDescription target) => new()
    {
        Indicator = target.Indicator,
        Sector = target.Sector,
        Labels = Labels.Sorted(target.Labels),
        Operator = target.Operator,
        Value = target.Value,
        Unit = target.Unit,
        Year = target.Year,
        Kind = target.Kind,
        Owner = target.Owner,
        RestsOnPriors = target.RestsOnPriors,
    };
}
