namespace Simulation.Web.Charts;

/// <summary>A probability as it stood from a day on.</summary>
/// <param name="Day">The day.</param>
/// <param name="Probability">0 to 1.</param>
public sealed record StepPoint(DateOnly Day, double Probability);

/// <summary>Where the steps of a probability over a year lie.</summary>
public sealed class StepGeometry
{
    /// <summary>Days, by number.</summary>
    public LinearScale X { get; private init; }

    /// <summary>Probability.</summary>
    public LinearScale Y { get; private init; }

    /// <summary>Left edge.</summary>
    public double Left { get; private init; }

    /// <summary>Right edge.</summary>
    public double Right { get; private init; }

    /// <summary>First days of quarters inside the picture.</summary>
    public IReadOnlyList<DateOnly> Months { get; private init; } = [];

    /// <summary>The line: level between two days, then a step.</summary>
    public string Line { get; private init; } = "";

    /// <summary>Lays steps out over their year.</summary>
    /// <param name="points">The steps, the earliest first; one at least.</param>
    /// <param name="until">The last day on which the last step holds.</param>
    /// <param name="width">Width in pixels.</param>
    /// <param name="height">Height in pixels.</param>
    public static StepGeometry Of(IReadOnlyList<StepPoint> points, DateOnly until, int width, int height)
    {
        ArgumentNullException.ThrowIfNull(points);
        var year = points[0].Day.Year;
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var x = new LinearScale(first.DayNumber, last.DayNumber, 44, Math.Max(60, width - 16));
        var y = new LinearScale(0, 1, height - 24, 14);
        var line = new List<(double, double?)>();
        for (var i = 0; i < points.Count; i++)
        {
            line.Add((x[points[i].Day.DayNumber], y[points[i].Probability]));
            var end = i + 1 < points.Count ? points[i + 1].Day : until > points[i].Day ? until : points[i].Day;
            line.Add((x[end.DayNumber], y[points[i].Probability]));
        }
        return new StepGeometry
        {
            X = x,
            Y = y,
            Left = 44,
            Right = width - 4,
            Months = [.. Enumerable.Range(0, 4).Select(quarter => new DateOnly(year, 1 + (3 * quarter), 1))],
            Line = Svg.Line(line),
        };
    }
}
