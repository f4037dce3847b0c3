using Simulation.Model.Language.Bound;

namespace Simulation.Model.Execution;

/// <summary>
/// Where random numbers come from: counter-based streams in a forecast, an ensemble's coordinates in a calibration.
/// Must be a pure function of (latent, year, draw) and safe to call from several threads.
/// </summary>
public abstract class LatentSource
{
    /// <summary>Writes the latent's values for draws <paramref name="firstDraw"/>, <paramref name="firstDraw"/> + 1, … .</summary>
    /// <param name="latent">The latent.</param>
    /// <param name="year">Calendar year; 0 for a constant latent, which has one value per draw.</param>
    /// <param name="firstDraw">Number of the draw of <c>values[0]</c>.</param>
    /// <param name="values">Receives one value per draw, in the law <see cref="Latent.Law"/>.</param>
    public abstract void Fill(Latent latent, int year, long firstDraw, Span<double> values);
}
