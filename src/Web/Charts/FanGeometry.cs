using Simulation.Web.Reading;

namespace Simulation.Web.Charts;

/// <summary>Words in a picture.</summary>
/// <param name="X">Where, in pixels.</param>
/// <param name="Y">Base line, in pixels.</param>
/// <param name="Words">The words.</param>
/// <param name="Class">Their class in the style sheet.</param>
/// <param name="Anchor">start, middle or end.</param>
public sealed record ChartLabel(double X, double Y, string Words, string Class, string Anchor);

/// <summary>Where everything of a fan chart lies.</summary>
public sealed class FanGeometry
{
    private const double LabelGap = 14;

    private readonly FanSeries series;

    private FanGeometry(FanSeries series) => this.series = series;

    /// <summary>Years.</summary>
    public LinearScale X { get; private init; }

    /// <summary>Values.</summary>
    public LinearScale Y { get; private init; }

    /// <summary>Left edge.</summary>
    public double Left { get; private init; }

    /// <summary>Right edge.</summary>
    public double Right { get; private init; }

    /// <summary>Lower edge.</summary>
    public double Bottom { get; private init; }

    /// <summary>Half the width of a goal's tick.</summary>
    public double GoalHalf { get; private init; }

    /// <summary>Years that are written under the axis.</summary>
    public IReadOnlyList<int> YearTicks { get; private init; } = [];

    /// <summary>Where published figures end; null without any.</summary>
    public double? Boundary => series.Last is { } last ? (X[last.Year] + X[series.Years[0]]) / 2 : null;

    /// <summary>The published figures in use, as a line.</summary>
    public string History => Svg.Line(series.History.Where(point => point.IsUsed && point.Year < series.Years[0]).Select(point => (X[point.Year], (double?)Y[point.Value])));

    /// <summary>Lays a chart out.</summary>
    /// <param name="series">What is drawn.</param>
    /// <param name="width">Width in pixels.</param>
    /// <param name="height">Height in pixels.</param>
    /// <param name="isSmall">True for a small picture.</param>
    /// <param name="range">Ends of the value axis; null to fit.</param>
    public static FanGeometry Of(FanSeries series, int width, int height, bool isSmall, (double Low, double High)? range)
    {
        var (left, right, bottom) = (isSmall ? 40.0 : 46.0, width - (isSmall ? 12.0 : 92.0), height - 22.0);
        var y = range is var (low, high) ? LinearScale.Around([low, high], bottom, 14) : LinearScale.Around(series.Extent(), bottom, 14);
        var first = series.History.Count > 0 ? Math.Min(series.History.Min(point => point.Year), series.Years[0]) : series.Years[0];
        var last = series.Years[^1];
        var x = new LinearScale(first, last, left + 6, Math.Max(left + 12, right));
        var most = Math.Max(2, (int)((right - left) / 46));
        var step = Math.Max(1, (int)Math.Ceiling((last - first + 1.0) / most));
        return new FanGeometry(series)
        {
            X = x,
            Y = y,
            Left = left,
            Right = width - 4,
            Bottom = bottom,
            GoalHalf = isSmall ? 7 : 13,
            YearTicks = [.. Enumerable.Range(first, last - first + 1).Where(year => (last - year) % step == 0)],
        };
    }

    /// <summary>The area of a band. It begins at the last published figure, which is certain.</summary>
    public string Band(FanBand band) => Svg.Area(
    [
        .. series.Last is { } last ? [(X[last.Year], Y[last.Value], Y[last.Value])] : Array.Empty<(double, double, double)>(),
        .. series.Years.Select((year, i) => (Year: year, Low: band.Low[i], High: band.High[i])).Where(each => each.Low is not null && each.High is not null)
            .Select(each => (X[each.Year], Y[each.Low!.Value], Y[each.High!.Value])),
    ]);

    /// <summary>A line of the forecast, from the last published figure on.</summary>
    public string Forecast(IReadOnlyList<double?> values) => Svg.Line(
    [
        .. series.Last is { } last ? [(X[last.Year], (double?)Y[last.Value])] : Array.Empty<(double, double?)>(),
        .. series.Years.Select((year, i) => (X[year], values[i] is { } value ? Y[value] : (double?)null)),
    ]);

    /// <summary>Words at the right end, apart enough to be read: the median, the ends of bands, the baseline.</summary>
    public IReadOnlyList<ChartLabel> Labels(FanSeries drawn, Reader reader, bool isSmall)
    {
        if (isSmall || drawn.Years.Count == 0) return [];
        var last = drawn.Years.Count - 1;
        var at = X[drawn.Years[last]] + 8;
        var wanted = new List<(double Y, string Words, string Class, int Rank)>();
        if (drawn.Median[last] is { } median) wanted.Add((Y[median] + 4, $"≈ {reader.Figure(median, drawn.Unit)}", "end median", 0));
        if (drawn.Baseline?[last] is { } baseline) wanted.Add((Y[baseline] + 4, $"{reader.Baseline()} {reader.Figure(baseline, drawn.Unit)}", "end base", 1));
        foreach (var band in drawn.Bands)
        {
            if (band.High[last] is { } high) wanted.Add((Y[high] + 4, reader.Numbers.Percent(reader.Numbers.Fixed(band.Percent, 0)), "end band", 2));
        }
        var placed = new List<ChartLabel>();
        foreach (var (y, words, css, _) in wanted.OrderBy(each => each.Rank))
        {
            if (placed.TrueForAll(other => Math.Abs(other.Y - y) >= LabelGap)) placed.Add(new ChartLabel(at, y, words, css, "start"));
        }
        return placed;
    }
}
