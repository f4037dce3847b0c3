using Simulation.Data;
using Simulation.Model.Plans;
using Simulation.Model.Plans.Scenarios;

namespace Simulation.Documents.Analyses;

/// <summary>The plan that a question is about.</summary>
public static class PlanChoice
{
    /// <summary>A plan of a province.</summary>
    /// <param name="province">The province.</param>
    /// <param name="id">Id of the plan; null for the current one.</param>
    /// <exception cref="ScenarioException">There is no such plan, or the province has none.</exception>
    public static Plan Find(ProvinceModel province, string? id)
    {
        ArgumentNullException.ThrowIfNull(province);
        if ((id is null ? province.Plans.FirstOrDefault() : province.Plans.FirstOrDefault(plan => plan.Id == id)) is { } plan) return plan;
        var known = province.Plans.IsEmpty ? "Add one to its province.json." : $"Its plans are {string.Join(", ", province.Plans.Select(candidate => candidate.Id))}.";
        throw new ScenarioException([new ScenarioProblem("/plan", id, $"{province.Province.Id} has no plan{(id is null ? "" : $" '{id}'")}.", known)]);
    }
}
