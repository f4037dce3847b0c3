using Simulation.Contracts.Questions;

namespace Simulation.Contracts.Sweeps;

/// <summary>Many questions as one run: every point of a grid, or of a sample, of lever values, for every province.</summary>
[GenerateSerializer, Immutable, Alias("sweep-ticket")]
public sealed record SweepTicket
{
    /// <summary>Provinces, each with what its questions are answered from.</summary>
    [Id(0)]
    public required SweepProvince[] Provinces { get; init; }

    /// <summary>What all points have in common; its random numbers too, so that points differ by their levers alone.</summary>
    [Id(1)]
    public required SimulationQuestion Question { get; init; }

    /// <summary>What varies.</summary>
    [Id(2)]
    public required SweepAxis[] Axes { get; init; }

    /// <summary>Number of points of a sample; null for the whole grid.</summary>
    [Id(3)]
    public int? Sample { get; init; }

    /// <summary>Seed of the sample.</summary>
    [Id(4)]
    public ulong SampleSeed { get; init; }
}

/// <summary>A province of a sweep.</summary>
/// <param name="Province">Its id.</param>
/// <param name="Calibration">Id of the calibration.</param>
/// <param name="Revision">Revision of its observations.</param>
[GenerateSerializer, Immutable, Alias("sweep-province")]
public sealed record SweepProvince([property: Id(0)] string Province, [property: Id(1)] string Calibration, [property: Id(2)] long Revision);

/// <summary>A lever that varies, over years as in any lever setting.</summary>
/// <param name="Lever">Name of the lever.</param>
/// <param name="Sector">Member; null for all.</param>
/// <param name="From">First year; null for the first of the forecast.</param>
/// <param name="To">Last year; null for the last of the forecast.</param>
/// <param name="Values">Values of the grid; of a sample, the ends between which it is drawn.</param>
[GenerateSerializer, Immutable, Alias("sweep-axis")]
public sealed record SweepAxis(
    [property: Id(0)] string Lever,
    [property: Id(1)] string? Sector,
    [property: Id(2)] int? From,
    [property: Id(3)] int? To,
    [property: Id(4)] double[] Values);
