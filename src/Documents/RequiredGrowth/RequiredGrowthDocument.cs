namespace Simulation.Documents.RequiredGrowth;

/// <summary>Asks what a growth target needs of sectors and quarters.</summary>
public sealed record RequiredGrowthRequest
{
    /// <summary>Id of the plan whose growth target it is; the current one when left out.</summary>
    public string? Plan { get; init; }

    /// <summary>Another target for growth of GRDP, percent, in the plan's year.</summary>
    public double? Target { get; init; }

    /// <summary>The day to stand on: figures published since the forecast was made count. The day of the province's data when left out.</summary>
    public DateOnly? AsOf { get; init; }
}

/// <summary>What a growth target needs of each sector and of what is left of the year.</summary>
public sealed record RequiredGrowthDocument
{
    /// <summary>Id of the province.</summary>
    public required string Province { get; init; }

    /// <summary>Id of the plan.</summary>
    public required string Plan { get; init; }

    /// <summary>Id of the calibration.</summary>
    public required string Calibration { get; init; }

    /// <summary>The day stood on.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>The year.</summary>
    public required int Year { get; init; }

    /// <summary>Growth of GRDP asked for, percent.</summary>
    public required double Target { get; init; }

    /// <summary>Mean growth expected, percent.</summary>
    public required double Expected { get; init; }

    /// <summary>Probability of the target.</summary>
    public required double Probability { get; init; }

    /// <summary>Part of the year that is published; null when nothing is.</summary>
    public required YearToDateDocument? Known { get; init; }

    /// <summary>Weights of the quarters, summing to 1.</summary>
    public required IReadOnlyList<double> QuarterWeights { get; init; }

    /// <summary>Where the weights were published; null when none are, and quarters count alike.</summary>
    public required string? QuarterWeightsSource { get; init; }

    /// <summary>Draws, and what they are worth after weighing by what was published.</summary>
    public required int Draws { get; init; }

    /// <summary>Equally weighted draws that they are worth.</summary>
    public required double EffectiveDraws { get; init; }

    /// <summary>What is asked of each sector.</summary>
    public required IReadOnlyList<SectorRequirementDocument> Sectors { get; init; }

    /// <summary>The four quarters.</summary>
    public required IReadOnlyList<QuarterRequirementDocument> Quarters { get; init; }
}

/// <summary>Growth of the year so far.</summary>
/// <param name="Quarters">Quarters that are over.</param>
/// <param name="Growth">Their growth together, percent.</param>
/// <param name="Source">Where it was published.</param>
public sealed record YearToDateDocument(int Quarters, double Growth, string Source);

/// <summary>What is asked of a sector.</summary>
/// <param name="Sector">Name of the sector.</param>
/// <param name="Weight">Its part of GRDP of the year before, at constant prices.</param>
/// <param name="Expected">Mean growth expected, percent.</param>
/// <param name="Required">Growth asked for, percent.</param>
/// <param name="Contribution">What that adds to growth of GRDP, points.</param>
/// <param name="Probability">Probability that it grows by that or more.</param>
public sealed record SectorRequirementDocument(string Sector, double Weight, double Expected, double Required, double Contribution, double Probability);

/// <summary>A quarter of the year.</summary>
/// <param name="Quarter">1 to 4.</param>
/// <param name="Known">True when it is over and published.</param>
/// <param name="Growth">Its growth over a year before, percent: what it was, or what is asked of it; null where it does not follow from what was published.</param>
/// <param name="YearToDate">Growth of the year up to its end, percent.</param>
/// <param name="Probability">Probability that it grows by that or more; null for a known quarter.</param>
public sealed record QuarterRequirementDocument(int Quarter, bool Known, double? Growth, double? YearToDate, double? Probability);
