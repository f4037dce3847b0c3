using Simulation.Web.Charts;

namespace Simulation.Web.Workshops;

/// <summary>A participant's mark in the picture of a lever.</summary>
/// <param name="Name">Whose.</param>
/// <param name="Value">What he wants.</param>
/// <param name="X">Pixels from the left.</param>
/// <param name="Y">Pixels from above.</param>
public readonly record struct OpinionMark(string Name, double Value, double X, double Y);

/// <summary>Where the marks of participants lie: each on its value, those that would cover each other one above the other.</summary>
public sealed class OpinionGeometry
{
    /// <summary>Height of the picture, pixels.</summary>
    public const int Height = 104;

    /// <summary>Line on which the marks stand.</summary>
    public const double Ground = 78;

    private const double Radius = 5;
    private const double Apart = 11;
    private const double Ceiling = 10;

    /// <summary>Values.</summary>
    public LinearScale X { get; private init; }

    /// <summary>The marks, from the least value to the greatest.</summary>
    public IReadOnlyList<OpinionMark> Marks { get; private init; } = [];

    /// <summary>Lays marks out.</summary>
    /// <param name="opinions">Names and values.</param>
    /// <param name="others">Values that must be seen beside them.</param>
    /// <param name="width">Width in pixels.</param>
    public static OpinionGeometry Of(IReadOnlyList<(string Name, double Value)> opinions, IEnumerable<double> others, int width)
    {
        ArgumentNullException.ThrowIfNull(opinions);
        var x = LinearScale.Around(opinions.Select(opinion => opinion.Value).Concat(others), 12, Math.Max(60, width - 12));
        var marks = new List<OpinionMark>();
        foreach (var (name, value) in opinions.OrderBy(opinion => opinion.Value).ThenBy(opinion => opinion.Name, StringComparer.Ordinal))
        {
            var place = x[value];
            var below = marks.Count(mark => Math.Abs(mark.X - place) < 2 * Radius);
            // In a large crowd the upper marks come closer to each other, and none leaves the picture.
            var step = Math.Min(Apart, (Ground - Radius - Ceiling) / Math.Max(1, opinions.Count(opinion => Math.Abs(x[opinion.Value] - place) < 2 * Radius)));
            marks.Add(new OpinionMark(name, value, place, Ground - Radius - 1 - (below * step)));
        }

        return new OpinionGeometry { X = x, Marks = marks };
    }
}
