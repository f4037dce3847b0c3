using Simulation.Web.Monitoring;

namespace Simulation.Web.Charts;

/// <summary>Where everything of a year's path lies.</summary>
public sealed class YearPathGeometry
{
    private const double BoxHalf = 9;

    private readonly YearPath path;

    private YearPathGeometry(YearPath path) => this.path = path;

    /// <summary>Ends of quarters, 1 to 4.</summary>
    public LinearScale X { get; private init; }

    /// <summary>Growth.</summary>
    public LinearScale Y { get; private init; }

    /// <summary>Left edge.</summary>
    public double Left { get; private init; }

    /// <summary>Right edge.</summary>
    public double Right { get; private init; }

    /// <summary>Lower edge.</summary>
    public double Bottom { get; private init; }

    /// <summary>Where published figures end; null when none is published, or all are.</summary>
    public double? Boundary => path.Last is { Quarter: < 4 } last ? X[last.Quarter + 0.5] : null;

    /// <summary>Lays a path out.</summary>
    public static YearPathGeometry Of(YearPath path, int width, int height)
    {
        ArgumentNullException.ThrowIfNull(path);
        var (left, right, bottom) = (36.0, width - (width < 480 ? 78.0 : 118.0), height - 24.0);
        return new YearPathGeometry(path)
        {
            X = new LinearScale(1, 4, left + 22, Math.Max(left + 60, right)),
            Y = LinearScale.Around(path.Extent(), bottom, 14),
            Left = left,
            Right = width - 4,
            Bottom = bottom,
        };
    }

    /// <summary>A line through points.</summary>
    public string Line(IEnumerable<PathPoint> points) => Svg.Line(points.Select(point => (X[point.Quarter], (double?)Y[point.Growth])));

    /// <summary>A band: a fan from the last published quarter to the year's end, or a box there while nothing is published.</summary>
    public string Band(string percent)
    {
        if (path.Band(percent) is not var (low, high)) return "";
        return path.Last is { Quarter: < 4 } last
            ? Svg.Area([(X[last.Quarter], Y[last.Growth], Y[last.Growth]), (X[4], Y[low], Y[high])])
            : Svg.Area([(X[4] - BoxHalf, Y[low], Y[high]), (X[4] + BoxHalf, Y[low], Y[high])]);
    }

    /// <summary>The line to the median, from the last published quarter.</summary>
    public string Median => path is { Last: { Quarter: < 4 } last, Expected.Median: { } median } ? Svg.Line([(X[last.Quarter], Y[last.Growth]), (X[4], Y[median])]) : "";
}
