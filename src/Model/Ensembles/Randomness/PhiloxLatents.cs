using Simulation.Model.Execution;
using Simulation.Model.Language.Bound;

namespace Simulation.Model.Ensembles.Randomness;

/// <summary>
/// Latents of a forecast from counter-based streams: each latent has the stream of its number (<see cref="Latent.Stream"/>), and its value in a
/// draw and year depends on the seed, that number, the year and the draw alone. See <see cref="RandomStreams"/>.
/// </summary>
/// <param name="seed">Seed of the run.</param>
public sealed class PhiloxLatents(ulong seed) : LatentSource
{
    /// <summary>Seed of the run.</summary>
    public ulong Seed { get; } = seed;

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="firstDraw"/> is negative, or the law is unknown.</exception>
    public override void Fill(Latent latent, int year, long firstDraw, Span<double> values)
    {
        ArgumentNullException.ThrowIfNull(latent);
        var counterYear = latent.IsYearly ? year : RandomStreams.Constant;
        switch (latent.Law)
        {
            case LatentLaw.StandardNormal:
                RandomStreams.FillNormal(Seed, latent.Stream, counterYear, firstDraw, values);
                break;
            case LatentLaw.Uniform:
                RandomStreams.FillUniform(Seed, latent.Stream, counterYear, firstDraw, values);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(latent), latent.Law, $"{latent.Of.Name} has a law that no stream provides.");
        }
    }
}
