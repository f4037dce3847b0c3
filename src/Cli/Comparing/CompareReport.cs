using Simulation.Cli.Analysing;
using Simulation.Cli.Hosting;
using Simulation.Documents.Wording;
using Simulation.Documents.Comparison;

namespace Simulation.Cli.Comparing;

/// <summary>Shows scenarios side by side: who changes what, the targets, and the results with their differences.</summary>
internal sealed class CompareReport(Terminal terminal)
{
    /// <summary>Shows the answer.</summary>
    public void Write(CompareDocument found)
    {
        terminal.Title(found.Head, string.Join(", ", found.Scenarios), string.Join(", ", found.Scenarios));
        foreach (var conflict in found.Conflicts)
            terminal.Line(terminal.Say(
                FormattableString.Invariant($"Conflict: {conflict.First} sets {conflict.Name} in {conflict.Year} to {conflict.FirstValue}, {conflict.Second} to {conflict.SecondValue}; the later one holds."),
                FormattableString.Invariant($"Mâu thuẫn: {conflict.First} đặt {conflict.Name} năm {conflict.Year} là {conflict.FirstValue}, {conflict.Second} là {conflict.SecondValue}; kịch bản sau có hiệu lực.")));
        WriteAssumptions(found);
        WriteTargets(found);
        WriteResults(found);
        terminal.Footer(found.Head);
    }

    private void WriteAssumptions(CompareDocument found)
    {
        var groups = found.Assumptions.GroupBy(assumption => (assumption.Name, assumption.Baseline, Values: string.Join('|', assumption.Values)));
        terminal.Section(
            terminal.Say("Who changes what", "Ai thay đổi gì"),
            ["", terminal.Say("Years", "Năm"), .. found.Scenarios],
            2,
            [
                .. groups.Select(group =>
                {
                    var (first, years) = (group.First(), group.Select(assumption => assumption.Year).ToArray());
                    return (string[])
                    [
                        first.Unit.Length == 0 ? first.Name : $"{first.Name}, {UnitText.Of(first.Unit, terminal.Language)}",
                        years.Length == 1 ? $"{years[0]}" : years[^1] - years[0] == years.Length - 1 ? $"{years[0]}-{years[^1]}" : string.Join(", ", years),
                        first.Baseline is { } value ? terminal.Numbers.Shortest(value) : terminal.Say("by chance", "ngẫu nhiên"),
                        .. first.Values.Skip(1).Select(value => value is { } own ? terminal.Numbers.Shortest(own) : ""),
                    ];
                }),
            ]);
    }

    private void WriteTargets(CompareDocument found)
    {
        string Cell(ComparedProbabilityDocument cell, int scenario) => cell.Probability is not { } probability ? terminal.Numbers.Undefined
            : scenario == 0 ? terminal.Numbers.Probability(probability)
            : $"{terminal.Numbers.Probability(probability)} ({terminal.Numbers.WithSign(100 * cell.Difference, 1)})";
        terminal.Section(
            terminal.Say("Probability of the targets (difference in points)", "Xác suất đạt chỉ tiêu (chênh lệch, điểm phần trăm)"),
            ["", terminal.Say("Goal", "Đích"), .. found.Scenarios],
            1,
            [
                .. found.Targets.Select(target => (string[])[$"{target.Indicator}[{target.Sector}] {target.Year}", $"{target.Operator} {terminal.Numbers.Shortest(target.Value)}", .. target.Cells.Select(Cell)]),
                .. found.AllTargets.Count == 0 ? Array.Empty<string[]>() : [[terminal.Say("all at once", "cùng lúc"), "", .. found.AllTargets.Select(Cell)]],
            ]);
    }

    // Without an indicator asked for, those of the targets in their years.
    private void WriteResults(CompareDocument found)
    {
        var named = found.Targets.Select(target => (target.Indicator, target.Sector, target.Year)).ToHashSet();
        var shown = found.Results.Where(row => named.Count == 0 || named.Contains((row.Indicator, row.Sector, row.Year)) || found.Results.Select(other => other.Indicator).Distinct().Count() <= 3);
        terminal.Section(
            terminal.Say($"Means of {found.Scenarios[0]}, and differences from them with their standard errors, in the units of the indicators", $"Trung bình của {found.Scenarios[0]}, và chênh lệch kèm sai số chuẩn, theo đơn vị của chỉ tiêu"),
            ["", .. found.Scenarios],
            1,
            [
                .. shown.Select(row =>
                {
                    var decimals = UnitText.Decimals(row.Unit, Math.Abs(row.Maximum ?? 0)) + (row.Unit == "percent" ? 1 : 0);
                    return (string[])
                    [
                        $"{row.Indicator}[{row.Sector}] {row.Year}",
                        .. row.Cells.Select((cell, i) => i == 0
                            ? terminal.Numbers.Fixed(cell.Mean, decimals)
                            : $"{terminal.Numbers.WithSign(cell.Difference, decimals)} {(terminal.UseUnicode ? "±" : "+-")} {terminal.Numbers.Fixed(cell.DifferenceError, decimals + 1)}"),
                    ];
                }),
            ]);
    }
}
