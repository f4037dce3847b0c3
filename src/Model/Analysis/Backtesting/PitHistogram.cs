using System.Collections.Immutable;

namespace Simulation.Model.Analysis.Backtesting;

/// <summary>
/// Counts of PIT values in equal bins. Flat when forecasts are honest; a U says that bands are too narrow, a hump that they are too wide, a slope that forecasts lean to one side.
/// </summary>
/// <param name="Counts">Outcomes per bin, from PIT 0 to 1.</param>
public sealed record PitHistogram(ImmutableArray<int> Counts)
{
    /// <summary>Bins when nobody says otherwise.</summary>
    public const int UsualBins = 10;

    /// <summary>All outcomes.</summary>
    public int Total => Counts.Sum();

    /// <summary>Outcomes a bin would hold if the forecasts were honest.</summary>
    public double Expected => Total / (double)Counts.Length;

    /// <summary>Counts PIT values; 1 belongs to the last bin.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value is not in 0..1, or there is no bin.</exception>
    public static PitHistogram Of(IEnumerable<double> values, int bins = UsualBins)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        var counts = new int[bins];
        foreach (var value in values)
        {
            if (value is not (>= 0 and <= 1))
                throw new ArgumentOutOfRangeException(nameof(values), value, "A PIT value is a probability.");
            counts[Math.Min((int)(value * bins), bins - 1)]++;
        }

        return new PitHistogram([.. counts]);
    }
}
