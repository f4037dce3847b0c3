using System.Collections.Immutable;

namespace Simulation.Model.Plans.Workshops;

/// <summary>
/// What the participants of a workshop would do with one lever: of those who moved it, the least, the middle and the greatest value, and how far apart they are. Who left it
/// untouched is counted beside, and plays no part in the figures: to say nothing of a lever is not to ask for its baseline, which can be asked for as any other value.
/// The order of the participants does not matter, to the bit. Immutable.
/// </summary>
public sealed record OpinionSummary
{
    private OpinionSummary()
    {
    }

    /// <summary>How many moved the lever, or said that it should stay where it is.</summary>
    public required int Moved { get; init; }

    /// <summary>How many left it untouched.</summary>
    public required int Untouched { get; init; }

    /// <summary>Least value, in the unit of the lever; null when nobody moved it.</summary>
    public required double? Minimum { get; init; }

    /// <summary>Arithmetic mean; null when nobody moved it.</summary>
    public required double? Mean { get; init; }

    /// <summary>The middle value, or the mean of the two middle ones; null when nobody moved it.</summary>
    public required double? Median { get; init; }

    /// <summary>Greatest value; null when nobody moved it.</summary>
    public required double? Maximum { get; init; }

    /// <summary>Spread: standard deviation with n - 1 in the denominator, in the unit of the lever; null for fewer than two values.</summary>
    public required double? StandardDeviation { get; init; }

    /// <summary>How many want more than there is without them.</summary>
    public required int Above { get; init; }

    /// <summary>How many want less.</summary>
    public required int Below { get; init; }

    /// <summary>Summarises the opinions on a lever.</summary>
    /// <param name="opinions">A value for each participant, in the unit of the lever; null for who left it untouched.</param>
    /// <param name="start">Where the lever stands when nobody moves it; of a path, its mean over the years that are asked.</param>
    /// <exception cref="ArgumentException">A value is not a finite number.</exception>
    public static OpinionSummary Of(IEnumerable<double?> opinions, double start)
    {
        ArgumentNullException.ThrowIfNull(opinions);
        var all = opinions.ToList();
        // Sum in ascending order: floating addition is not associative, and the order in which people came must not show.
        ImmutableArray<double> values = [.. all.OfType<double>().Order()];
        if (values.Any(value => !double.IsFinite(value))) throw new ArgumentException("An opinion is not a finite number.", nameof(opinions));
        var mean = MeanOf(values);
        return new OpinionSummary
        {
            Moved = values.Length,
            Untouched = all.Count - values.Length,
            Minimum = values.IsEmpty ? null : values[0],
            Mean = mean,
            Median = values.IsEmpty ? null : Middle(values),
            Maximum = values.IsEmpty ? null : values[^1],
            StandardDeviation = values.Length < 2 ? null : Math.Sqrt(values.Sum(value => (value - mean!.Value) * (value - mean.Value)) / (values.Length - 1)),
            Above = values.Count(value => value > start),
            Below = values.Count(value => value < start),
        };
    }

    // The mean lies between the least and the greatest value; the last bit of a sum may not.
    private static double? MeanOf(ImmutableArray<double> values) => values.IsEmpty ? null : Math.Clamp(values.Sum() / values.Length, values[0], values[^1]);

    private static double Middle(ImmutableArray<double> values) => values.Length % 2 == 1
        ? values[values.Length / 2]
        : Math.Clamp((values[(values.Length / 2) - 1] + values[values.Length / 2]) / 2, values[(values.Length / 2) - 1], values[values.Length / 2]);
}
