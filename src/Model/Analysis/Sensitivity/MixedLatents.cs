using Simulation.Model.Ensembles.Randomness;
using Simulation.Model.Execution;
using Simulation.Model.Language.Bound;

namespace Simulation.Model.Analysis.Sensitivity;

/// <summary>
/// Random numbers of a point of one of two samples: sample A takes draws 0 .. n − 1 of the streams, sample B the n after them. Some latents may be taken from
/// the other sample.
/// </summary>
internal sealed class MixedLatents(ulong seed, int points, bool isB, IReadOnlySet<Latent> exchanged) : LatentSource
{
    private readonly PhiloxLatents streams = new(seed);

    public override void Fill(Latent latent, int year, long firstDraw, Span<double> values) =>
        streams.Fill(latent, year, firstDraw + (isB != exchanged.Contains(latent) ? points : 0), values);
}
