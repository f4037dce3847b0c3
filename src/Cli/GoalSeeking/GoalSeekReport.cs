using Simulation.Cli.Analysing;
using Simulation.Cli.Hosting;
using Simulation.Documents.Wording;
using Simulation.Documents.GoalSeeking;

namespace Simulation.Cli.GoalSeeking;

/// <summary>Shows what levers reach the targets, or what must give way.</summary>
internal sealed class GoalSeekReport(Terminal terminal)
{
    /// <summary>Shows the answer.</summary>
    public void Write(GoalSeekDocument found)
    {
        terminal.Title(found.Head, Finding(found).English, Finding(found).Vietnamese);
        terminal.Section(
            found.IsReached ? terminal.Say("Levers", "Đòn bẩy") : terminal.Say("Levers of the best probability", "Đòn bẩy cho xác suất cao nhất"),
            [terminal.Say("Lever", "Đòn bẩy"), terminal.Say("Before", "Trước"), terminal.Say("After", "Sau"), terminal.Say("Range", "Phạm vi"), terminal.Say("Effort", "Nỗ lực")],
            1,
            [.. found.Levers.Where(lever => lever.Shift != 0).OrderByDescending(lever => lever.Effort).Select(lever => Lever(lever, found.Levers))]);
        if (found.Levers.Any(IsOutside))
            terminal.Line(terminal.Say("! Outside the range: an exact goal knows none.", "! Ngoài phạm vi: tìm chính xác không xét phạm vi."));
        if (found.IsExact) WriteExact(found);
        else WriteTargets(found);
        if (found.IsReached && found.Changes.Count > 0) WriteOptions(found);
        terminal.Footer(found.Head);
    }

    private (string English, string Vietnamese) Finding(GoalSeekDocument found)
    {
        var asked = terminal.Numbers.Probability(found.Probability ?? 0);
        var (each, eachVi) = found.Together ? ("all targets at once", "mọi chỉ tiêu cùng lúc") : ("each target", "từng chỉ tiêu");
        if (found.IsExact) return ("every target met by the median", "mọi chỉ tiêu đạt ở mức trung vị");
        if (found.IsReached) return ($"{each} met with a probability of {asked}, effort {terminal.Numbers.Fixed(found.Effort, 3)}", $"đạt {eachVi} với xác suất {asked}, nỗ lực {terminal.Numbers.Fixed(found.Effort, 3)}");
        var best = terminal.Numbers.Probability(found.BestProbability ?? 0);
        return ($"{each} cannot be met with a probability of {asked}: the best within the ranges is {best}", $"không thể đạt {eachVi} với xác suất {asked}: cao nhất trong phạm vi là {best}");
    }

    private string[] Lever(GoalLeverDocument lever, IReadOnlyList<GoalLeverDocument> all)
    {
        var decimals = UnitText.Decimals(lever.Unit, Math.Max(Math.Abs(lever.After), Math.Abs(lever.Maximum))) + (lever.Unit == "percent" ? 1 : 0);
        var years = all.Any(other => (other.From, other.To) != (lever.From, lever.To)) ? lever.From == lever.To ? $" {lever.From}" : $" {lever.From}-{lever.To}" : "";
        return
        [
            $"{(lever.Sector is null ? lever.Lever : $"{lever.Lever}[{lever.Sector}]")}{years}",
            terminal.Numbers.Fixed(lever.Before, decimals),
            terminal.Numbers.Fixed(lever.After, decimals),
            $"{terminal.Numbers.Shortest(lever.Minimum)} .. {terminal.Numbers.Shortest(lever.Maximum)} {lever.Unit}{(IsOutside(lever) ? " !" : "")}",
            terminal.Numbers.Fixed(lever.Effort, 3),
        ];
    }

    private static bool IsOutside(GoalLeverDocument lever) => lever.After < lever.Minimum || lever.After > lever.Maximum;

    private void WriteTargets(GoalSeekDocument found)
    {
        string[] Row(string name, string goal, GoalProbabilityDocument probability) =>
            [name, goal, terminal.Numbers.Probability(probability.Before), terminal.Numbers.Probability(probability.After), terminal.Numbers.Probability(probability.Fresh)];
        terminal.Section(
            terminal.Say("Probability of the targets", "Xác suất đạt chỉ tiêu"),
            [terminal.Say("Target", "Chỉ tiêu"), terminal.Say("Goal", "Đích"), terminal.Say("Before", "Trước"), terminal.Say("After", "Sau"), terminal.Say("Fresh draws", "Mẫu mới")],
            1,
            [
                .. found.Targets.Select(target => Row(Name(target), Goal(target), target.Probability!)),
                Row(terminal.Say("all at once", "cùng lúc"), "", found.All!),
            ]);
        if (found.IsReached) return;
        terminal.Section(
            terminal.Say("What would have to give way", "Chỉ tiêu cần nới"),
            [terminal.Say("Target", "Chỉ tiêu"), terminal.Say("Goal", "Đích"), terminal.Say("Best alone", "Riêng tốt nhất"), terminal.Say("Alone: to", "Nới riêng: đến"), terminal.Say("All together: by", "Cùng nới: thêm")],
            1,
            [
                .. found.Targets.Select(target => new[]
                {
                    Name(target), Goal(target),
                    target.BestProbability is { } best ? terminal.Numbers.Probability(best) : "",
                    target is { Relaxation: > 0 } ? terminal.Numbers.Significant(target.RelaxedValue, 4) : "",
                    target is { SharedRelaxation: > 0 } ? terminal.Numbers.Significant(target.SharedRelaxation, 3) : "",
                }),
            ]);
        if (found.Targets.All(target => target.Relaxation is null))
            terminal.Line(terminal.Say("No single target is in the way: several have to give way at once.", "Không chỉ một chỉ tiêu cản trở: phải nới nhiều chỉ tiêu cùng lúc."));
    }

    private string Goal(GoalTargetDocument target) => $"{target.Operator} {terminal.Numbers.Shortest(target.Value)}";

    private static string Name(GoalTargetDocument target) => $"{target.Indicator}[{target.Sector}] {target.Year}";

    private void WriteExact(GoalSeekDocument found) => terminal.Section(
        terminal.Say("Medians", "Trung vị"),
        [terminal.Say("Target", "Chỉ tiêu"), terminal.Say("Goal", "Đích"), terminal.Say("Before", "Trước"), terminal.Say("After", "Sau")],
        1,
        [
            .. found.Targets.Select(target => new[]
            {
                $"{target.Indicator}[{target.Sector}] {target.Year}, {UnitText.Of(target.Unit, terminal.Language)}", terminal.Numbers.Shortest(target.Value), terminal.Numbers.Significant(target.MedianBefore, 5), terminal.Numbers.Significant(target.MedianAfter, 5),
            }),
        ]);

    // What to type to see it.
    private void WriteOptions(GoalSeekDocument found)
    {
        terminal.Heading(terminal.Say("As options of simulate", "Tùy chọn cho lệnh simulate"));
        foreach (var change in found.Changes)
            terminal.Line(FormattableString.Invariant($"  --lever {change.Lever}{(change.Sector is null ? "" : $"[{change.Sector}]")}={Math.Round(change.Value, 8)}@{change.From}..{change.To}"));
    }
}
