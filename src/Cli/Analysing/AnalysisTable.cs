using Simulation.Cli.Hosting;
using Simulation.Documents.Wording;
using Simulation.Documents.Analyses;
using Simulation.Documents.Questions;
using Spectre.Console;

namespace Simulation.Cli.Analysing;

/// <summary>Tables and wordings that reports of analyses share.</summary>
internal static class AnalysisTable
{
    /// <summary>Writes a table: the first columns of text, the others of numbers. Names in the first column are kept whole.</summary>
    /// <param name="terminal">Where to.</param>
    /// <param name="columns">Heads.</param>
    /// <param name="texts">How many columns from the left are text.</param>
    /// <param name="rows">Rows, as wide as the heads.</param>
    public static void Rows(this Terminal terminal, string[] columns, int texts, IEnumerable<string[]> rows)
    {
        var table = terminal.Table();
        for (var i = 0; i < columns.Length; i++)
        {
            var column = new TableColumn(new Text(columns[i]));
            table.AddColumn(i == 0 ? column.NoWrap() : i < texts ? column : column.RightAligned().NoWrap());
        }

        foreach (var row in rows) table.AddRow(row.Select(cell => new Text(cell)));
        terminal.Out.Write(table);
    }

    /// <summary>A table with headings, columns and rows, and nothing where there are no rows.</summary>
    public static void Section(this Terminal terminal, string heading, string[] columns, int texts, IReadOnlyList<string[]> rows)
    {
        if (rows.Count == 0) return;
        terminal.Heading(heading);
        terminal.Rows(columns, texts, rows);
    }

    /// <summary>The line that says what an answer rests on.</summary>
    public static void Footer(this Terminal terminal, AnswerHead head)
    {
        terminal.Line();
        if (head.RestOnPriors.Count > 0)
            terminal.Line(terminal.RestOnPriors(head.RestOnPriors), new Style(Color.Grey));
        terminal.Line(
            terminal.Say(
                $"Model {head.Model}, calibration {Short(head.Calibration)}, data as of {terminal.Numbers.Day(head.DataVintage)}, {terminal.Numbers.Fixed(head.Draws, 0)} draws, seed {head.Seed}.",
                $"Mô hình {head.Model}, hiệu chỉnh {Short(head.Calibration)}, số liệu đến {terminal.Numbers.Day(head.DataVintage)}, {terminal.Numbers.Fixed(head.Draws, 0)} lần mô phỏng, hạt giống {head.Seed}."),
            new Style(Color.Grey));
    }

    /// <summary>Which targets have no figure behind them.</summary>
    public static string RestOnPriors(this Terminal terminal, IEnumerable<string> targets) => terminal.Say(
        $"No figure of {string.Join(", ", targets)} was published: what is said of them is what the priors say.",
        $"Chưa có số liệu công bố về {string.Join(", ", targets)}: kết quả về các chỉ tiêu này chỉ dựa trên phân phối tiên nghiệm.");

    /// <summary>The province and the plan that an answer is about.</summary>
    public static void Title(this Terminal terminal, AnswerHead head, string english, string vietnamese) => terminal.Line(
        $"{head.Province}{(head.Plan is null ? "" : terminal.Say($", plan {head.Plan}", $", kế hoạch {head.Plan}"))}: {terminal.Say(english, vietnamese)}",
        new Style(decoration: Decoration.Bold));

    /// <summary>An outcome in words: <c>grdp_growth[total] 2024, percent</c>.</summary>
    public static string Name(this Terminal terminal, OutcomeDocument outcome)
    {
        var statistic = outcome.Statistic switch
        {
            "probability" => terminal.Say(", probability", ", xác suất"),
            "median" => terminal.Say(", median", ", trung vị"),
            _ => "",
        };
        return outcome.Indicator is null
            ? terminal.Say("all targets at once, probability", "đạt mọi chỉ tiêu cùng lúc, xác suất")
            : $"{outcome.Indicator}[{outcome.Sector}] {outcome.Year}{(statistic.Length > 0 ? statistic : $", {UnitText.Of(outcome.Unit, terminal.Language)}")}";
    }

    /// <summary>A number of an outcome: probabilities in percent.</summary>
    public static string Number(this Terminal terminal, OutcomeDocument outcome, double? value, bool signed = false)
    {
        var isProbability = outcome.Statistic == "probability";
        var shown = isProbability ? 100 * value : value;
        var decimals = isProbability ? 1 : UnitText.Decimals(outcome.Unit, Math.Abs(value ?? 0)) + (outcome.Unit == "percent" ? 1 : 0);
        var text = signed ? terminal.Numbers.WithSign(shown, decimals) : terminal.Numbers.Fixed(shown, decimals);
        return isProbability ? terminal.Numbers.Percent(text) : text;
    }

    private static string Short(string id) => id.Length > 12 ? id[..12] : id;
}
