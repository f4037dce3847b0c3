using Simulation.Cli.Hosting;
using Simulation.Documents.Wording;
using Simulation.Model.Language.Bound;
using Spectre.Console;

namespace Simulation.Cli.Explaining;

/// <summary>Shows an explanation: what it is, its equation, its terms with values, and what stands upstream.</summary>
internal sealed class ExplanationReport(Terminal terminal)
{
    private const int Digits = 5;
    private const int MostUsers = 20;

    /// <summary>Shows it.</summary>
    public void Write(Explanation explanation)
    {
        WriteDeclaration(explanation);
        if (explanation.Structure.Equation is { } equation) WriteEquation(explanation, equation);
        if (explanation.Year is { } year) WriteValues(explanation, year);
        WriteUpstream(explanation);
        WriteUsers(explanation);
    }

    private void WriteDeclaration(Explanation explanation)
    {
        var (symbol, declaration) = (explanation.Structure.Symbol, explanation.Structure.Symbol.Declaration);
        var unit = declaration.Unit.Length == 0 ? "" : $" [{UnitText.Of(declaration.Unit, terminal.Language)}]";
        terminal.Line($"{symbol.Name}: {terminal.Language.Label(declaration.Labels, symbol.Name)}{unit}", new Style(decoration: Decoration.Bold));
        var facts = new List<string> { symbol.Kind.ToString().ToLowerInvariant() };
        if (declaration.Published is { } published) facts.Add(terminal.Say($"published as a {published.ToString().ToLowerInvariant()}", $"công bố ({published.ToString().ToLowerInvariant()})"));
        if (explanation.Structure.Equation is { } equation) facts.Add(terminal.Say($"block {equation.Block}, line {equation.Span.Line}", $"khối {equation.Block}, dòng {equation.Span.Line}"));
        if (symbol.Default is { } usual) facts.Add(terminal.Say($"default {Number(usual)}", $"mặc định {Number(usual)}"));
        if (double.IsFinite(symbol.Minimum) || double.IsFinite(symbol.Maximum)) facts.Add(terminal.Say($"range {Number(symbol.Minimum)} to {Number(symbol.Maximum)}", $"khoảng {Number(symbol.Minimum)} đến {Number(symbol.Maximum)}"));
        terminal.Line(string.Join("; ", facts), new Style(Color.Grey));
        if (declaration.Source is { } source) terminal.Line(terminal.Say($"Source: {source}", $"Nguồn: {source}"), new Style(Color.Grey));
    }

    private void WriteEquation(Explanation explanation, Equation equation)
    {
        terminal.Heading(terminal.Say("Equation", "Phương trình"));
        terminal.Line($"  {equation.Text}");
        if (explanation.Structure.Expanded is { } expanded && expanded != equation.Text)
        {
            terminal.Heading(terminal.Say("With its indices filled in", "Sau khi thay chỉ số"));
            terminal.Line($"  {expanded}");
        }
    }

    private void WriteValues(Explanation explanation, int year)
    {
        var draws = terminal.Numbers.Fixed(explanation.Draws ?? 0, 0);
        terminal.Heading(terminal.Say($"In {year}, means over {draws} draws of the baseline", $"Năm {year}, trung bình của {draws} lượt mô phỏng cơ sở"));
        terminal.Line($"  {explanation.Structure.Symbol.Name} = {terminal.Numbers.WithUnit(Number(explanation.Value), explanation.Structure.Symbol.Declaration.Unit)}");
        if (explanation.Terms.Length < 2) return;
        var table = terminal.Table();
        table.AddColumn(new TableColumn(new Text(terminal.Say("Term", "Số hạng"))));
        table.AddColumn(new TableColumn(new Text(terminal.Say("Value", "Giá trị"))).RightAligned().NoWrap());
        foreach (var (text, value) in explanation.Terms) table.AddRow(new Text(text), new Text(Number(value)));
        table.AddRow(new Text(terminal.Say("Sum, the left side", "Tổng, vế trái")), new Text(Number(explanation.LeftSide)));
        terminal.Out.Write(table);
    }

    private void WriteUpstream(Explanation explanation)
    {
        if (explanation.Upstream.IsEmpty) return;
        terminal.Heading(terminal.Say("Depends on", "Phụ thuộc vào"));
        var table = terminal.Table();
        table.AddColumn(new TableColumn(new Text(terminal.Say("Steps", "Bước"))).RightAligned());
        table.AddColumn(new TableColumn(new Text(terminal.Say("Name", "Tên"))));
        table.AddColumn(new TableColumn(new Text(terminal.Say("Kind", "Loại"))));
        if (explanation.Year is not null) table.AddColumn(new TableColumn(new Text(terminal.Say("Value", "Giá trị"))).RightAligned().NoWrap());
        table.AddColumn(new TableColumn(new Text(terminal.Say("Meaning or equation", "Ý nghĩa hoặc phương trình"))));
        foreach (var step in explanation.Upstream)
        {
            var cells = new List<Text> { new($"{step.Distance}"), new(step.Name), new(step.Symbol.Kind.ToString().ToLowerInvariant()) };
            if (explanation.Year is not null) cells.Add(new Text(Number(step.Value)));
            cells.Add(new Text(step.Symbol.Kind == SymbolKind.Variable && step.Equation is { } equation ? equation.Text : terminal.Language.Label(step.Symbol.Declaration.Labels, "")));
            table.AddRow(cells);
        }

        terminal.Out.Write(table);
    }

    private void WriteUsers(Explanation explanation)
    {
        var users = explanation.Structure.UsedBy;
        if (users.IsEmpty) return;
        terminal.Heading(terminal.Say("Used by", "Được dùng trong"));
        var more = users.Length > MostUsers ? terminal.Say($", and {users.Length - MostUsers} more", $", và {users.Length - MostUsers} đại lượng khác") : "";
        terminal.Line("  " + string.Join(", ", users.Take(MostUsers).Select(user => user.Name)) + more);
    }

    private string Number(double? value) => terminal.Numbers.Significant(value, Digits);
}
