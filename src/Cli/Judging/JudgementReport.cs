using System.Globalization;
using Simulation.Cli.Analysing;
using Simulation.Cli.Hosting;
using Simulation.Documents.Control;
using Simulation.Documents.Wording;

namespace Simulation.Cli.Judging;

/// <summary>Shows a forecast with judgement beside the one without: the ledger, the targets, and the medians with their 90 % bands.</summary>
internal sealed class JudgementReport(Terminal terminal)
{
    /// <summary>Shows the answer.</summary>
    /// <param name="found">The answer.</param>
    /// <param name="hasChosen">Whether indicators were asked for; else those of the targets and what is controlled.</param>
    public void Write(JudgementDocument found, bool hasChosen)
    {
        terminal.Title(
            found.Head,
            found.Simulation == "static" ? "judgement year by year, each from the forecast without it" : "judgement, and what follows from it",
            found.Simulation == "static" ? "hiệu chỉnh chuyên gia từng năm, mỗi năm từ dự báo gốc" : "hiệu chỉnh chuyên gia và hệ quả");
        WriteLedger(found);
        WriteTargets(found);
        WriteResults(found, hasChosen);
        terminal.Footer(found.Head);
    }

    private void WriteLedger(JudgementDocument found)
    {
        foreach (var entry in found.AddFactors)
        {
            terminal.Line();
            terminal.Line($"{entry.Equation}  {Signed(entry.Value)}, {Years(entry.From, entry.To)}");
            terminal.Line($"  {entry.Author}: {entry.Reason}");
            WriteReaders(entry.ReadBy);
        }

        foreach (var held in found.Exogenised)
        {
            terminal.Line();
            var values = string.Join(", ", held.Values.Distinct().Count() == 1 ? [Shortest(held.Values[0])] : held.Values.Select(Shortest));
            var mode = held.Mode switch
            {
                "growth" => terminal.Say("growth of", "tăng trưởng của"),
                "difference" => terminal.Say("change of", "thay đổi của"),
                _ => terminal.Say("level of", "mức của"),
            };
            var unit = held.Mode == "growth" ? "%" : UnitText.Of(held.Unit, terminal.Language);
            terminal.Line($"{mode} {held.Variable} = {values} {unit}".TrimEnd() + $", {Years(held.From, held.To)}");
            terminal.Line($"  {terminal.Say("in place of", "thay cho")} {held.Equation}");
            WriteReaders(held.ReadBy);
        }
    }

    private void WriteReaders(IReadOnlyList<string> readers)
    {
        if (readers.Count == 0)
            terminal.Line("  " + terminal.Say("No equation reads it: nothing else moves.", "Không phương trình nào dùng biến này: các chỉ tiêu khác không đổi."));
    }

    private void WriteTargets(JudgementDocument found) => terminal.Section(
        terminal.Say("Probability of the targets", "Xác suất đạt chỉ tiêu"),
        ["", terminal.Say("Goal", "Đích"), terminal.Say("without", "không có"), terminal.Say("with", "có"), terminal.Say("points", "điểm")],
        1,
        [
            .. found.Targets.Select(target => Row($"{target.Indicator}[{target.Sector}] {target.Year}", $"{target.Operator} {Shortest(target.Value)}", target.Baseline, target.Controlled)),
            .. found.AllTargets is { } all ? [Row(terminal.Say("all at once", "cùng lúc"), "", all.Baseline, all.Controlled)] : Array.Empty<string[]>(),
        ]);

    private string[] Row(string name, string goal, double? before, double? after) =>
        [name, goal, Probability(before), Probability(after), terminal.Numbers.WithSign(100 * (after - before), 1)];

    private void WriteResults(JudgementDocument found, bool hasChosen)
    {
        var targets = found.Targets.Select(target => (target.Indicator, target.Sector)).ToHashSet();
        var controlled = found.AddFactors.Select(entry => entry.Variable).Concat(found.Exogenised.Select(held => held.Variable)).ToHashSet(StringComparer.Ordinal);
        var near = found.Results.Where(row => hasChosen || targets.Contains((row.Indicator, row.Sector)) || controlled.Contains($"{row.Indicator}[{row.Sector}]") || controlled.Contains(row.Indicator));
        terminal.Section(
            terminal.Say("Medians and 90 % bands", "Trung vị và dải 90 %"),
            ["", terminal.Say("without", "không có"), "90 %", terminal.Say("with", "có"), "90 %", terminal.Say("change", "thay đổi")],
            1,
            [
                .. near.Where(row => hasChosen || HasMoved(row)).Select(row =>
                {
                    var decimals = Decimals(row);
                    string Number(double? value) => terminal.Numbers.Fixed(value, decimals);
                    string Band(JudgedFigureDocument figure) => $"{Number(figure.Bands["90"][0])}…{Number(figure.Bands["90"][1])}";
                    return (string[])
                    [
                        $"{row.Indicator}[{row.Sector}] {row.Year}", Number(row.Baseline.Median), Band(row.Baseline), Number(row.Controlled.Median), Band(row.Controlled),
                        terminal.Numbers.WithSign(row.Controlled.Median - row.Baseline.Median, decimals),
                    ];
                }),
            ]);
    }

    // A row of the usual list is left out when it would show no change.
    private static bool HasMoved(JudgedResultDocument row) =>
        row.Controlled.Median is not { } with || row.Baseline.Median is not { } without || Math.Abs(with - without) >= 0.5 * Math.Pow(10, -Decimals(row));

    private static int Decimals(JudgedResultDocument row) => UnitText.Decimals(row.Unit, Math.Abs(row.Baseline.Median ?? 0)) + (row.Unit == "percent" ? 1 : 0);

    private string Probability(double? value) => value is { } probability ? terminal.Numbers.Probability(probability) : terminal.Numbers.Undefined;

    private string Signed(double value) => (value < 0 ? "" : "+") + Shortest(value);

    private string Shortest(double value) => terminal.Numbers.Shortest(value);

    private static string Years(int from, int to) => from == to ? from.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{from}-{to}");
}
