using Simulation.Cli.Hosting;
using Simulation.Documents.RequiredGrowth;
using Spectre.Console;

namespace Simulation.Cli.RequiredGrowth;

/// <summary>Shows what a growth target needs: the sectors, then the quarters.</summary>
internal sealed class RequiredGrowthReport(Terminal terminal)
{
    /// <summary>Shows the tables.</summary>
    public void Write(RequiredGrowthDocument document)
    {
        var numbers = terminal.Numbers;
        terminal.Line(
            terminal.Say(
                $"{document.Province}, {document.Year}: growth of {numbers.Fixed(document.Target, 1)} %, as of {numbers.Day(document.AsOf)}",
                $"{document.Province}, {document.Year}: tăng trưởng {numbers.Fixed(document.Target, 1)} %, đến {numbers.Day(document.AsOf)}"),
            new Style(decoration: Decoration.Bold));
        terminal.Line(terminal.Say(
            $"Expected: {numbers.Fixed(document.Expected, 1)} %. Probability of the target: {numbers.Probability(document.Probability)}.",
            $"Dự kiến: {numbers.Fixed(document.Expected, 1)} %. Xác suất đạt: {numbers.Probability(document.Probability)}."));
        if (document.Known is { } known)
            terminal.Line(terminal.Say($"Published: {numbers.Fixed(known.Growth, 2)} % in {3 * known.Quarters} months.", $"Đã công bố: {numbers.Fixed(known.Growth, 2)} % trong {3 * known.Quarters} tháng."));
        WriteSectors(document);
        WriteQuarters(document);
        terminal.Line(document.QuarterWeightsSource is { } source
            ? terminal.Say($"Quarters are weighted as published: {source}.", $"Trọng số quý theo công bố: {source}.")
            : terminal.Say("No weights of quarters are published for the province: they count alike.", "Chưa có trọng số quý được công bố: các quý tính như nhau."));
        terminal.Line(terminal.Say(
            $"{document.Draws} draws, worth {document.EffectiveDraws:F0} after weighing by what was published.", $"{document.Draws} lượt mô phỏng, tương đương {document.EffectiveDraws:F0} sau khi cân theo số liệu đã công bố."),
            new Style(Color.Grey));
    }

    private void WriteSectors(RequiredGrowthDocument document)
    {
        terminal.Heading(terminal.Say("Sectors", "Khu vực"));
        var table = Table(
            terminal.Say("Sector", "Khu vực"), terminal.Say("Weight %", "Tỷ trọng %"), terminal.Say("Expected %", "Dự kiến %"), terminal.Say("Needed %", "Cần đạt %"),
            terminal.Say("Points", "Điểm"), terminal.Say("Probability", "Xác suất"));
        foreach (var row in document.Sectors)
        {
            table.AddRow(Cells(
                row.Sector, Number(100 * row.Weight), Number(row.Expected), Number(row.Required), terminal.Numbers.Fixed(row.Contribution, 2), terminal.Numbers.Probability(row.Probability)));
        }

        terminal.Out.Write(table);
    }

    private void WriteQuarters(RequiredGrowthDocument document)
    {
        terminal.Heading(terminal.Say("Quarters", "Quý"));
        var table = Table(
            terminal.Say("Quarter", "Quý"), terminal.Say("Weight %", "Tỷ trọng %"), terminal.Say("Growth %", "Tăng trưởng %"), terminal.Say("Year to date %", "Lũy kế %"), terminal.Say("Probability", "Xác suất"));
        foreach (var row in document.Quarters)
        {
            table.AddRow(Cells(
                terminal.Say($"{row.Quarter} {(row.Known ? "published" : "needed")}", $"{row.Quarter} {(row.Known ? "đã công bố" : "cần đạt")}"),
                Number(100 * document.QuarterWeights[row.Quarter - 1]),
                Number(row.Growth),
                Number(row.YearToDate),
                row.Probability is { } probability ? terminal.Numbers.Probability(probability) : ""));
        }

        terminal.Out.Write(table);
    }

    private Table Table(params string[] heads)
    {
        var table = terminal.Table();
        foreach (var head in heads) table.AddColumn(new TableColumn(new Text(head)).NoWrap());
        foreach (var column in table.Columns.Skip(1)) column.RightAligned();
        return table;
    }

    private static Text[] Cells(params string[] texts) => [.. texts.Select(text => new Text(text))];

    private string Number(double? value) => value is { } number ? terminal.Numbers.Fixed(number, 1) : "";
}
