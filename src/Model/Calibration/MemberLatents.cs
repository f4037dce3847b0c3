using Simulation.Model.Ensembles.Randomness;
using Simulation.Model.Execution;
using Simulation.Model.Language.Bound;

namespace Simulation.Model.Calibration;

/// <summary>
/// Latents of the members of an ensemble: the sampled coordinates where there are any, else draws of the prior (a latent that no observation
/// depends on keeps its prior).
/// </summary>
internal sealed class MemberLatents(LatentSpace space, double[] points, int members, ulong seed) : LatentSource
{
    private const ulong PriorKey = 0xC2B2_AE3D_27D4_EB4F;

    /// <summary>The seed of prior draws: other numbers than the sampler's and than a forecast's with the same seed.</summary>
    public static ulong PriorSeed(ulong seed) => seed ^ PriorKey;

    public override void Fill(Latent latent, int year, long firstDraw, Span<double> values)
    {
        var key = latent.IsYearly ? year : 0;
        if (space.Find(latent, key) is { } coordinate)
            points.AsSpan((coordinate * members) + (int)firstDraw, values.Length).CopyTo(values);
        else if (latent.Law == LatentLaw.Uniform)
            RandomStreams.FillUniform(PriorSeed(seed), latent.Stream, key, firstDraw, values);
        else
            RandomStreams.FillNormal(PriorSeed(seed), latent.Stream, key, firstDraw, values);
    }
}
