using System.Collections.Immutable;

namespace Simulation.Model.Plans.Scenarios;

/// <summary>
/// What a planner changes with respect to the baseline: levers set to values over years, and events switched on, off or made likelier.
/// Where two changes touch the same lever and year, the later one in the list holds.
/// </summary>
/// <param name="Levers">Changes of levers.</param>
/// <param name="Events">Changes of hazards.</param>
public sealed record Scenario(ImmutableArray<LeverChange> Levers, ImmutableArray<EventChange> Events)
{
    /// <summary>Nothing changed.</summary>
    public static Scenario Baseline { get; } = new([], []);
}

/// <summary>A lever set to a value from one year to another, both included.</summary>
/// <param name="Lever">Name of the lever, without index.</param>
/// <param name="Member">
/// The member of its index set (an activity, a plant); null for a lever without index, and for all members of an indexed one at once.
/// </param>
/// <param name="FromYear">First year; null for the first year of the forecast.</param>
/// <param name="ToYear">Last year; null for the last year of the forecast.</param>
/// <param name="Value">Value in the lever's unit.</param>
public sealed record LeverChange(string Lever, string? Member, int? FromYear, int? ToYear, double Value);

/// <summary>An event made certain, impossible, or more or less likely from one year to another, both included.</summary>
/// <param name="Event">Name of the hazard, without index.</param>
/// <param name="Member">The member of its index set; null when it has none.</param>
/// <param name="FromYear">First year; null for the first year of the forecast.</param>
/// <param name="ToYear">Last year; null for the last year of the forecast.</param>
/// <param name="Occurs">True: it happens in every draw; false: in none; null: by its probability.</param>
/// <param name="Probability">Yearly probability in 0..1, when <paramref name="Occurs"/> is null.</param>
public sealed record EventChange(string Event, string? Member, int? FromYear, int? ToYear, bool? Occurs, double? Probability);
