using Simulation.Cli.Hosting;
using Simulation.Documents.Backtesting;
using Spectre.Console;

namespace Simulation.Cli.Backtesting;

/// <summary>Shows a backtest: what it comes to, where the model is worse than naive, the scores of every indicator, and every forecast from every origin.</summary>
internal sealed class BacktestReport(Terminal terminal)
{
    private const double Slack = 0.05;

    /// <summary>Shows a backtest.</summary>
    public void Write(BacktestDocument backtest)
    {
        var card = backtest.Scorecard;
        var (first, last) = (backtest.Origins[0].Year, backtest.Origins[^1].Year);
        terminal.Line(
            terminal.Say(
                $"{backtest.Province}: {card.Count} forecasts of 1 to {backtest.Horizon} years from the ends of {first} to {last}, against what came.",
                $"{backtest.Province}: {card.Count} dự báo trước 1 đến {backtest.Horizon} năm từ cuối các năm {first} đến {last}, so với thực tế."),
            new Style(decoration: Decoration.Bold));
        WriteCoverage(card);
        WriteSkills(card);
        WriteSpread(backtest);
        WriteWorse(backtest);
        WriteIndicators(card);
        foreach (var origin in backtest.Origins) WriteOrigin(origin);
        WriteWarnings(backtest);
        terminal.Line();
        terminal.Line(
            terminal.Say(
                $"Model {backtest.Model}; {backtest.Steps} steps a calibration, {backtest.Draws} draws a forecast. CRPS: less is better; of amounts in percent, of rates and shares in points.",
                $"Mô hình {backtest.Model}; {backtest.Steps} bước mỗi lần hiệu chỉnh, {backtest.Draws} lần rút mỗi dự báo. CRPS: càng nhỏ càng tốt; theo phần trăm với giá trị, theo điểm với tốc độ và tỷ trọng."),
            new Style(Color.Grey));
    }

    private void WriteCoverage(BacktestScorecardDocument card)
    {
        foreach (var (level, inside) in ((int, int)[])[(50, card.In50), (80, card.In80), (90, card.In90)])
        {
            var share = inside / (double)card.Count;
            Verdict(share >= (level / 100.0) - Slack, terminal.Say(
                $"The {level} % bands hold {inside} of {card.Count} outcomes, {terminal.Numbers.Probability(share)}.",
                $"Dải {level}% chứa {inside} trên {card.Count} kết quả, {terminal.Numbers.Probability(share)}."));
        }

        terminal.Line(terminal.Say($"  Outcomes by tenth of their forecast (even when honest): {string.Join(" ", card.PitHistogram)}.", $"  Kết quả theo phần mười của dự báo (đều nhau nếu trung thực): {string.Join(" ", card.PitHistogram)}."));
    }

    private void WriteSkills(BacktestScorecardDocument card)
    {
        foreach (var skill in card.Skills)
        {
            var share = terminal.Numbers.Fixed(100 * Math.Abs(skill.Skill), 0);
            Verdict(skill.Skill > 0, terminal.Say(
                $"Against {Name(skill.Kind)}, over {skill.Indicators} indicators: CRPS {share} % {(skill.Skill > 0 ? "less" : "more")}.",
                $"So với {Name(skill.Kind)}, trên {skill.Indicators} chỉ tiêu: CRPS {(skill.Skill > 0 ? "nhỏ hơn" : "lớn hơn")} {share}%."));
        }
    }

    // At each origin the factor of the other origins: what a forecaster could have known of his own bands.
    private void WriteSpread(BacktestDocument backtest)
    {
        if (backtest.Spread.Count == 0) return;
        terminal.Heading(terminal.Say("Would other bands have been better?", "Dải khác có tốt hơn không?"));
        foreach (var check in backtest.Spread.Where(check => check.Indicator is null || check.In90AsMade < 0.9 * check.Count))
        {
            var name = check.Indicator is null ? terminal.Say("All indicators", "Mọi chỉ tiêu") : $"{check.Indicator}[{check.Sector}]";
            var change = terminal.Numbers.WithSign(100 * (check.CrpsRatio - 1), 1);
            var factor = terminal.Numbers.Fixed(check.Factor, 1);
            terminal.Line(terminal.Say(
                $"  {name}: with the spread that was best at the other {check.Origins - 1} origins CRPS changes by {change} %, and 90 % bands hold {check.In90} of {check.Count} instead of {check.In90AsMade}. With all outcomes in view the best factor is {factor}.",
                $"  {name}: với độ rộng tốt nhất ở {check.Origins - 1} mốc khác, CRPS thay đổi {change}%, dải 90% chứa {check.In90} trên {check.Count} thay vì {check.In90AsMade}. Nếu biết trước mọi kết quả, hệ số tốt nhất là {factor}."));
        }
    }

    private void WriteWorse(BacktestDocument backtest)
    {
        terminal.Heading(terminal.Say("Where the model is worse than naive", "Nơi mô hình kém hơn dự báo đơn giản"));
        if (backtest.WorseThanNaive.All(worse => worse.Horizon is not null))
            terminal.Line(terminal.Say("  No indicator over all horizons.", "  Không chỉ tiêu nào khi gộp mọi tầm dự báo."));
        var compared = backtest.Origins.SelectMany(origin => origin.Forecasts).Where(forecast => forecast.IsWorseThanBestNaive is not null).ToArray();
        var lost = compared.Where(forecast => forecast.IsWorseThanBestNaive == true).GroupBy(forecast => $"{forecast.Indicator}[{forecast.Sector}] {forecast.Year}").ToArray();
        if (lost.Length > 0)
        {
            var names = string.Join(", ", lost.Select(group => group.Count() == 1 ? group.Key : $"{group.Key} ({group.Count()})"));
            terminal.Line(terminal.Say(
                $"! In {lost.Sum(group => group.Count())} of {compared.Length} single forecasts the best naive one scored better (* below): {names}.",
                $"! Trong {lost.Sum(group => group.Count())} trên {compared.Length} dự báo đơn lẻ, dự báo đơn giản tốt nhất có điểm tốt hơn (dấu * dưới đây): {names}."), new Style(Color.DarkOrange3));
        }

        foreach (var worse in backtest.WorseThanNaive)
        {
            var when = worse.Horizon is { } years
                ? terminal.Say($"{years} ahead", $"trước {years} năm")
                : terminal.Say("all horizons", "mọi tầm");
            terminal.Line(terminal.Say(
                $"! {worse.Indicator}[{worse.Sector}], {when}: CRPS {Score(worse.Crps)} against {Score(worse.NaiveCrps)} of {Name(worse.Kind)} ({worse.Count}).",
                $"! {worse.Indicator}[{worse.Sector}], {when}: CRPS {Score(worse.Crps)} so với {Score(worse.NaiveCrps)} của {Name(worse.Kind)} ({worse.Count})."), new Style(Color.DarkOrange3));
        }
    }

    private void WriteIndicators(BacktestScorecardDocument card)
    {
        terminal.Heading(terminal.Say("Indicators", "Chỉ tiêu"));
        var table = Table(
            [terminal.Say("Indicator", "Chỉ tiêu")],
            ["n", "CRPS", terminal.Say("Bias", "Lệch"), "50/80/90", terminal.Say("Last", "Cuối"), terminal.Say("Mean", "TB"), terminal.Say("Plan", "KH")]);
        foreach (var line in card.Indicators)
        {
            table.AddRow(Row(
                $"{line.Indicator}[{line.Sector}]", $"{line.Count}", Score(line.Crps), terminal.Numbers.WithSign(line.Bias, 2), $"{line.In50}/{line.In80}/{line.In90}",
                Skill(line, "last-value"), Skill(line, "historical-mean"), Skill(line, "plan-target")));
        }

        terminal.Out.Write(table);
        terminal.Line(terminal.Say(
            "Outcomes inside the 50, 80 and 90 % bands; skill against the last value, the mean of history and the plan: 1 perfect, 0 no better, below 0 worse.",
            "Số kết quả trong dải 50, 80, 90%; kỹ năng so với giá trị cuối, trung bình lịch sử, kế hoạch: 1 hoàn hảo, 0 không hơn, âm là kém hơn."), new Style(Color.Grey));
    }

    private void WriteOrigin(BacktestOriginDocument origin)
    {
        terminal.Heading(terminal.Say(
            $"Standing on {terminal.Numbers.Day(origin.AsOf)}, {origin.Observations} figures in print",
            $"Đứng tại {terminal.Numbers.Day(origin.AsOf)}, {origin.Observations} số liệu đã in"));
        if (!origin.IsConverged)
            Verdict(false, terminal.Say($"Its calibration has not converged: R-hat {terminal.Numbers.Fixed(origin.WorstRHat, 3)}.", $"Hiệu chỉnh chưa hội tụ: R-hat {terminal.Numbers.Fixed(origin.WorstRHat, 3)}."));
        var table = Table(
            [terminal.Say("Figure", "Số liệu")],
            [terminal.Say("Forecast", "Dự báo"), terminal.Say("90 % band", "dải 90%"), terminal.Say("Came", "Thực tế"), "PIT", "CRPS", terminal.Say("Naive", "Đơn giản")]);
        foreach (var forecast in origin.Forecasts)
        {
            var decimals = Decimals(forecast);
            var naive = forecast.Naive.Count == 0 ? "" : Score(forecast.Naive.Min(one => one.Crps)) + (forecast.IsWorseThanBestNaive == true ? " *" : "");
            table.AddRow(Row(
                $"{forecast.Indicator}[{forecast.Sector}] {forecast.Year}",
                terminal.Numbers.Fixed(forecast.Quantiles[3], decimals),
                $"{terminal.Numbers.Fixed(forecast.Quantiles[0], decimals)} {(terminal.UseUnicode ? "…" : "..")} {terminal.Numbers.Fixed(forecast.Quantiles[^1], decimals)}",
                terminal.Numbers.Fixed(forecast.Outcome, decimals) + (forecast.In90 ? "" : " !"),
                terminal.Numbers.Fixed(forecast.Pit, 2),
                Score(forecast.Crps),
                naive));
        }

        terminal.Out.Write(table);
        foreach (var group in origin.Unscored.GroupBy(unscored => unscored.Reason))
        {
            terminal.Line(terminal.Say("  Not scored: ", "  Không chấm: ")
                + string.Join(", ", group.Select(unscored => $"{unscored.Indicator}[{unscored.Sector}] {unscored.Year}"))
                + $". {group.Key}", new Style(Color.Grey));
        }
    }

    private void WriteWarnings(BacktestDocument backtest)
    {
        terminal.Heading(terminal.Say("Had one warned of every event less likely than", "Nếu cảnh báo mọi sự kiện có xác suất dưới"));
        foreach (var rule in backtest.Warnings)
        {
            terminal.Line(terminal.Say(
                $"  {terminal.Numbers.Probability(rule.Threshold)}: {rule.Hits} of {rule.Missed} misses warned of, {rule.FalseAlarms} false alarms before {rule.Cases - rule.Missed} that came.",
                $"  {terminal.Numbers.Probability(rule.Threshold)}: cảnh báo {rule.Hits} trên {rule.Missed} lần không đạt, {rule.FalseAlarms} báo động nhầm trên {rule.Cases - rule.Missed} lần đạt."));
        }
    }

    private void Verdict(bool isGood, string text)
    {
        var sign = isGood ? (terminal.UseUnicode ? "✓" : "+") : "!";
        terminal.Line($"{sign} {text}", new Style(isGood ? Color.Green : Color.DarkOrange3));
    }

    private string Name(string kind) => kind switch
    {
        "last-value" => terminal.Say("the last value", "giá trị cuối"),
        "historical-mean" => terminal.Say("the mean of history", "trung bình lịch sử"),
        _ => terminal.Say("the plan's target", "chỉ tiêu kế hoạch"),
    };

    private string Skill(BacktestScoreLineDocument line, string kind) =>
        line.Skills.FirstOrDefault(skill => skill.Kind == kind) is { } skill ? terminal.Numbers.Fixed(skill.Skill, 2) : "";

    private string Score(double crps) => terminal.Numbers.Fixed(crps, 2);

    private static int Decimals(BacktestForecastDocument forecast) => Math.Abs(forecast.Outcome) switch { >= 1000 => 0, >= 100 => 1, _ => 2 };

    private Table Table(string[] texts, string[] numbers)
    {
        var table = terminal.Table();
        foreach (var name in texts) table.AddColumn(new TableColumn(new Text(name)));
        foreach (var name in numbers) table.AddColumn(new TableColumn(new Text(name)).RightAligned().NoWrap());
        return table;
    }

    private static IEnumerable<Text> Row(params string[] cells) => cells.Select(cell => new Text(cell));
}
