using System.Collections.Immutable;

namespace Simulation.Model.Calibration.Sampling;

/// <summary>Size and effort of the posterior sample.</summary>
public sealed record SamplerOptions
{
    /// <summary>Blocks of <see cref="SamplerBlock.Size"/> chains, the units of work. Default 2: 512 chains. At least 2.</summary>
    public int Blocks { get; init; } = 2;

    /// <summary>Steps of every chain: a trajectory, moves of all spreads and now and then a random walk. Default 480. At least 16.</summary>
    public int Steps { get; init; } = 480;

    /// <summary>Members taken from each chain, evenly spread over the second half of its steps. Default 8, which makes 4,096 members.</summary>
    public int Snapshots { get; init; } = 8;

    /// <summary>Seed of the sampler; a calibration with the same seed and inputs has the same bytes.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Angles relative to the tuned one, used in turn, so that no period of the posterior meets the same angle every time.</summary>
    public ImmutableArray<double> AngleMix { get; init; } = [0.6, 1, 1.3];

    /// <summary>Chains in all.</summary>
    public int Chains => Blocks * SamplerBlock.Size;

    /// <summary>Members of the posterior ensemble.</summary>
    public int Members => Chains * Snapshots;

    /// <summary>
    /// Superchains: groups of chains that start from one common point. Their disagreement is what tells whether the start is forgotten.
    /// </summary>
    public int Superchains => Blocks * SamplerBlock.Superchains;

    /// <summary>The step after which a snapshot is taken: the last is the last step.</summary>
    public int StepOfSnapshot(int snapshot) => Steps - ((Snapshots - 1 - snapshot) * (Steps - (Steps / 2)) / Snapshots);
}
