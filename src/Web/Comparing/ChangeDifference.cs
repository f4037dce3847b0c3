using Simulation.Web.WhatIf;

namespace Simulation.Web.Comparing;

/// <summary>A lever or event that differs between two versions of a scenario.</summary>
/// <param name="Key">The lever or event.</param>
/// <param name="IsEvent">True for an event.</param>
public sealed record ChangeDifference(LeverKey Key, bool IsEvent)
{
    /// <summary>The lever before; null when it was in the baseline.</summary>
    public LeverMove? LeverBefore { get; init; }

    /// <summary>The lever after; null when it is in the baseline.</summary>
    public LeverMove? LeverAfter { get; init; }

    /// <summary>The event before; null when chance decided.</summary>
    public EventSwitch? EventBefore { get; init; }

    /// <summary>The event after; null when chance decides.</summary>
    public EventSwitch? EventAfter { get; init; }

    /// <summary>Everything that differs, levers first.</summary>
    public static IReadOnlyList<ChangeDifference> Between(PlannerChanges before, PlannerChanges after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var levers = from key in before.Levers.Keys.Union(after.Levers.Keys).Order()
                     let difference = new ChangeDifference(key, IsEvent: false) { LeverBefore = before.Levers.GetValueOrDefault(key), LeverAfter = after.Levers.GetValueOrDefault(key) }
                     where difference.LeverBefore != difference.LeverAfter
                     select difference;
        var events = from key in before.Events.Keys.Union(after.Events.Keys).Order()
                     let difference = new ChangeDifference(key, IsEvent: true) { EventBefore = before.Events.GetValueOrDefault(key), EventAfter = after.Events.GetValueOrDefault(key) }
                     where difference.EventBefore != difference.EventAfter
                     select difference;
        return [.. levers, .. events];
    }
}
