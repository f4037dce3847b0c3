using Simulation.Api.Simulate;

namespace Simulation.Api.Sweeps;

/// <summary>Many what-if questions as one run: lever values on a grid, or sampled from their ranges, over any provinces.</summary>
public sealed record SweepRequest
{
    /// <summary>Ids of the provinces.</summary>
    public required IReadOnlyList<string> Provinces { get; init; }

    /// <summary>What all points have in common; the seed too, so that points differ by their levers alone.</summary>
    public SimulateRequest? Question { get; init; }

    /// <summary>Levers that vary.</summary>
    public required IReadOnlyList<SweepAxisRequest> Vary { get; init; }

    /// <summary>Draw so many points from the ranges of the values, instead of taking every combination.</summary>
    public SweepSampleRequest? Sample { get; init; }
}

/// <summary>A lever that varies, in one year or from one year to another; over the whole forecast without years.</summary>
public sealed record SweepAxisRequest
{
    /// <summary>Name of the lever.</summary>
    public required string Lever { get; init; }

    /// <summary>Sector, plant or other member; all members when left out.</summary>
    public string? Sector { get; init; }

    /// <summary>The one year; excludes from and to.</summary>
    public int? Year { get; init; }

    /// <summary>First year.</summary>
    public int? From { get; init; }

    /// <summary>Last year.</summary>
    public int? To { get; init; }

    /// <summary>Values in the lever's unit; of a sample, the lowest and the highest are the range.</summary>
    public required IReadOnlyList<double> Values { get; init; }
}

/// <summary>A Latin hypercube sample.</summary>
public sealed record SweepSampleRequest
{
    /// <summary>Points for each province.</summary>
    public required int Count { get; init; }

    /// <summary>Seed of the sample; 1 when left out.</summary>
    public ulong? Seed { get; init; }
}
