using System.Globalization;
using Simulation.Documents.Wording;

namespace Simulation.Cli.Charts;

/// <summary>
/// Draws a <see cref="FanChart"/> on character cells. Time runs from left to right; published figures are a thin line with points; the bands start at
/// the last of them and are shaded, the more likely the denser; the median is a heavy line, labelled with its value and the ends of the widest band at
/// the right; a target is a tick at its own year.
/// </summary>
internal sealed class FanChartRenderer(ChartGlyphs glyphs, NumberText numbers, Language language)
{
    private const int FewestColumns = 40;
    private const int FewestRows = 6;
    private const int MostYearLabels = 5;
    private const int TargetColumns = 3;

    /// <summary>Draws the chart.</summary>
    /// <param name="chart">What to show; its figures in one unit.</param>
    /// <param name="columns">Width of the drawing in characters, 40 or more.</param>
    /// <param name="rows">Rows of the plot, 6 or more; a line above and two below are added.</param>
    /// <param name="decimals">Decimals of the labels at the right end.</param>
    /// <exception cref="ArgumentOutOfRangeException">Too few columns or rows to read anything.</exception>
    public ChartGrid Render(FanChart chart, int columns, int rows, int decimals)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, FewestColumns);
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, FewestRows);
        var axis = ValueAxis.Over(Values(chart));
        var labels = axis.Ticks.ToDictionary(tick => axis.Row(tick, rows), tick => numbers.Fixed(tick, axis.Decimals));
        var ends = EndLabels(chart, axis, rows, decimals);
        var left = labels.Values.Max(label => label.Length) + 2;
        var right = ends.Max(end => end.Text.Length) + 1;
        var plot = new Plot(new ChartGrid(rows + 3, columns), axis, left, columns - left - right, rows, FirstYear(chart), chart.Years[^1]);

        DrawAxes(plot, labels, chart);
        DrawBands(plot, chart);
        DrawBaseline(plot, chart);
        DrawHistory(plot, chart);
        DrawMedian(plot, chart);
        foreach (var target in chart.Targets.Where(target => target.Year >= plot.FirstYear && target.Year <= plot.LastYear))
            DrawTarget(plot, target);
        foreach (var (row, text, role) in ends)
            plot.Grid.Write(row + 1, columns - right + 1, text, role);
        return plot.Grid;
    }

    private void DrawTarget(Plot plot, TargetTick target)
    {
        // A target of the first or last year keeps its full width inside the plot.
        var start = Math.Clamp(plot.Column(target.Year) - TargetColumns / 2, 0, plot.Columns - TargetColumns);
        for (var i = 0; i < TargetColumns; i++)
            plot.Put(start + i, plot.Axis.Row(target.Value, plot.Rows), glyphs.Target, CellRole.Target);
    }

    private void DrawAxes(Plot plot, Dictionary<int, string> labels, FanChart chart)
    {
        var floor = plot.Rows + 1;
        foreach (var (row, label) in labels)
        {
            plot.Grid.Write(row + 1, plot.Left - 2 - label.Length, label, CellRole.Axis);
            plot.Grid.Put(row + 1, plot.Left - 1, glyphs.Tick, CellRole.Axis);
        }

        for (var column = 0; column < plot.Columns; column++)
        {
            plot.Grid.Put(floor, plot.Left + column, glyphs.Floor, CellRole.Axis);
            if (column % 2 == 0 && plot.Axis is { Low: < 0, High: > 0 }) plot.Put(column, plot.Axis.Row(0, plot.Rows), glyphs.Zero, CellRole.Axis);
        }

        var step = Math.Max(1, (int)Math.Ceiling((plot.LastYear - plot.FirstYear + 1) / (double)MostYearLabels));
        for (var year = plot.LastYear; year >= plot.FirstYear; year -= step)
        {
            var column = plot.Left + plot.Column(year);
            plot.Grid.Put(floor, column, glyphs.YearTick, CellRole.Axis);
            plot.Grid.Write(floor + 1, Math.Min(column - 2, plot.Grid.Columns - 4), year.ToString(CultureInfo.InvariantCulture), CellRole.Axis);
        }

        if (chart.Years[0] > plot.FirstYear) DrawDivider(plot, chart.Years[0] - 1);
    }

    private void DrawDivider(Plot plot, int year)
    {
        var column = plot.Left + plot.Column(year);
        for (var row = 0; row <= plot.Rows; row++) plot.Grid.Put(row, column, glyphs.Divider, CellRole.Axis);
        var (before, after) = (language.Say("published", "đã có số liệu"), language.Say("forecast", "dự báo"));
        if (column - before.Length - 1 >= plot.Left) plot.Grid.Write(0, column - before.Length - 1, before, CellRole.Axis);
        plot.Grid.Write(0, column + 2, after, CellRole.Axis);
    }

    private void DrawBands(Plot plot, FanChart chart)
    {
        for (var band = 0; band < chart.Bands.Count; band++)
        {
            var glyph = glyphs.Bands[Math.Min(band, glyphs.Bands.Length - 1)];
            var (low, high) = (Fan(chart, chart.Bands[band].Low), Fan(chart, chart.Bands[band].High));
            foreach (var column in Span(plot, low))
            {
                // Every cell whose value lies inside, and the cells of both ends: a narrow band still shows.
                var (top, bottom) = (plot.Axis.Row(high.At(plot.Year(column)), plot.Rows), plot.Axis.Row(low.At(plot.Year(column)), plot.Rows));
                for (var row = top; row <= bottom; row++) plot.Put(column, row, glyph, CellRole.Band);
            }
        }
    }

    private void DrawMedian(Plot plot, FanChart chart)
    {
        var median = Fan(chart, chart.Median);
        // The published point stays visible where the fan starts.
        var columns = Span(plot, median).Where(column => LastPublished(chart) is not { } last || column > plot.Column(last.Year));
        DrawLine(plot, median, columns, glyphs.Median, CellRole.Median);
    }

    private void DrawBaseline(Plot plot, FanChart chart)
    {
        if (chart.Baseline is null) return;
        var baseline = Fan(chart, chart.Baseline);
        foreach (var column in Span(plot, baseline))
            plot.Put(column, plot.Axis.Row(baseline.At(plot.Year(column)), plot.Rows), glyphs.Baseline, CellRole.Baseline);
    }

    private void DrawHistory(Plot plot, FanChart chart)
    {
        var used = chart.History.Where(point => point.IsUsed && double.IsFinite(point.Value)).ToList();
        if (used.Count > 0)
        {
            var path = new YearPath([.. used.Select(point => point.Year)], [.. used.Select(point => point.Value)]);
            DrawLine(plot, path, Span(plot, path), glyphs.History, CellRole.History);
        }

        foreach (var point in chart.History.Where(point => double.IsFinite(point.Value)).OrderBy(point => point.IsUsed))
            plot.Put(plot.Column(point.Year), plot.Axis.Row(point.Value, plot.Rows), point.IsUsed ? glyphs.Point : glyphs.UnusedPoint, CellRole.History);
    }

    private static void DrawLine(Plot plot, YearPath path, IEnumerable<int> columns, LineGlyphs line, CellRole role)
    {
        int? before = null;
        foreach (var column in columns)
        {
            var row = plot.Axis.Row(path.At(plot.Year(column)), plot.Rows);
            var from = before ?? row;
            for (var between = Math.Min(from, row) + 1; between < Math.Max(from, row); between++) plot.Put(column, between, line.Upright, role);
            if (from != row) plot.Put(column, from, row < from ? line.RightUp : line.RightDown, role);
            plot.Put(column, row, row == from ? line.Level : row < from ? line.UpRight : line.DownRight, role);
            before = row;
        }
    }

    private List<(int Row, string Text, CellRole Role)> EndLabels(FanChart chart, ValueAxis axis, int rows, int decimals)
    {
        var median = (axis.Row(chart.Median[^1], rows), $"{numbers.About} {numbers.Fixed(chart.Median[^1], decimals)}", CellRole.Median);
        var labels = new List<(int Row, string Text, CellRole Role)> { median };
        if (chart.Bands.Count == 0) return labels;
        foreach (var end in new[] { chart.Bands[0].High[^1], chart.Bands[0].Low[^1] })
        {
            // Labels on one row would overwrite each other; the median says more than the end of its band.
            if (labels.All(label => label.Row != axis.Row(end, rows)))
                labels.Add((axis.Row(end, rows), numbers.Fixed(end, decimals), CellRole.Axis));
        }

        return labels;
    }

    // A path of the forecast, starting at the figure of the year before when that is published.
    private static YearPath Fan(FanChart chart, IReadOnlyList<double> values) => LastPublished(chart) is { } last
        ? new([last.Year, .. chart.Years], [last.Value, .. values])
        : new(chart.Years, values);

    private static HistoryPoint? LastPublished(FanChart chart) =>
        chart.History.LastOrDefault(point => point.IsUsed && double.IsFinite(point.Value) && point.Year == chart.Years[0] - 1);

    private static IEnumerable<int> Span(Plot plot, YearPath path)
    {
        var (first, last) = plot.FirstYear == plot.LastYear ? (0, plot.Columns - 1) : (plot.Column(path.Years[0]), plot.Column(path.Years[^1]));
        return Enumerable.Range(first, last - first + 1);
    }

    private static int FirstYear(FanChart chart) => chart.History.Count == 0 ? chart.Years[0] : Math.Min(chart.Years[0], chart.History.Min(point => point.Year));

    private static IEnumerable<double> Values(FanChart chart) =>
    [
        .. chart.Median, .. chart.Baseline ?? [], .. chart.Bands.SelectMany(band => band.Low.Concat(band.High)),
        .. chart.History.Select(point => point.Value), .. chart.Targets.Select(target => target.Value),
    ];

    /// <summary>Values by year with straight lines between.</summary>
    private sealed record YearPath(IReadOnlyList<int> Years, IReadOnlyList<double> Values)
    {
        public double At(double year)
        {
            var next = 0;
            while (next < Years.Count - 1 && Years[next] < year) next++;
            if (next == 0) return Values[0];
            var share = Math.Clamp((year - Years[next - 1]) / (Years[next] - Years[next - 1]), 0, 1);
            return Values[next - 1] + share * (Values[next] - Values[next - 1]);
        }
    }

    /// <summary>The part of the grid inside the axes; row 0 of the grid is above it.</summary>
    private sealed record Plot(ChartGrid Grid, ValueAxis Axis, int Left, int Columns, int Rows, int FirstYear, int LastYear)
    {
        public int Column(int year) => FirstYear == LastYear
            ? Columns / 2
            : (int)Math.Round((year - FirstYear) * (Columns - 1.0) / (LastYear - FirstYear), MidpointRounding.AwayFromZero);

        public double Year(int column) => FirstYear + column * (LastYear - FirstYear) / (Columns - 1.0);

        public void Put(int column, int row, char glyph, CellRole role)
        {
            if (column >= 0 && column < Columns) Grid.Put(row + 1, Left + column, glyph, role);
        }
    }
}
