using Simulation.Cli.Hosting;
using Simulation.Documents.Wording;
using Simulation.Model.Execution;
using Simulation.Model.Language.Bound;
using Spectre.Console;

namespace Simulation.Cli.Checking;

/// <summary>Shows a checked model: what it declares, in which order its equations are computed, and what its blocks exchange.</summary>
internal sealed class ModelReport(Terminal terminal)
{
    private static readonly SymbolKind[] Kinds =
    [
        SymbolKind.Constant, SymbolKind.Parameter, SymbolKind.Lever, SymbolKind.Given, SymbolKind.Exogenous, SymbolKind.Hazard, SymbolKind.Shock, SymbolKind.Variable,
    ];

    /// <summary>Shows a model without errors.</summary>
    public void Write(ModelCheck check, BoundModel model)
    {
        terminal.Line($"{model.Name} {model.Version}: {terminal.Language.Label(model.Labels, model.Name)}", new Style(decoration: Decoration.Bold));
        terminal.Line($"{check.Name}, SHA-256 {model.TextHash[..12]}", new Style(Color.Grey));
        WriteDeclarations(model);
        WriteSets(model);
        var structure = ModelStructure.Of(model);
        WriteSegments(structure);
        WriteExchanges(structure);
        terminal.Line();
        terminal.Line(Verdict(check));
    }

    /// <summary>One sentence about what was found.</summary>
    public string Verdict(ModelCheck check) => check switch
    {
        { Errors: 0, Warnings: 0 } => terminal.Say($"{check.Name}: no problems.", $"{check.Name}: không có lỗi."),
        { Errors: 0 } => terminal.Say($"{check.Name}: no errors, {Count(check.Warnings, "warning")}.", $"{check.Name}: không có lỗi, {check.Warnings} cảnh báo."),
        _ => terminal.Say($"{check.Name}: {Count(check.Errors, "error")}, {Count(check.Warnings, "warning")}.", $"{check.Name}: {check.Errors} lỗi, {check.Warnings} cảnh báo."),
    };

    private void WriteDeclarations(BoundModel model)
    {
        terminal.Heading(terminal.Say("Declared", "Khai báo"));
        var table = terminal.Table();
        table.AddColumn(new TableColumn(new Text(terminal.Say("Kind", "Loại"))));
        table.AddColumn(new TableColumn(new Text(terminal.Say("Names", "Tên"))).RightAligned());
        table.AddColumn(new TableColumn(new Text(terminal.Say("Scalars", "Đại lượng"))).RightAligned());
        foreach (var kind in Kinds)
        {
            var symbols = model.Symbols.Where(symbol => symbol.Kind == kind).ToList();
            if (symbols.Count > 0) table.AddRow(kind.ToString().ToLowerInvariant(), $"{symbols.Select(symbol => symbol.Declaration.Name).Distinct().Count()}", $"{symbols.Count}");
        }

        var published = model.Symbols.Where(symbol => symbol.Declaration.Published is not null).ToList();
        table.AddRow(terminal.Say("published indicator", "chỉ tiêu công bố"), $"{published.Select(symbol => symbol.Declaration.Name).Distinct().Count()}", $"{published.Count}");
        terminal.Out.Write(table);
        terminal.Line(terminal.Say(
            $"Equations: {model.Equations.Length} a year, {model.Starts.Length} at the start, {model.Parameters.Length} for parameters; {model.Latents.Count(latent => latent.IsYearly)} random numbers a year.",
            $"Phương trình: {model.Equations.Length} mỗi năm, {model.Starts.Length} lúc khởi đầu, {model.Parameters.Length} cho tham số; {model.Latents.Count(latent => latent.IsYearly)} số ngẫu nhiên mỗi năm."));
    }

    private void WriteSets(BoundModel model)
    {
        if (model.Sets.IsEmpty) return;
        terminal.Heading(terminal.Say("Sets and offices", "Tập hợp và ngành phụ trách"));
        foreach (var set in model.Sets)
        {
            var members = set.Members.IsEmpty
                ? terminal.Say("no members here: they come with a province's data", "chưa có phần tử: lấy từ số liệu của tỉnh")
                : string.Join(", ", set.Members.Select(member => member.Name));
            terminal.Line($"  set {set.Name}{(set.Parent is null ? "" : $" in {set.Parent}")} = {members}");
        }

        foreach (var office in model.Offices) terminal.Line($"  office {office.Name} = {string.Join(", ", office.Members)}");
    }

    private void WriteSegments(ModelStructure structure)
    {
        terminal.Heading(terminal.Say("Order of a year", "Thứ tự tính trong một năm"));
        var table = terminal.Table();
        table.AddColumn(new TableColumn(new Text("#")).RightAligned());
        table.AddColumn(new TableColumn(new Text(terminal.Say("Office", "Ngành phụ trách"))));
        table.AddColumn(new TableColumn(new Text(terminal.Say("Equations", "Phương trình"))).RightAligned());
        table.AddColumn(new TableColumn(new Text(terminal.Say("Simultaneous", "Đồng thời"))).RightAligned());
        table.AddColumn(new TableColumn(new Text(terminal.Say("Takes this year", "Nhận trong năm"))).RightAligned());
        table.AddColumn(new TableColumn(new Text(terminal.Say("Takes from earlier years", "Nhận từ năm trước"))).RightAligned());
        table.AddColumn(new TableColumn(new Text(terminal.Say("Gives", "Cung cấp"))).RightAligned());
        foreach (var segment in structure.Segments)
        {
            table.AddRow(
                $"{segment.Number + 1}",
                segment.Office ?? terminal.Say("province", "cấp tỉnh"),
                $"{segment.Equations.Length}",
                $"{segment.Cores.Sum(core => core.Equations.Length)}",
                $"{segment.Imports.Count(import => import.Lag == 0)}",
                $"{segment.Imports.Count(import => import.Lag > 0)}",
                $"{segment.Exports.Length}");
        }

        terminal.Out.Write(table);
        foreach (var (core, number) in structure.Cores.Select((core, i) => (core, i + 1)))
            terminal.Line(terminal.Say($"Simultaneous core {number}: ", $"Khối đồng thời {number}: ") + string.Join(", ", core.Equations.Select(equation => equation.Target.Name)));
    }

    private void WriteExchanges(ModelStructure structure)
    {
        if (structure.Exchanges.IsEmpty) return;
        terminal.Heading(terminal.Say("What blocks exchange", "Các khối trao đổi"));
        var table = terminal.Table();
        table.AddColumn(new TableColumn(new Text(terminal.Say("From", "Từ"))));
        table.AddColumn(new TableColumn(new Text(terminal.Say("To", "Đến"))));
        table.AddColumn(new TableColumn(new Text(terminal.Say("Lag", "Trễ"))).RightAligned());
        table.AddColumn(new TableColumn(new Text(terminal.Say("What", "Đại lượng"))));
        foreach (var exchange in structure.Exchanges)
            table.AddRow(new Text(exchange.From), new Text(exchange.To), new Text($"{exchange.Lag}"), new Text(string.Join(", ", exchange.Symbols.Select(symbol => symbol.Name))));
        terminal.Out.Write(table);
    }

    private static string Count(int number, string what) => $"{number} {what}{(number == 1 ? "" : "s")}";
}
