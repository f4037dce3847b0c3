using Simulation.Cli.Hosting;
using Simulation.Documents.Wording;
using Simulation.Model.Plans;
using Spectre.Console;

namespace Simulation.Cli.Simulating;

/// <summary>The plan's targets in its order: goal, median, margin, probability with its word, and status.</summary>
internal sealed class Scoreboard(Terminal terminal)
{
    private const string Percent = "percent";

    /// <summary>Writes the table.</summary>
    public void Write(SimulationAnswer answer)
    {
        var plan = answer.Plan is { } known ? terminal.Language.Label(known.Labels, known.Id) : "";
        var years = answer.Targets.Select(outcome => outcome.Target.Year).Distinct().ToList();
        var year = years.Count == 1 ? $" {years[0]}" : "";
        terminal.Heading(terminal.Say($"Targets{year}: {plan}", $"Chỉ tiêu{year}: {plan}"));
        var table = terminal.Table();
        table.AddColumn(Column(terminal.Say("Target", "Chỉ tiêu")));
        // One year for all stands in the heading.
        if (years.Count > 1) table.AddColumn(Column(terminal.Say("Year", "Năm")).RightAligned().NoWrap());
        foreach (var name in NumberColumns()) table.AddColumn(Column(name).RightAligned().NoWrap());
        table.AddColumn(Column(terminal.Say("Status", "Kết quả")));
        table.AddColumn(Column(""));
        foreach (var outcome in answer.Targets) table.AddRow(Row(outcome, years.Count > 1));
        terminal.Out.Write(table);
    }

    private string[] NumberColumns() =>
    [
        terminal.Say("Goal", "Đích"), terminal.Say("Median", "Trung vị"), terminal.Say("Margin", "Dư / thiếu"), terminal.Say("Probability", "Xác suất đạt"),
    ];

    private IEnumerable<Text> Row(TargetOutcome outcome, bool withYear)
    {
        var (target, decimals) = (outcome.Target, TargetText.Decimals(outcome.Target));
        var isJudged = outcome.Unjudged is null;
        return
        [
            new(Label(target)),
            .. withYear ? [new Text($"{target.Year}")] : Array.Empty<Text>(),
            new(Goal(target)),
            new(isJudged ? terminal.Numbers.Fixed(outcome.Median, decimals) : ""),
            new(isJudged ? terminal.Numbers.WithSign(outcome.Margin, decimals) : ""),
            new(Probability(outcome)),
            new(isJudged ? outcome.Status.Text(terminal.Language.Code()) : ""),
            Verdict(outcome),
        ];
    }

    private string Probability(TargetOutcome outcome)
    {
        if (outcome.Probability is not { } probability) return "";
        var now = terminal.Numbers.Probability(probability);
        var before = outcome.BaselineProbability is { } baseline ? terminal.Numbers.Probability(baseline) : now;
        return before == now ? now : $"{before} {(terminal.UseUnicode ? "→" : "->")} {now}";
    }

    private Text Verdict(TargetOutcome outcome)
    {
        if (outcome.Probability is { } probability)
        {
            var (sign, colour) = Likelihood.Mark(probability, terminal.UseUnicode);
            var grounds = outcome.Target.RestsOnPriors ? terminal.Say(", by priors alone", ", chỉ theo tiên nghiệm") : "";
            return new Text($"{sign} {Likelihood.Word(probability, terminal.Language)}{grounds}", Style.Parse(colour));
        }

        var why = outcome.Unjudged switch
        {
            null => terminal.Say("decided", "theo kịch bản"),
            UnjudgedReason.OnlyReported => terminal.Say("reported only", "chỉ theo báo cáo"),
            { } reason => reason.Text(terminal.Language.Code()),
        };
        return new Text(why, new Style(Color.Grey));
    }

    // The percent sign is short enough to stand with the number; other units stand with the label.
    private string Goal(Target target)
    {
        var goal = TargetText.Goal(target, terminal.Numbers, terminal.UseUnicode);
        return target.Unit == Percent ? terminal.Numbers.Percent(goal) : goal;
    }

    private string Label(Target target)
    {
        var label = TargetText.Label(target, terminal.Language);
        return target.Unit == Percent ? label : $"{label}, {UnitText.Of(target.Unit, terminal.Language)}";
    }

    private static TableColumn Column(string name) => new(new Text(name));
}
