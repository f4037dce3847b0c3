using Simulation.Cli.Analysing;
using Simulation.Cli.Hosting;
using Simulation.Documents.Wording;
using Simulation.Documents.Monitoring;
using Spectre.Console;

namespace Simulation.Cli.Monitoring;

/// <summary>Shows the running year: the finding, the path of the probabilities, what each figure did, and the nowcast.</summary>
internal sealed class MonitorReport(Terminal terminal)
{
    private const int MostTargets = 5;

    /// <summary>Shows the year.</summary>
    public void Write(MonitorDocument year)
    {
        terminal.Line(
            terminal.Say($"{year.Province}, {year.Year}, as of {terminal.Numbers.Day(year.AsOf)}", $"{year.Province}, {year.Year}, đến {terminal.Numbers.Day(year.AsOf)}"),
            new Style(decoration: Decoration.Bold));
        if (!year.HasNews)
        {
            terminal.Line(terminal.Say(
                $"No figure about {year.Year} is known on that day: the nowcast is the forecast of {terminal.Numbers.Day(year.Start)}.",
                $"Chưa có số liệu nào về năm {year.Year} vào ngày đó: ước tính chính là dự báo ngày {terminal.Numbers.Day(year.Start)}."));
        }

        WriteFindings(year);
        WritePath(year);
        WriteNews(year);
        WriteNowcasts(year);
        terminal.Line();
        terminal.Line(
            terminal.Say(
                $"{terminal.Numbers.Fixed(year.Draws, 0)} draws of calibration {year.Calibration}, seed {year.Seed}; weights worth {terminal.Numbers.Fixed(year.Days[^1].EffectiveDraws, 0)} equal draws{Shape(year.Days[^1])}.",
                $"{terminal.Numbers.Fixed(year.Draws, 0)} lần mô phỏng từ hiệu chỉnh {year.Calibration}, hạt giống {year.Seed}; trọng số tương đương {terminal.Numbers.Fixed(year.Days[^1].EffectiveDraws, 0)} lần{Shape(year.Days[^1])}."),
            new Style(Color.Grey));
    }

    private string Shape(MonitoredDayDocument day) => day.ParetoShape is { } k ? $", k = {terminal.Numbers.Fixed(k, 2)}" : "";

    private void WriteFindings(MonitorDocument year)
    {
        for (var i = 0; i < year.Headlines.Count; i++)
        {
            var (headline, start, now) = (year.Headlines[i], year.Days[0].Headlines[i], year.Days[^1].Headlines[i]);
            var decimals = UnitText.Decimals(headline.Unit, now.Median ?? 0);
            terminal.Line(terminal.Say(
                $"{Name(headline.Indicator, headline.Sector)}: {terminal.Numbers.Fixed(now.Median, decimals)} {Unit(headline.Unit)} [{Band(now, decimals)}], {terminal.Numbers.WithSign(now.Median - start.Median, decimals)} since {terminal.Numbers.Day(year.Start)}.",
                $"{Name(headline.Indicator, headline.Sector)}: {terminal.Numbers.Fixed(now.Median, decimals)} {Unit(headline.Unit)} [{Band(now, decimals)}], {terminal.Numbers.WithSign(now.Median - start.Median, decimals)} từ {terminal.Numbers.Day(year.Start)}."));
        }

        if (year.Days[^1].IsReliable) return;
        terminal.Line(
            terminal.Say("! A few draws decide: the year surprised the model more than its draws can follow. Read the figures as a direction.", "! Chỉ vài lần mô phỏng quyết định: số liệu quá bất ngờ so với mô hình. Hãy đọc như xu hướng."),
            new Style(Color.DarkOrange3));
    }

    private void WritePath(MonitorDocument year)
    {
        if (year.Targets.Count == 0) return;
        terminal.Heading(terminal.Say("Probability of the targets over time", "Xác suất đạt mục tiêu theo thời gian"));
        var table = terminal.Table();
        table.AddColumn(new TableColumn(new Text(terminal.Say("Known on", "Ngày"))).NoWrap());
        table.AddColumn(Right(terminal.Say("All", "Tất cả")));
        var shown = year.Targets.OrderByDescending(target => Math.Abs(target.Probabilities[^1] - target.Probabilities[0])).Take(MostTargets).ToHashSet();
        var columns = Enumerable.Range(0, year.Targets.Count).Where(i => shown.Contains(year.Targets[i])).ToArray();
        foreach (var i in columns) table.AddColumn(Right($"{Name(year.Targets[i].Indicator, year.Targets[i].Sector)} {year.Targets[i].Operator} {terminal.Numbers.Shortest(year.Targets[i].Value)}"));
        for (var day = 0; day < year.Days.Count; day++)
        {
            table.AddRow(
            [
                new Text(terminal.Numbers.Day(year.Days[day].Day)),
                new Text(year.Days[day].AllTargets is { } all ? terminal.Numbers.Probability(all) : terminal.Numbers.Undefined),
                .. columns.Select(i => new Text(terminal.Numbers.Probability(year.Targets[i].Probabilities[day]))),
            ]);
        }

        terminal.Out.Write(table);
        if (year.Targets.Any(target => target.RestsOnPriors))
            terminal.Line(terminal.RestOnPriors(year.Targets.Where(target => target.RestsOnPriors).Select(target => $"{target.Indicator}[{target.Sector}]")), new Style(Color.Grey));
        if (columns.Length < year.Targets.Count)
            terminal.Line(terminal.Say("The targets that moved most; --json lists all.", "Những mục tiêu thay đổi nhiều nhất; --json liệt kê tất cả."), new Style(Color.Grey));
    }

    private void WriteNews(MonitorDocument year)
    {
        if (!year.HasNews) return;
        terminal.Heading(terminal.Say("What each figure changed", "Từng số liệu đã thay đổi điều gì"));
        var table = terminal.Table();
        table.AddColumn(new TableColumn(new Text(terminal.Say("Figure", "Số liệu"))).NoWrap());
        foreach (var head in new[] { terminal.Say("Came", "Có"), terminal.Say("Exp.", "Kỳ vọng"), "z", terminal.Say("Says", "Giá trị") })
            table.AddColumn(Right(head));
        foreach (var headline in year.Headlines) table.AddColumn(Right($"Δ {headline.Indicator}"));
        if (year.Targets.Count > 0) table.AddColumn(Right("Δ P"));
        foreach (var day in year.Days)
            foreach (var item in day.News)
                table.AddRow(Row(item, year));
        terminal.Out.Write(table);
        terminal.Line(
            terminal.Say(
                "Expected the day before; z is the surprise in predictive standard deviations, and \"says\" the share of that spread that is the year's own. Δ is the change of the mean, and of the first target's probability in points; those of one day sum to the change of the day.",
                "Kỳ vọng trước ngày công bố; z là mức bất ngờ theo độ lệch chuẩn dự báo, \"giá trị\" là phần biến động của chính năm đó. Δ là thay đổi của trung bình và của xác suất đạt mục tiêu đầu tiên (điểm %); cộng lại bằng thay đổi của ngày."),
            new Style(Color.Grey));
    }

    private List<Text> Row(NewsDocument item, MonitorDocument year)
    {
        var name = $"{Name(item.Indicator, item.Sector)} {item.Period}";
        if (item.Replaces.Count > 0)
            name += item.Value is null ? terminal.Say(", withdrawn", ", rút lại") : terminal.Say($" for {string.Join(", ", item.Replaces)}", $" thay {string.Join(", ", item.Replaces)}");
        var decimals = UnitText.Decimals(item.Unit, item.Value ?? 0);
        string[] cells =
        [
            name,
            terminal.Numbers.Fixed(item.Value, decimals),
            terminal.Numbers.Fixed(item.Expected, decimals),
            terminal.Numbers.WithSign(item.Surprise, 1),
            item.Gain is { } gain ? terminal.Numbers.Probability(gain) : terminal.Numbers.Undefined,
            .. item.Contributions.Select(part => terminal.Numbers.WithSign(part.Mean, 2)),
            .. year.Targets.Count > 0 ? [terminal.Numbers.WithSign(100 * item.Targets[0], 1)] : (string[])[],
        ];
        return [.. cells.Select(cell => new Text(cell))];
    }

    private void WriteNowcasts(MonitorDocument year)
    {
        terminal.Heading(terminal.Say($"Nowcast of {year.Year}", $"Ước tính năm {year.Year}"));
        var table = terminal.Table();
        table.AddColumn(new TableColumn(new Text(terminal.Say("Indicator", "Chỉ tiêu"))));
        table.AddColumn(Right(terminal.Say("At the start", "Đầu năm")));
        table.AddColumn(Right(terminal.Say("Now", "Hiện nay")));
        table.AddColumn(Right(terminal.Say("90 % band", "Dải 90%")));
        table.AddColumn(new TableColumn(new Text(terminal.Say("Unit", "Đơn vị"))));
        var judged = year.Targets.Select(target => (target.Indicator, target.Sector)).ToHashSet();
        var growth = year.Headlines.Select(headline => headline.Indicator).ToHashSet();
        foreach (var nowcast in year.Nowcasts.Where(nowcast => growth.Contains(nowcast.Indicator) || judged.Contains((nowcast.Indicator, nowcast.Sector))))
        {
            var decimals = UnitText.Decimals(nowcast.Unit, nowcast.Now.Median ?? 0);
            table.AddRow(
                new Text(Name(nowcast.Indicator, nowcast.Sector)),
                new Text(terminal.Numbers.Fixed(nowcast.Start.Median, decimals)),
                new Text(terminal.Numbers.Fixed(nowcast.Now.Median, decimals)),
                new Text(Band(nowcast.Now, decimals)),
                new Text(Unit(nowcast.Unit)));
        }

        terminal.Out.Write(table);
    }

    private string Band(OutlookDocument outlook, int decimals) =>
        $"{terminal.Numbers.Fixed(outlook.Bands["90"][0], decimals)} {(terminal.UseUnicode ? "…" : "..")} {terminal.Numbers.Fixed(outlook.Bands["90"][1], decimals)}";

    private string Unit(string unit) => UnitText.Of(unit, terminal.Language);

    private static string Name(string indicator, string sector) => sector == "total" ? indicator : $"{indicator}[{sector}]";

    // Heads wrap between words: an indicator's name has none.
    private static TableColumn Right(string head) => new TableColumn(new Text(head.Replace('_', ' '))).RightAligned();
}
