using Simulation.Cli.Charts;
using Simulation.Cli.Hosting;
using Simulation.Documents.Wording;
using Spectre.Console;

namespace Simulation.Cli.Simulating;

/// <summary>Shows an answer on the terminal: the finding first, then the scoreboard, the forecasts, the chart, and where the numbers come from.</summary>
internal sealed class SimulationReport(Terminal terminal)
{
    private const int ChartRows = 16;

    /// <summary>Shows an answer.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="shown">Which forecasts the table lists.</param>
    /// <param name="charted">The forecast to draw; null for none.</param>
    public void Write(SimulationAnswer answer, IReadOnlyList<ForecastSeries> shown, ForecastSeries? charted)
    {
        new Headline(terminal).Write(answer);
        if (answer.Targets.Length > 0) new Scoreboard(terminal).Write(answer);
        if (shown.Count > 0) new ForecastTable(terminal).Write(answer.Years, shown);
        if (charted is not null) WriteChart(answer, charted);
        WriteWarnings(answer);
        WriteProvenance(answer);
    }

    private void WriteChart(SimulationAnswer answer, ForecastSeries series)
    {
        if (Chart(answer, series) is not { } chart)
        {
            terminal.Heading(terminal.Language.Label(series.Labels, series.Name));
            terminal.Line(terminal.Say("Not drawn: the forecast is undefined in some year.", "Không vẽ: có năm không xác định được giá trị."));
            return;
        }

        var decimals = UnitText.Decimals(series.Unit, chart.Median.Max(Math.Abs));
        terminal.Heading($"{terminal.Language.Label(series.Labels, series.Name)}, {UnitText.Of(series.Unit, terminal.Language)}");
        terminal.Line(Range(chart, series.Unit, decimals));
        terminal.Line();
        terminal.Out.Write(terminal.Charts.Render(chart, terminal.Width, ChartRows, decimals));
        terminal.Line();
        terminal.Line(Key(chart, answer), new Style(Color.Grey));
    }

    private string Range(FanChart chart, string unit, int decimals)
    {
        var (year, band) = (chart.Years[0], chart.Bands[0]);
        var (low, high) = (terminal.Numbers.Fixed(band.Low[0], decimals), terminal.Numbers.WithUnit(terminal.Numbers.Fixed(band.High[0], decimals), unit));
        return terminal.Say(
            $"In {year}, nine chances in ten between {low} and {high}.",
            $"Năm {year}: 9 trên 10 khả năng nằm trong khoảng từ {low} đến {high}.");
    }

    private string Key(FanChart chart, SimulationAnswer answer)
    {
        var glyphs = terminal.UseUnicode ? ChartGlyphs.Unicode : ChartGlyphs.Ascii;
        var entries = chart.Bands.Select((band, i) => $"{glyphs.Bands[i]} {terminal.Numbers.Percent($"{band.Coverage}")}").ToList();
        entries.Add($"{glyphs.Median.Level} {terminal.Say("median", "trung vị")}");
        if (chart.Baseline is not null) entries.Add($"{glyphs.Baseline} {terminal.Say("baseline", "cơ sở")}");
        if (chart.History.Any(point => point.IsUsed)) entries.Add($"{glyphs.Point} {terminal.Say("published", "đã công bố")}");
        if (chart.History.Any(point => !point.IsUsed)) entries.Add($"{glyphs.UnusedPoint} {terminal.Say("published, not used", "đã công bố, không dùng")}");
        entries.AddRange(answer.Targets.Where(outcome => chart.Targets.Any(tick => tick.Year == outcome.Target.Year && tick.Value.Equals(outcome.Target.Value)))
            .Select(outcome => $"{glyphs.Target} {terminal.Say("target", "chỉ tiêu")} {outcome.Target.Year}: {TargetText.Goal(outcome.Target, terminal.Numbers, terminal.UseUnicode)}").Distinct());
        return string.Join("   ", entries);
    }

    private void WriteWarnings(SimulationAnswer answer)
    {
        if (answer.Warnings.IsEmpty) return;
        terminal.Heading(terminal.Say("Before trusting these numbers", "Lưu ý khi dùng các số này"));
        foreach (var warning in answer.Warnings) terminal.Line($"! {warning}");
    }

    private void WriteProvenance(SimulationAnswer answer)
    {
        terminal.Line();
        var (day, draws) = (terminal.Numbers.Day(answer.DataVintage), terminal.Numbers.Fixed(answer.Draws, 0));
        terminal.Line(
            terminal.Say(
                $"Model {answer.Model}; calibration {Short(answer.Calibration)}; data known on {day}; seed {answer.Seed}; {draws} draws; run {Short(answer.Run)}.",
                $"Mô hình {answer.Model}; hiệu chỉnh {Short(answer.Calibration)}; số liệu đến {day}; hạt giống {answer.Seed}; {draws} lượt mô phỏng; lần chạy {Short(answer.Run)}."),
            new Style(Color.Grey));
    }

    // Identities are hashes of 64 digits; twelve tell any two apart on a screen, and --json gives them whole.
    private static string Short(string identity) => identity.Length > 12 ? identity[..12] : identity;

    private static FanChart? Chart(SimulationAnswer answer, ForecastSeries series)
    {
        if (series.Median.Concat(series.Bands.SelectMany(band => band.Low.Concat(band.High))).Any(value => value is null)) return null;
        var targets = answer.Targets.Where(outcome => outcome.Target.Indicator == series.Indicator && outcome.Target.Sector == series.Sector && outcome.Target.Unit == series.Unit);
        return new FanChart
        {
            Years = answer.Years,
            Median = Values(series.Median),
            Bands = [.. series.Bands.Select(band => new FanBand(band.Coverage, Values(band.Low), Values(band.High)))],
            History = series.History,
            Baseline = series.Baseline.IsDefault || series.Baseline.Any(value => value is null) ? null : Values(series.Baseline),
            Targets = [.. targets.Select(outcome => new TargetTick(outcome.Target.Year, outcome.Target.Value))],
        };
    }

    private static IReadOnlyList<double> Values(IEnumerable<double?> values) => [.. values.Select(value => value!.Value)];
}
