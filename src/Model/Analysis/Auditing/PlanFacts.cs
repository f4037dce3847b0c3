using System.Collections.Immutable;

namespace Simulation.Model.Analysis.Auditing;

/// <summary>A published figure, with its origin.</summary>
/// <param name="Region">Id of the province, or of the nation.</param>
/// <param name="Indicator">Standard name of the indicator.</param>
/// <param name="Sector">Its part.</param>
/// <param name="Year">The year.</param>
/// <param name="Value">The figure.</param>
/// <param name="Unit">Standard unit of the indicator.</param>
/// <param name="Source">Where it was published.</param>
public sealed record PlanFact(string Region, string Indicator, string Sector, int Year, double Value, string Unit, string Source);

/// <summary>What was published of a province and its nation as of a day: one figure for a year, the one that stands.</summary>
public interface IPlanFacts
{
    /// <summary>Last whole year of history on the day.</summary>
    int LastYear { get; }

    /// <summary>The province's figure for a year; null when none is known.</summary>
    PlanFact? Find(string indicator, string sector, int year);

    /// <summary>The nation's figure for a year; null when none is known.</summary>
    PlanFact? FindNation(string indicator, string sector, int year);

    /// <summary>What readers call a sector, as it stands in the middle of a sentence; its name in the data when nobody has said.</summary>
    AuditText SectorName(string sector) => new(sector, sector);
}

/// <summary>Series of facts.</summary>
internal static class PlanFactSeries
{
    /// <summary>The nation's figures of the years up to the last of history that are known, oldest first.</summary>
    public static ImmutableArray<PlanFact> Nation(this IPlanFacts facts, string indicator, int years) =>
        [.. Years(facts, years).Select(year => facts.FindNation(indicator, "total", year)).OfType<PlanFact>()];

    /// <summary>The province's figures of the years up to the last of history that are known, oldest first.</summary>
    public static ImmutableArray<PlanFact> Own(this IPlanFacts facts, string indicator, int years) =>
        [.. Years(facts, years).Select(year => facts.Find(indicator, "total", year)).OfType<PlanFact>()];

    private static IEnumerable<int> Years(IPlanFacts facts, int years) => Enumerable.Range(facts.LastYear - years + 1, years);
}
