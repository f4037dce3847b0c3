using Simulation.Model.Execution;
using Simulation.Model.Language.Bound;

namespace Simulation.Model.Analysis.Control;

/// <summary>No chance at all: every score at its median 0, every uniform number at ½.</summary>
public sealed class CentralLatents : LatentSource
{
    /// <summary>The only one.</summary>
    public static readonly CentralLatents Instance = new();

    private CentralLatents()
    {
    }

    /// <inheritdoc/>
    public override void Fill(Latent latent, int year, long firstDraw, Span<double> values)
    {
        ArgumentNullException.ThrowIfNull(latent);
        values.Fill(latent.Law == LatentLaw.Uniform ? 0.5 : 0);
    }
}
