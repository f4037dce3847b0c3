using System.Globalization;
using Simulation.Contracts.Observations;
using Simulation.Documents.Monitoring;
using Simulation.Documents.RequiredGrowth;

namespace Simulation.Web.Monitoring;

/// <summary>Growth of the year up to the end of a quarter.</summary>
/// <param name="Quarter">1 to 4.</param>
/// <param name="Growth">Growth over the same quarters of the year before, percent.</param>
public sealed record PathPoint(int Quarter, double Growth);

/// <summary>Growth of the running year, quarter by quarter: what came, what the goal needs of the rest, what is expected of the whole.</summary>
public sealed record YearPath
{
    private const string Growth = "grdp_growth";
    private const string Total = "total";

    /// <summary>The year.</summary>
    public required int Year { get; init; }

    /// <summary>Published growth that stands, the earliest quarter first.</summary>
    public required IReadOnlyList<PathPoint> Actual { get; init; }

    /// <summary>Other published figures for the same time.</summary>
    public required IReadOnlyList<PathPoint> Disputed { get; init; }

    /// <summary>Published growth of the year before.</summary>
    public required IReadOnlyList<PathPoint> Before { get; init; }

    /// <summary>What the goal needs from the last published quarter on, that one first.</summary>
    public required IReadOnlyList<PathPoint> Needed { get; init; }

    /// <summary>The goal for the whole year, percent.</summary>
    public required double Goal { get; init; }

    /// <summary>The whole year as expected.</summary>
    public required OutlookDocument Expected { get; init; }

    /// <summary>The quarter up to which figures are published; null when none is.</summary>
    public PathPoint? Last => Actual.Count > 0 ? Actual[^1] : null;

    /// <summary>A central band of what is expected; null when no draw defines it.</summary>
    public (double Low, double High)? Band(string percent) => (Expected.Bands[percent][0], Expected.Bands[percent][1]) is ({ } low, { } high) ? (low, high) : null;

    /// <summary>Everything that must be seen.</summary>
    public IEnumerable<double> Extent() =>
    [
        0, Goal, .. Actual.Concat(Disputed).Concat(Before).Concat(Needed).Select(point => point.Growth),
        .. Band("90") is var (low, high) ? [low, high] : Array.Empty<double>(),
    ];

    /// <summary>The path of a year.</summary>
    /// <param name="required">What the goal needs.</param>
    /// <param name="expected">Growth of the year as expected.</param>
    /// <param name="published">Published growth of the province, known on the day.</param>
    public static YearPath Of(RequiredGrowthDocument required, OutlookDocument expected, IEnumerable<ObservationFigure> published)
    {
        ArgumentNullException.ThrowIfNull(required);
        var figures = published.Where(figure => figure.Region == required.Province && figure.Indicator == Growth && figure.Sector == Total).ToArray();
        var actual = required.Quarters.Where(quarter => quarter is { Known: true, YearToDate: not null }).Select(quarter => new PathPoint(quarter.Quarter, quarter.YearToDate!.Value)).ToArray();
        var disputed = At(figures, required.Year).Where(point => !actual.Any(stands => stands.Quarter == point.Quarter && Math.Abs(stands.Growth - point.Growth) < 1e-9));
        return new YearPath
        {
            Year = required.Year,
            Actual = actual,
            Disputed = [.. disputed.Where(point => point.Quarter <= (actual.Length > 0 ? actual[^1].Quarter : 0))],
            Before = [.. At(figures, required.Year - 1).GroupBy(point => point.Quarter).Select(group => group.Last()).OrderBy(point => point.Quarter)],
            Needed =
            [
                .. actual.TakeLast(1),
                .. required.Quarters.Where(quarter => quarter is { Known: false, YearToDate: not null }).Select(quarter => new PathPoint(quarter.Quarter, quarter.YearToDate!.Value)),
            ],
            Goal = required.Target,
            Expected = expected,
        };
    }

    /// <summary>How many quarters from the first a period of a year spans; null when it is another period.</summary>
    public static int? Quarters(string period, int year)
    {
        var prefix = year.ToString(CultureInfo.InvariantCulture);
        if (!period.StartsWith(prefix, StringComparison.Ordinal)) return null;
        return period[prefix.Length..] switch { "Q1" => 1, "H1" => 2, "-9M" => 3, "" => 4, _ => null };
    }

    private static IEnumerable<PathPoint> At(IEnumerable<ObservationFigure> figures, int year) =>
        figures.Select(figure => (Quarter: Quarters(figure.Period, year), figure.Value)).Where(each => each.Quarter is not null).Select(each => new PathPoint(each.Quarter!.Value, each.Value));
}
