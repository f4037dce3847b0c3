using System.Collections.Immutable;

namespace Simulation.Model.Calibration.Sampling;

/// <summary>Size and effort of the posterior sample.</summary>
public sealed record SamplerOptions
{
    /// <summary>
    /// Superchains: groups of <see cref="SamplerBlock.Size"/> chains that start from one common point. Their disagreement is what tells whether the
    /// start is forgotten. Default 16, which makes 4,096 posterior members. At least 4.
    /// </summary>
    public int Superchains { get; init; } = 16;

    /// <summary>Metropolis steps of every chain. Default 400.</summary>
    public int Steps { get; init; } = 400;

    /// <summary>Seed of the sampler; a calibration with the same seed and inputs has the same bytes.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>
    /// Relative proposal sizes, used in turn around the tuned size: small steps always move somewhere, large ones cross the posterior.
    /// </summary>
    public ImmutableArray<double> StepMix { get; init; } = [0.5, 1, 2];

    /// <summary>Members of the posterior ensemble: one a chain.</summary>
    public int Members => Superchains * SamplerBlock.Size;
}
