using Simulation.Cli.Hosting;
using Simulation.Documents.Auditing;
using Spectre.Console;

namespace Simulation.Cli.Auditing;

/// <summary>Shows the audit of a plan: each finding in a sentence, with its arithmetic below it.</summary>
internal sealed class AuditReport(Terminal terminal)
{
    private const string Indent = "  ";

    /// <summary>Shows the findings.</summary>
    public void Write(PlanAuditDocument audit)
    {
        terminal.Line(
            terminal.Say($"{audit.Province}, plan {audit.Plan}, figures known on {terminal.Numbers.Day(audit.DataVintage)}", $"{audit.Province}, kế hoạch {audit.Plan}, số liệu đến {terminal.Numbers.Day(audit.DataVintage)}"),
            new Style(decoration: Decoration.Bold));
        foreach (var finding in audit.Findings) Write(finding);
        terminal.Line();
        terminal.Line(terminal.Say(
            $"{Count(audit, "contradiction")} contradictions, {Count(audit, "strained")} strained, {Count(audit, "slack")} slack, {Count(audit, "consistent")} consistent, {Count(audit, "not-judged")} not judged.",
            $"{Count(audit, "contradiction")} mâu thuẫn, {Count(audit, "strained")} căng, {Count(audit, "slack")} lỏng, {Count(audit, "consistent")} phù hợp, {Count(audit, "not-judged")} chưa đánh giá."));
    }

    private void Write(AuditFindingDocument finding)
    {
        var (word, colour) = finding.Verdict switch
        {
            "contradiction" => (terminal.Say("CONTRADICTION", "MÂU THUẪN"), Color.Red),
            "strained" => (terminal.Say("STRAINED", "CĂNG"), Color.Yellow),
            "slack" => (terminal.Say("SLACK", "LỎNG"), Color.Yellow),
            "consistent" => (terminal.Say("CONSISTENT", "PHÙ HỢP"), Color.Green),
            _ => (terminal.Say("NOT JUDGED", "CHƯA ĐÁNH GIÁ"), Color.Grey),
        };
        terminal.Heading($"{word}: {Text(finding.Summary)}");
        foreach (var step in finding.Steps) terminal.Line(Indent + Text(step), new Style(colour == Color.Grey ? Color.Grey : Color.Default));
    }

    private static int Count(PlanAuditDocument audit, string verdict) => audit.Findings.Count(finding => finding.Verdict == verdict);

    private string Text(IReadOnlyDictionary<string, string> texts) => terminal.Say(texts["en"], texts["vi"]);
}
