using Simulation.Contracts;
using Simulation.Contracts.Provinces;
using Simulation.Contracts.Scenarios;
using Simulation.Web.WhatIf;

namespace Simulation.Web.Comparing;

/// <summary>A scenario in a comparison, and who changed what in it.</summary>
/// <param name="Shown">The version compared.</param>
/// <param name="Steps">What was done to it, the newest first.</param>
public sealed record ScenarioStory(SavedScenario Shown, IReadOnlyList<StoryStep> Steps)
{
    // Further back nobody looks; each step costs a question.
    private const int MostSteps = 5;

    /// <summary>Reads a scenario with its last versions up to the one compared.</summary>
    /// <exception cref="Contracts.Faults.SimulationFaultException">There is no such scenario or version.</exception>
    public static async Task<ScenarioStory> ReadAsync(IGrainDoor grains, ProvinceDescription province, ComparedScenario scenario, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(grains);
        ArgumentNullException.ThrowIfNull(province);
        var grain = grains.Scenario(province.Id, scenario.Id);
        var shown = await grain.FindAsync(scenario.Version, cancellation);
        // One more than is told: the last step is a difference too.
        var history = await grain.HistoryAsync(shown.Version + 1, MostSteps + 1, cancellation);
        var versions = await Task.WhenAll(history.Select(async version => (version, changes: version.IsDeleted ? null : PlannerChanges.Of((await grain.FindAsync(version.Version, cancellation)).Definition, province))));
        var steps = versions.Select((each, i) => new StoryStep(each.version, each.changes is null ? [] : ChangeDifference.Between(i + 1 < versions.Length ? versions[i + 1].changes ?? PlannerChanges.None : PlannerChanges.None, each.changes)));
        return new ScenarioStory(shown, [.. steps.Take(MostSteps)]);
    }
}

/// <summary>A version of a scenario, and what it changed.</summary>
/// <param name="Version">The version.</param>
/// <param name="Differences">What differs from the version before; from the baseline for the first.</param>
public sealed record StoryStep(ScenarioVersion Version, IReadOnlyList<ChangeDifference> Differences);
