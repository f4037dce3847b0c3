using Simulation.Contracts.Questions;

namespace Simulation.Contracts.Sweeps;

/// <summary>Asks many questions at once: lever values on a grid or from a sample, over any provinces.</summary>
[GenerateSerializer, Immutable, Alias("sweep-question")]
public sealed record SweepQuestion
{
    /// <summary>Ids of the provinces.</summary>
    [Id(0)]
    public required string[] Provinces { get; init; }

    /// <summary>What all points have in common.</summary>
    [Id(1)]
    public required SimulationQuestion Question { get; init; }

    /// <summary>What varies.</summary>
    [Id(2)]
    public required SweepAxis[] Axes { get; init; }

    /// <summary>Number of points of a sample of each province; null for the whole grid.</summary>
    [Id(3)]
    public int? Sample { get; init; }

    /// <summary>Seed of the sample.</summary>
    [Id(4)]
    public ulong SampleSeed { get; init; } = 1;
}
