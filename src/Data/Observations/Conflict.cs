using System.Collections.Immutable;
using Simulation.Model.Calibration;

namespace Simulation.Data;

/// <summary>Several figures for one indicator, sector and period of a region.</summary>
/// <param name="Figures">The observations, in the order of the files; at least two different values.</param>
/// <param name="Chosen">The one that is used; null when none is.</param>
/// <param name="Reason">Why it was chosen, or why none is used.</param>
/// <param name="IsResolved">False when the conflict touches calibration and nobody has decided it.</param>
public sealed record Conflict(ImmutableArray<Observation> Figures, Observation? Chosen, string Reason, bool IsResolved)
{
    /// <summary>The indicator.</summary>
    public string Indicator => Figures[0].Indicator;

    /// <summary>The sector.</summary>
    public string Sector => Figures[0].Sector;

    /// <summary>The period as printed first.</summary>
    public string PeriodText => Figures[0].PeriodText;

    /// <summary>Largest figure less smallest, over the mean of their absolute values; 0 when all are 0.</summary>
    public double RelativeSpread
    {
        get
        {
            var mean = Figures.Average(figure => Math.Abs(figure.Value));
            return mean == 0 ? 0 : (Figures.Max(figure => figure.Value) - Figures.Min(figure => figure.Value)) / mean;
        }
    }
}
