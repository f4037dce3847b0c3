using System.Collections.Immutable;

namespace Simulation.Model.Analysis.Backtesting;

/// <summary>A forecast as a sample of its predictive distribution, sorted once. Draws in which the figure is not defined are left out. Immutable.</summary>
public sealed class PredictiveSample
{
    private readonly double[] sorted;

    private PredictiveSample(double[] sorted, int undefined)
    {
        this.sorted = sorted;
        Undefined = undefined;
    }

    /// <summary>Draws in which the figure was defined.</summary>
    public int Count => sorted.Length;

    /// <summary>Draws in which it was not.</summary>
    public int Undefined { get; }

    /// <summary>Mean over the draws.</summary>
    public double Mean => sorted.Average();

    /// <summary>Makes a sample from draws in any order.</summary>
    /// <exception cref="ArgumentException">The figure is defined in no draw.</exception>
    public static PredictiveSample Of(IEnumerable<double> draws)
    {
        ArgumentNullException.ThrowIfNull(draws);
        var all = draws.ToArray();
        var defined = all.Where(double.IsFinite).ToArray();
        if (defined.Length == 0)
            throw new ArgumentException("The figure is defined in no draw: it cannot be scored.", nameof(draws));
        Array.Sort(defined);
        return new PredictiveSample(defined, all.Length - defined.Length);
    }

    /// <summary>The sample with every draw moved away from the median by a factor above 0.</summary>
    public PredictiveSample Widened(double factor)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(factor);
        var median = Quantile(0.5);
        return new PredictiveSample([.. sorted.Select(draw => median + (factor * (draw - median)))], Undefined);
    }

    /// <summary>Quantile with linear interpolation between order statistics (type 7 of Hyndman and Fan).</summary>
    /// <param name="probability">0..1.</param>
    public double Quantile(double probability)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(probability);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(probability, 1);
        var position = probability * (sorted.Length - 1);
        var below = (int)position;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((position - below) * (sorted[above] - sorted[below]));
    }

    /// <summary>The probability integral transform F(y): the share of draws below the outcome, draws equal to it counting half. Uniform for an honest forecast.</summary>
    public double Pit(double outcome)
    {
        var (below, equal) = (0, 0);
        foreach (var value in sorted)
        {
            if (value < outcome) below++;
            else if (value.Equals(outcome)) equal++;
            else break;
        }

        return (below + (0.5 * equal)) / sorted.Length;
    }

    /// <summary>Probability of at least a threshold: the share of draws.</summary>
    public double ProbabilityOfAtLeast(double threshold) => sorted.Count(value => value >= threshold) / (double)sorted.Length;

    /// <summary>True when the outcome lies in the central band of that probability, ends included.</summary>
    /// <param name="level">Probability of the band, 0.9 for the 5th to the 95th percentile.</param>
    /// <param name="outcome">What came.</param>
    public bool Covers(double level, double outcome) => Quantile((1 - level) / 2) <= outcome && outcome <= Quantile((1 + level) / 2);

    /// <summary>The score of the sample, see <see cref="Crps.OfSorted"/>.</summary>
    public double Score(double outcome) => Crps.OfSorted(sorted, outcome);

    /// <summary>Quantiles for several probabilities.</summary>
    public ImmutableArray<double> Quantiles(ImmutableArray<double> probabilities) => [.. probabilities.Select(Quantile)];
}
