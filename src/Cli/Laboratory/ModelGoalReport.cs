using System.Globalization;
using Simulation.Cli.Hosting;
using Simulation.Documents.Control;
using Spectre.Console;

namespace Simulation.Cli.Laboratory;

/// <summary>Shows an exact goal: instruments found, and the targets they reach.</summary>
internal sealed class ModelGoalReport(Terminal terminal)
{
    private const int Digits = 8;

    /// <summary>Shows the document.</summary>
    public void Write(ModelGoalDocument document)
    {
        terminal.Line(
            terminal.Say($"Reached in {document.Iterations} steps of Newton's method.", $"Đạt sau {document.Iterations} bước Newton."),
            new Style(decoration: Decoration.Bold));
        Tables.Write(
            terminal,
            [terminal.Say("instrument", "công cụ"), terminal.Say("years", "năm"), terminal.Say("unit", "đơn vị"), terminal.Say("before", "trước"), terminal.Say("found", "tìm được")],
            document.Instruments.Select(found => (IReadOnlyList<string>)[found.Instrument, Years(found), found.Unit, Number(found.Before), Number(found.Value)]),
            leftColumns: 3);
        Tables.Write(
            terminal,
            [terminal.Say("target", "mục tiêu"), terminal.Say("year", "năm"), terminal.Say("wanted", "yêu cầu"), terminal.Say("before", "trước"), terminal.Say("reached", "đạt")],
            document.Targets.Select(target => (IReadOnlyList<string>)[Name(target), target.Year.ToString(CultureInfo.InvariantCulture), Number(target.Value), Number(target.Before), Number(target.Reached)]),
            leftColumns: 2);
        foreach (var found in document.Instruments.Where(found => !found.WithinRange))
        {
            terminal.Line(terminal.Say(
                $"! {found.Instrument} = {Number(found.Value)} lies outside its declared range: the goal is out of reach for a planner.",
                $"! {found.Instrument} = {Number(found.Value)} nằm ngoài khoảng cho phép: mục tiêu vượt khả năng."), new Style(Color.DarkOrange3));
        }
    }

    private static string Name(ModelTargetDocument target)
    {
        var name = target.Sector == "total" ? target.Indicator : $"{target.Indicator}[{target.Sector}]";
        return target.Measure == "level" ? name : $"{target.Measure} of {name}";
    }

    private static string Years(ModelInstrumentDocument found) =>
        found.From == found.To ? found.From.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{found.From}-{found.To}");

    private string Number(double? value) => terminal.Numbers.Significant(value, Digits);
}
