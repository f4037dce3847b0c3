using System.Collections.Immutable;

namespace Simulation.Model.Analysis.RequiredGrowth;

/// <summary>What a growth target asks of the sectors and of what is left of the year: "kịch bản tăng trưởng".</summary>
public sealed record RequiredGrowthResult
{
    /// <summary>The year.</summary>
    public required int Year { get; init; }

    /// <summary>Growth asked of the whole, percent.</summary>
    public required double Target { get; init; }

    /// <summary>Mean growth expected of the whole, given what is known, percent.</summary>
    public required double Expected { get; init; }

    /// <summary>Probability that the whole grows by the target or more, given what is known.</summary>
    public required double Probability { get; init; }

    /// <summary>Part of the year that is known, and its growth; null when nothing of it is.</summary>
    public required YearToDate? Known { get; init; }

    /// <summary>Weight of each quarter in the year before, summing to 1.</summary>
    public required ImmutableArray<double> QuarterWeights { get; init; }

    /// <summary>What is asked of each sector: Σ weight · required = <see cref="Target"/>.</summary>
    public required ImmutableArray<SectorRequirement> Sectors { get; init; }

    /// <summary>The four quarters: what was, and what is asked of the rest.</summary>
    public required ImmutableArray<QuarterRequirement> Quarters { get; init; }
}

/// <summary>Growth of the first quarters of the year over those of the year before.</summary>
/// <param name="Quarters">How many quarters: 1 to 3.</param>
/// <param name="Growth">Their growth together, percent.</param>
public sealed record YearToDate(int Quarters, double Growth);

/// <summary>What is asked of a sector.</summary>
/// <param name="Sector">Name of the sector.</param>
/// <param name="Weight">Its part of GRDP of the year before, at constant prices.</param>
/// <param name="Expected">Mean growth expected of it, percent.</param>
/// <param name="Required">Growth asked of it, percent.</param>
/// <param name="Contribution">What that adds to growth of the whole, points.</param>
/// <param name="Probability">Probability that it grows by that or more, given what is known.</param>
public sealed record SectorRequirement(string Sector, double Weight, double Expected, double Required, double Contribution, double Probability);

/// <summary>A quarter.</summary>
/// <param name="Quarter">1 to 4.</param>
/// <param name="IsKnown">True when it is over and published.</param>
/// <param name="Growth">Growth over the same quarter of the year before, percent: what it was, or what is asked of it. Null for a known quarter whose own figure does not follow from what was published.</param>
/// <param name="YearToDate">Growth of the year up to its end, percent: what it was or would be. Null as for <paramref name="Growth"/>.</param>
/// <param name="Probability">Probability that it grows by that or more, given what is known; null for a known quarter.</param>
public sealed record QuarterRequirement(int Quarter, bool IsKnown, double? Growth, double? YearToDate, double? Probability);
