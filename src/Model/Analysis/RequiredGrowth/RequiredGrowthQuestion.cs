using System.Collections.Immutable;

namespace Simulation.Model.Analysis.RequiredGrowth;

/// <summary>The draws of a year as they are believed today, and what is known of it.</summary>
public sealed record RequiredGrowthQuestion
{
    /// <summary>Four quarters alike.</summary>
    public static ImmutableArray<double> EqualQuarters { get; } = [0.25, 0.25, 0.25, 0.25];

    /// <summary>The year.</summary>
    public required int Year { get; init; }

    /// <summary>Growth asked of the whole, percent.</summary>
    public required double Target { get; init; }

    /// <summary>Growth of the whole, percent, <c>[draw]</c>.</summary>
    public required ReadOnlyMemory<double> Growth { get; init; }

    /// <summary>Each sector, with growth (percent) and contribution to growth (points), <c>[draw]</c>. Contributions sum to <see cref="Growth"/> in every draw.</summary>
    public required ImmutableArray<SectorDraws> Sectors { get; init; }

    /// <summary>Weights of the draws, summing to 1.</summary>
    public required ReadOnlyMemory<double> Weights { get; init; }

    /// <summary>Growth of the first quarter, of the first two and of the first three, percent; null where not published.</summary>
    public ImmutableArray<double?> YearToDate { get; init; } = [null, null, null];

    /// <summary>Weight of each quarter in the year before: positive, summing to 1.</summary>
    public ImmutableArray<double> QuarterWeights { get; init; } = EqualQuarters;

    /// <summary>Standard deviation of a quarter's growth about that of its year, points.</summary>
    public required double QuarterSpread { get; init; }
}

/// <summary>A sector's draws.</summary>
/// <param name="Sector">Name of the sector.</param>
/// <param name="Growth">Growth, percent, <c>[draw]</c>.</param>
/// <param name="Contribution">Contribution to growth of the whole, points, <c>[draw]</c>.</param>
public sealed record SectorDraws(string Sector, ReadOnlyMemory<double> Growth, ReadOnlyMemory<double> Contribution);
