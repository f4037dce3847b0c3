using Simulation.Cli.Analysing;
using Simulation.Cli.Hosting;
using Simulation.Documents.Monitoring;
using Spectre.Console;

namespace Simulation.Cli.Monitoring;

/// <summary>Shows a plan's targets during their year: how they stand, who answers, and who is late.</summary>
internal sealed class ScorecardReport(Terminal terminal)
{
    private const int LabelWidth = 28;

    /// <summary>Shows the scorecard.</summary>
    public void Write(PlanScorecardDocument card)
    {
        terminal.Line(
            terminal.Say($"{card.Province}, plan {card.Plan}, as of {terminal.Numbers.Day(card.AsOf)}", $"{card.Province}, kế hoạch {card.Plan}, đến {terminal.Numbers.Day(card.AsOf)}"),
            new Style(decoration: Decoration.Bold));
        var table = terminal.Table();
        table.AddColumn(new TableColumn(new Text(terminal.Say("Target", "Mục tiêu"))).Width(LabelWidth));
        foreach (var head in new[] { terminal.Say("Goal", "Mức"), terminal.Say("Start, now", "Đầu năm, nay") }) table.AddColumn(new TableColumn(new Text(head)).RightAligned().NoWrap());
        var isOwned = card.Targets.Any(target => target.Owner is not null);
        foreach (var head in new[] { terminal.Say("Status", "Tình trạng"), terminal.Say("Last report", "Báo cáo gần nhất") })
            table.AddColumn(new TableColumn(new Text(head)).NoWrap());
        table.AddColumn(new TableColumn(new Text(terminal.Say("Next due", "Hạn tiếp theo"))).NoWrap());
        if (isOwned) table.AddColumn(new TableColumn(new Text(terminal.Say("Owner", "Phụ trách"))));
        foreach (var target in card.Targets)
        {
            table.AddRow(
            [
                new Text(target.Labels.GetValueOrDefault(terminal.Say("en", "vi"), target.Indicator)),
                new Text($"{target.Operator} {terminal.Numbers.Shortest(target.Value)}"),
                new Text(target.Probability is null ? "" : $"{Probability(target.ProbabilityAtStart)} {(terminal.UseUnicode ? "→" : "->")} {Probability(target.Probability)}"),
                new Text(Status(target), new Style(Colour(target.Status))),
                new Text(Report(target)),
                new Text(Due(target)),
                .. isOwned ? [new Text(target.Owner ?? NoOwner)] : (Text[])[],
            ]);
        }

        terminal.Out.Write(table);
        terminal.Line(terminal.Say(
            $"All targets with a probability together: {Probability(card.AllTargets)}. Reports overdue: {card.Overdue}.",
            $"Xác suất đạt đồng thời: {Probability(card.AllTargets)}. Báo cáo quá hạn: {card.Overdue}."));
        if (card.Targets.Any(target => target.RestsOnPriors))
            terminal.Line(terminal.RestOnPriors(card.Targets.Where(target => target.RestsOnPriors).Select(target => $"{target.Indicator}[{target.Sector}]")));
        if (!isOwned) terminal.Line(terminal.Say("No owner is recorded for any target.", "Chưa ghi nhận đơn vị phụ trách mục tiêu nào."));
        WriteRule(card.Warning);
    }

    private string NoOwner => terminal.Say("no owner recorded", "chưa ghi nhận");

    private void WriteRule(EarlyWarningDocument rule)
    {
        terminal.Line(
            terminal.Say(
                "On track above 66 %, at risk from 33 to 66 %, off track below; a report of the whole year decides.",
                "Đúng tiến độ trên 66%, có rủi ro từ 33 đến 66%, chậm dưới 33%; báo cáo cả năm quyết định."),
            new Style(Color.Grey));
        var threshold = terminal.Numbers.Probability(rule.Threshold);
        terminal.Line(
            rule is { Cases: 0 }
                ? terminal.Say($"! warns below {threshold}; how often that is right was not asked for (--backtest-steps 64).", $"! cảnh báo dưới {threshold}; chưa yêu cầu kiểm định ngược (--backtest-steps 64).")
                : terminal.Say(
                    $"! warns below {threshold}: of {rule.Cases} events forecast a year ahead in the backtest it would have warned of {Probability(rule.HitRate)} of the {rule.Missed} that failed{Interval(rule.HitRateInterval)}, and falsely of {Probability(rule.FalseAlarmRate)} of the {rule.Cases - rule.Missed} that came{Interval(rule.FalseAlarmInterval)}.",
                    $"! cảnh báo dưới {threshold}: trong {rule.Cases} sự kiện dự báo trước một năm khi kiểm định ngược, quy tắc báo đúng {Probability(rule.HitRate)} trong {rule.Missed} lần không đạt{Interval(rule.HitRateInterval)}, báo sai {Probability(rule.FalseAlarmRate)} trong {rule.Cases - rule.Missed} lần đạt{Interval(rule.FalseAlarmInterval)}."),
            new Style(Color.Grey));
    }

    // Few cases: what the rate would be over many is known no better than this.
    private string Interval(IReadOnlyList<double>? interval) => interval is [var low, var high]
        ? terminal.Say($" (90 % interval {Share(low)} to {Share(high)})", $" (khoảng 90%: {Share(low)} đến {Share(high)})")
        : "";

    private string Share(double share) => terminal.Numbers.Percent(terminal.Numbers.Fixed(100 * share, 0));

    private string Status(TargetCardDocument target) => (target.IsWarned ? "! " : "") + target.Status switch
    {
        "on-track" => terminal.Say("on track", "đúng tiến độ"),
        "at-risk" => terminal.Say("at risk", "có rủi ro"),
        "off-track" => terminal.Say("off track", "chậm"),
        _ => terminal.Say("not judged", "chưa đánh giá"),
    };

    private static Color Colour(string status) => status switch
    {
        "on-track" => Color.Green,
        "at-risk" => Color.DarkOrange3,
        "off-track" => Color.Red,
        _ => Color.Grey,
    };

    private string Report(TargetCardDocument target) => target.LastReport is { } report
        ? $"{report.Period}: {terminal.Numbers.Shortest(report.Value, 2)}"
        : terminal.Say("none", "chưa có");

    private string Due(TargetCardDocument target) => target.DueOn is not { } due ? terminal.Say("unknown", "không rõ")
        : target.DaysOverdue > 0 ? terminal.Say($"{target.DaysOverdue} days late", $"trễ {target.DaysOverdue} ngày")
        : due.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private string Probability(double? share) => share is { } value ? terminal.Numbers.Probability(value) : "";
}
