using System.Globalization;
using Simulation.Documents.Html;

namespace Simulation.Documents.Backtesting;

/// <summary>A backtest as a page with pictures: the PIT histogram, skill by indicator, the fan from each origin against what came, and all scores.</summary>
public static class BacktestPage
{
    private static readonly (string Kind, string English, string Vietnamese)[] Kinds =
        [("last-value", "last value", "giá trị cuối"), ("historical-mean", "mean of history", "trung bình lịch sử"), ("plan-target", "plan's target", "chỉ tiêu kế hoạch")];

    /// <summary>Writes the page.</summary>
    /// <param name="backtest">The backtest.</param>
    /// <param name="language"><c>en</c> or <c>vi</c>.</param>
    public static string Write(BacktestDocument backtest, string language)
    {
        ArgumentNullException.ThrowIfNull(backtest);
        var say = new Func<string, string, string>((english, vietnamese) => language == "vi" ? vietnamese : english);
        var card = backtest.Scorecard;
        var page = new HtmlPage(say($"Backtest of {backtest.Province}", $"Kiểm định quá khứ: {backtest.Province}"), language)
            .Paragraph(say(
                $"{card.Count} forecasts of 1 to {backtest.Horizon} years from the ends of {backtest.Origins[0].Year} to {backtest.Origins[^1].Year}, each by the figures then in print, against what came. The 50, 80 and 90 % bands hold {card.In50}, {card.In80} and {card.In90} of them.",
                $"{card.Count} dự báo trước 1 đến {backtest.Horizon} năm từ cuối các năm {backtest.Origins[0].Year} đến {backtest.Origins[^1].Year}, theo số liệu đã in khi đó, so với thực tế. Dải 50, 80 và 90% chứa {card.In50}, {card.In80} và {card.In90}."));
        foreach (var skill in card.Skills)
            page.Paragraph(say($"Skill against the {Name(skill.Kind, say)}, over {skill.Indicators} indicators: {Number(skill.Skill)}.", $"Kỹ năng so với {Name(skill.Kind, say)}, trên {skill.Indicators} chỉ tiêu: {Number(skill.Skill)}."));
        WriteWorse(page, backtest, say);
        page.Heading(say("Are the bands honest?", "Dải dự báo có trung thực không?")).Figure(Pit(card), say("Outcomes by tenth of their forecast; the line is what honest forecasts would give.", "Kết quả theo phần mười của dự báo; đường kẻ là mức của dự báo trung thực."));
        page.Heading(say("Skill by indicator", "Kỹ năng theo chỉ tiêu"));
        foreach (var kind in Kinds.Select(known => known.Kind).Where(kind => card.Indicators.Any(line => line.Skills.Any(skill => skill.Kind == kind))))
            page.Figure(Skills(card, kind), say($"Skill against the {Name(kind, say)}: right of zero the model is better.", $"Kỹ năng so với {Name(kind, say)}: bên phải số 0 là mô hình tốt hơn."), showsValues: false);
        WriteScores(page, card, say);
        page.Heading(say("Every origin", "Từng mốc dự báo"));
        foreach (var series in backtest.Origins.SelectMany(origin => origin.Forecasts).Select(forecast => (forecast.Indicator, forecast.Sector)).Distinct().Order())
            WriteFans(page, backtest, series, say);
        return page.ToString();
    }

    private static void WriteWorse(HtmlPage page, BacktestDocument backtest, Func<string, string, string> say)
    {
        page.Heading(say("Where the model is worse than naive", "Nơi mô hình kém hơn dự báo đơn giản"));
        if (backtest.WorseThanNaive.All(worse => worse.Horizon is not null))
            page.Paragraph(say("No indicator over all horizons.", "Không chỉ tiêu nào khi gộp mọi tầm dự báo."));
        var compared = backtest.Origins.SelectMany(origin => origin.Forecasts).Where(forecast => forecast.IsWorseThanBestNaive is not null).ToArray();
        var lost = compared.Where(forecast => forecast.IsWorseThanBestNaive == true).Select(forecast => $"{forecast.Indicator}[{forecast.Sector}] {forecast.Year}").ToArray();
        if (lost.Length > 0)
        {
            page.Warning(say(
                $"In {lost.Length} of {compared.Length} single forecasts the best naive one scored better: {string.Join(", ", lost.Distinct())}.",
                $"Trong {lost.Length} trên {compared.Length} dự báo đơn lẻ, dự báo đơn giản tốt nhất có điểm tốt hơn: {string.Join(", ", lost.Distinct())}."));
        }

        foreach (var worse in backtest.WorseThanNaive)
        {
            var when = worse.Horizon is { } years ? say($"{years} ahead", $"trước {years} năm") : say("all horizons", "mọi tầm");
            page.Warning(say(
                $"{worse.Indicator}[{worse.Sector}], {when}: CRPS {Number(worse.Crps)} against {Number(worse.NaiveCrps)} of the {Name(worse.Kind, say)} ({worse.Count}).",
                $"{worse.Indicator}[{worse.Sector}], {when}: CRPS {Number(worse.Crps)} so với {Number(worse.NaiveCrps)} của {Name(worse.Kind, say)} ({worse.Count})."));
        }
    }

    private static SvgPlot Pit(BacktestScorecardDocument card)
    {
        var (bins, expected) = (card.PitHistogram.Count, card.Count / (double)card.PitHistogram.Count);
        var plot = new SvgPlot(420, 190, (0, 1), (0, 1.15 * Math.Max(expected, card.PitHistogram.Max())));
        for (var bin = 0; bin < bins; bin++)
        {
            var (from, to, count) = ((bin + 0.06) / bins, (bin + 0.94) / bins, card.PitHistogram[bin]);
            plot.Band([(from, 0, count), (to, 0, count)], "bar").Word((bin + 0.5) / bins, count + (0.05 * expected) + 0.35, $"{count}", "middle");
        }

        return plot.Level(expected);
    }

    private static SvgPlot Skills(BacktestScorecardDocument card, string kind)
    {
        var lines = card.Indicators.Select(line => (Name: $"{line.Indicator}[{line.Sector}]", line.Skills.FirstOrDefault(skill => skill.Kind == kind)?.Skill))
            .Where(line => line.Skill is not null).Reverse().ToArray();
        var least = Math.Min(-0.2, lines.Min(line => line.Skill!.Value));
        var plot = new SvgPlot(420, 40 + (24 * lines.Length), (Math.Max(-2, least) - 0.05, 1.05), (-0.5, lines.Length - 0.5));
        for (var i = 0; i < lines.Length; i++)
        {
            var skill = Math.Max(-2, lines[i].Skill!.Value);
            plot.Bar(i, 10, skill, skill < 0 ? "less" : "bar", Number(lines[i].Skill!.Value)).Word(0.02, i + 0.38, lines[i].Name);
        }

        return plot.Mark(0, "axis");
    }

    private static void WriteScores(HtmlPage page, BacktestScorecardDocument card, Func<string, string, string> say)
    {
        page.Heading(say("Scores", "Điểm")).Table(
            [say("Indicator", "Chỉ tiêu"), say("ahead", "trước"), "n", "CRPS", say("bias", "lệch"), "50", "80", "90", .. Kinds.Select(kind => say(kind.English, kind.Vietnamese))],
            card.Indicators.SelectMany(line => card.Horizons.Where(one => (one.Indicator, one.Sector) == (line.Indicator, line.Sector)).Prepend(line)).Select(line =>
                (line.Skills.Any(skill => skill.Skill < 0), (IReadOnlyList<string>)
                [
                    line.Horizon is null ? $"{line.Indicator}[{line.Sector}]" : "", line.Horizon is { } years ? $"{years}" : say("all", "tất cả"), $"{line.Count}", Number(line.Crps), Number(line.Bias),
                    $"{line.In50}", $"{line.In80}", $"{line.In90}", .. Kinds.Select(kind => line.Skills.FirstOrDefault(skill => skill.Kind == kind.Kind)?.Skill is { } skill ? Number(skill) : ""),
                ])));
        page.Note(say(
            "CRPS and bias of amounts in percent, of rates and shares in points; outcomes inside the bands; skill against naive forecasts, below 0 worse. Shaded: worse than at least one.",
            "CRPS và độ lệch theo phần trăm với giá trị, theo điểm với tốc độ và tỷ trọng; số kết quả trong dải; kỹ năng so với dự báo đơn giản, âm là kém hơn. Tô nền: kém hơn ít nhất một."));
    }

    // One picture for each origin on common axes: what came, and the 50 and 90 % bands with the median.
    private static void WriteFans(HtmlPage page, BacktestDocument backtest, (string Indicator, string Sector) series, Func<string, string, string> say)
    {
        var origins = backtest.Origins.Select(origin => (Origin: origin, Forecasts: origin.Forecasts.Where(forecast => (forecast.Indicator, forecast.Sector) == series).OrderBy(forecast => forecast.Year).ToArray()))
            .Where(origin => origin.Forecasts.Length > 0).ToArray();
        var all = origins.SelectMany(origin => origin.Forecasts).ToArray();
        var (years, values) = ((all.Min(one => one.Year) - 0.5, all.Max(one => one.Year) + 0.5), SvgPlot.Range(all.SelectMany(one => one.Quantiles.Append(one.Outcome))));
        page.Heading($"{series.Indicator}[{series.Sector}], {all[0].Unit}");
        foreach (var (origin, forecasts) in origins)
        {
            var plot = new SvgPlot(250, 170, years, values)
                .Band(Spread(forecasts, 0, 6), "band").Band(Spread(forecasts, 2, 4), "band")
                .Line(forecasts.Length == 1 ? Wide(forecasts[0], 3) : forecasts.Select(one => ((double)one.Year, one.Quantiles[3])), "second");
            foreach (var one in forecasts)
                plot.Dot(one.Year, one.Outcome, one.In90 ? "dot" : "odd", string.Create(CultureInfo.InvariantCulture, $"{one.Year}: {one.Outcome} (PIT {one.Pit:0.00}, CRPS {one.Crps:0.00})"));
            page.Figure(plot, say($"Standing at the end of {origin.Year}", $"Đứng cuối năm {origin.Year}"));
        }
    }

    private static IEnumerable<(double, double, double)> Spread(BacktestForecastDocument[] forecasts, int low, int high) => forecasts.Length == 1
        ? [(forecasts[0].Year - 0.15, forecasts[0].Quantiles[low], forecasts[0].Quantiles[high]), (forecasts[0].Year + 0.15, forecasts[0].Quantiles[low], forecasts[0].Quantiles[high])]
        : forecasts.Select(one => ((double)one.Year, one.Quantiles[low], one.Quantiles[high]));

    private static IEnumerable<(double, double)> Wide(BacktestForecastDocument one, int quantile) => [(one.Year - 0.15, one.Quantiles[quantile]), (one.Year + 0.15, one.Quantiles[quantile])];

    private static string Name(string kind, Func<string, string, string> say)
    {
        var (_, english, vietnamese) = Kinds.First(known => known.Kind == kind);
        return say(english, vietnamese);
    }

    private static string Number(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
