using System.Collections.Immutable;
using Simulation.Contracts.Provinces;
using Simulation.Contracts.Questions;
using Simulation.Contracts.Scenarios;
using Simulation.Documents.Questions;

namespace Simulation.Web.WhatIf;

/// <summary>An event switched over years.</summary>
/// <param name="From">First year.</param>
/// <param name="To">Last year.</param>
/// <param name="Occurs">True: in every draw; false: in none.</param>
public sealed record EventSwitch(int From, int To, bool Occurs);

/// <summary>What a planner changed with respect to the baseline. Immutable, so that every step can be undone.</summary>
public sealed record PlannerChanges
{
    /// <summary>Nothing changed.</summary>
    public static PlannerChanges None { get; } = new();

    /// <summary>Levers moved.</summary>
    public ImmutableSortedDictionary<LeverKey, LeverMove> Levers { get; init; } = ImmutableSortedDictionary<LeverKey, LeverMove>.Empty;

    /// <summary>Events switched.</summary>
    public ImmutableSortedDictionary<LeverKey, EventSwitch> Events { get; init; } = ImmutableSortedDictionary<LeverKey, EventSwitch>.Empty;

    /// <summary>Named projects, in the order in which they were added.</summary>
    public ImmutableArray<PlannerProject> Projects { get; init; } = [];

    /// <summary>How many levers and events are changed, and projects added.</summary>
    public int Count => Levers.Count + Events.Count + Projects.Length;

    /// <summary>With a project more.</summary>
    public PlannerChanges With(PlannerProject project) => this with { Projects = Projects.Add(project) };

    /// <summary>Without a project.</summary>
    public PlannerChanges Without(PlannerProject project) => this with { Projects = Projects.Remove(project) };

    /// <summary>The same in levers alone: what projects of a sector spend and add comes on top of what its levers were moved to.</summary>
    /// <param name="last">Last year of the forecast, to which projects go on.</param>
    public PlannerChanges Laid(int last) => Projects.IsEmpty ? this : this with
    {
        Projects = [],
        Levers = Projects.SelectMany(project => project.Moves(last)).Aggregate(
            Levers, (moved, part) => moved.SetItem(part.Lever, moved.TryGetValue(part.Lever, out var before) ? before.Plus(part.Move) : part.Move)),
    };

    /// <summary>With a lever moved.</summary>
    public PlannerChanges With(LeverKey lever, LeverMove move) => this with { Levers = Levers.SetItem(lever, move) };

    /// <summary>With a lever moved in the years after those in which it is moved already; from other years the new move alone stays.</summary>
    public PlannerChanges Joining(LeverKey lever, LeverMove move) => With(lever, Levers.TryGetValue(lever, out var before) ? before.Then(move) : move);

    /// <summary>With a lever back in the baseline.</summary>
    public PlannerChanges Without(LeverKey lever) => this with { Levers = Levers.Remove(lever) };

    /// <summary>With an event switched; left to chance when <paramref name="choice"/> is null.</summary>
    public PlannerChanges With(LeverKey happening, EventSwitch? choice) =>
        this with { Events = choice is null ? Events.Remove(happening) : Events.SetItem(happening, choice) };

    /// <summary>The same as a question, with what else decides its answer.</summary>
    public SimulationQuestion ToQuestion(string? plan, int? horizon, long? draws, ulong? seed) => new()
    {
        Plan = plan,
        Levers = [.. from lever in Levers from span in lever.Value.Spans() select new LeverSetting(lever.Key.Lever, lever.Key.Sector, span.From, span.To, span.Value)],
        Events = [.. Events.Select(happening => new EventSetting(happening.Key.Lever, happening.Key.Sector, happening.Value.From, happening.Value.To, happening.Value.Occurs, null))],
        Horizon = horizon,
        Draws = draws,
        Seed = seed,
    };

    /// <summary>The same as a choice of scenario, for analyses.</summary>
    public ScenarioChoice ToChoice() => new()
    {
        Levers = [.. from lever in Levers from span in lever.Value.Spans() select new LeverRequest { Lever = lever.Key.Lever, Sector = lever.Key.Sector, From = span.From, To = span.To, Value = span.Value }],
        Events = [.. Events.Select(happening => new EventRequest { Event = happening.Key.Lever, Sector = happening.Key.Sector, From = happening.Value.From, To = happening.Value.To, Occurs = happening.Value.Occurs })],
    };

    /// <summary>
    /// The changes of a saved scenario. A page holds one run of years for each lever: where years lie between two, the last run stays. An event that was only made likelier is left out.
    /// </summary>
    public static PlannerChanges Of(ScenarioDefinition definition, ProvinceDescription province)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(province);
        var (first, last) = (province.BaseYear + 1, definition.Horizon ?? province.DefaultHorizon);
        var changes = None;
        foreach (var lever in definition.Levers) changes = changes.Joining(new LeverKey(lever.Lever, lever.Sector), new LeverMove(lever.From ?? first, lever.To ?? last, lever.Value));
        foreach (var happening in definition.Events)
        {
            if (happening.Occurs is { } occurs) changes = changes.With(new LeverKey(happening.Event, happening.Sector), new EventSwitch(happening.From ?? first, happening.To ?? last, occurs));
        }
        return changes;
    }

    /// <summary>True when the changes are the same, in whatever order they were made.</summary>
    public bool Equals(PlannerChanges? other) => other is not null && Levers.SequenceEqual(other.Levers) && Events.SequenceEqual(other.Events) && Projects.SequenceEqual(other.Projects);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Levers.Count, Events.Count, Projects.Length);
}
