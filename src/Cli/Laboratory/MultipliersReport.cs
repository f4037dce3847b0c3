using System.Globalization;
using Simulation.Cli.Hosting;
using Simulation.Documents.Control;
using Spectre.Console;

namespace Simulation.Cli.Laboratory;

/// <summary>Shows multipliers: for each instrument and indicator the effects by year.</summary>
internal sealed class MultipliersReport(Terminal terminal)
{
    private const int Digits = 4;

    /// <summary>Shows the document.</summary>
    public void Write(MultipliersDocument document)
    {
        terminal.Line(
            terminal.Say(
                string.Create(CultureInfo.InvariantCulture, $"Effects of a change in {document.Year} on the {document.Measure} of indicators, model {document.Model}"),
                string.Create(CultureInfo.InvariantCulture, $"Tác động của thay đổi năm {document.Year}, mô hình {document.Model}")),
            new Style(decoration: Decoration.Bold));
        foreach (var instrument in document.Multipliers.GroupBy(multiplier => multiplier.Instrument))
        {
            var first = instrument.First();
            terminal.Heading($"{instrument.Key}: {Sign(first.Change)} {first.InstrumentUnit}".TrimEnd());
            var years = first.Effects.Select(effect => effect.Year.ToString(CultureInfo.InvariantCulture));
            var heads = years.Prepend(terminal.Say("indicator", "chỉ tiêu")).Append(terminal.Say("sum", "cộng dồn")).Append(terminal.Say("lasting", "duy trì"));
            Tables.Write(terminal, [.. heads], instrument.Select(Row));
        }

        if (document.Origin is { } origin)
            terminal.Line(terminal.Say($"Medians of {origin.Draws} draws with common random numbers, seed {origin.Seed}.", $"Trung vị của {origin.Draws} lần mô phỏng, hạt giống {origin.Seed}."), new Style(Color.Grey));
    }

    private string[] Row(MultiplierDocument multiplier) =>
    [
        multiplier.Sector == "total" ? multiplier.Indicator : $"{multiplier.Indicator}[{multiplier.Sector}]",
        .. multiplier.Effects.Select(effect => Number(effect.Interim)),
        Number(multiplier.Effects[^1].Cumulative),
        Number(multiplier.Effects[^1].Sustained),
    ];

    private string Sign(double value) => (value < 0 ? "" : "+") + Number(value);

    private string Number(double? value) => terminal.Numbers.Significant(value, Digits);
}
