using Simulation.Cli.Analysing;
using Simulation.Cli.Hosting;
using Simulation.Documents.Sensitivity;

namespace Simulation.Cli.Sensitivity;

/// <summary>Shows what results hang on: for each figure its tornado and its largest Sobol indices.</summary>
internal sealed class SensitivityReport(Terminal terminal)
{
    private const int MostRows = 12;
    private const int BarWidth = 18;

    /// <summary>Shows the answer.</summary>
    public void Write(SensitivityDocument found)
    {
        terminal.Title(found.Head, "what results hang on", "kết quả phụ thuộc vào đâu");
        foreach (var figure in found.Figures) Write(figure);
        terminal.Footer(found.Head);
    }

    private void Write(FigureSensitivityDocument figure)
    {
        var bars = figure.Tornado.Where(bar => bar.Swing != 0).Take(MostRows).ToList();
        var widest = bars.Count == 0 ? 1 : bars.Max(bar => Math.Abs(bar.Swing));
        terminal.Section(
            terminal.Say(
                $"{terminal.Name(figure.Outcome)}: {terminal.Number(figure.Outcome, figure.Baseline)}, one input at a time",
                $"{terminal.Name(figure.Outcome)}: {terminal.Number(figure.Outcome, figure.Baseline)}, thay đổi từng yếu tố"),
            [terminal.Say("Input", "Yếu tố"), terminal.Say("Kind", "Loại"), "", terminal.Say("At low", "Mức thấp"), terminal.Say("At high", "Mức cao"), terminal.Say("Swing", "Biên độ")],
            3,
            [
                .. bars.Select(bar => new[]
                {
                    bar.Input, Kind(bar.Kind), Bar(bar.Swing / widest), terminal.Number(figure.Outcome, bar.AtLow), terminal.Number(figure.Outcome, bar.AtHigh), terminal.Number(figure.Outcome, bar.Swing, signed: true),
                }),
            ]);
        terminal.Section(
            terminal.Say("Share of variance when everything varies", "Tỷ trọng phương sai khi mọi yếu tố cùng thay đổi"),
            [terminal.Say("Input", "Yếu tố"), terminal.Say("Kind", "Loại"), terminal.Say("Alone", "Riêng"), terminal.Say("95 %", "95%"), terminal.Say("Total", "Tổng"), terminal.Say("95 %", "95%")],
            2,
            [
                .. figure.Sobol.Where(index => index.Total.Value >= 0.005).Take(MostRows)
                    .Select(index => new[] { index.Input, Kind(index.Kind), Share(index.First.Value), Band(index.First), Share(index.Total.Value), Band(index.Total) }),
            ]);
    }

    private string Bar(double share)
    {
        var length = (int)Math.Round(Math.Abs(share) * BarWidth, MidpointRounding.AwayFromZero);
        return (share < 0 ? "-" : "+") + new string(terminal.UseUnicode ? '█' : '#', length);
    }

    private string Share(double value) => terminal.Numbers.Fixed(Math.Max(0, value), 2);

    private string Band(IndexDocument index) => $"{Share(index.Low)} .. {Share(index.High)}";

    private string Kind(string kind) => kind switch
    {
        "lever" => terminal.Say("lever", "đòn bẩy"),
        "parameters" => terminal.Say("parameter", "tham số"),
        "shocks" => terminal.Say("shock", "cú sốc"),
        "outside" => terminal.Say("outside", "bên ngoài"),
        _ => terminal.Say("hazard", "sự cố"),
    };
}
