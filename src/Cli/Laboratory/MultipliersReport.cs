using System.Globalization;
using Simulation.Cli.Hosting;
using Simulation.Documents.Control;
using Spectre.Console;

namespace Simulation.Cli.Laboratory;

/// <summary>Shows multipliers: for each instrument and indicator the effects by year.</summary>
internal sealed class MultipliersReport(Terminal terminal)
{
    private const int Digits = 4;

    // Across, more years than these are wider than a terminal: years stand below each other then.
    private const int MostYearsAcross = 6;
    private const int MostIndicatorsAcross = 5;

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
            if (first.Effects.Count <= MostYearsAcross) WriteAcross(first, instrument);
            else foreach (var some in instrument.Chunk(MostIndicatorsAcross)) WriteDown(first, some);
        }

        if (document.Origin is { } origin)
            terminal.Line(terminal.Say($"Medians of {origin.Draws} draws with common random numbers, seed {origin.Seed}.", $"Trung vị của {origin.Draws} lần mô phỏng, hạt giống {origin.Seed}."), new Style(Color.Grey));
    }

    private string Sum => terminal.Say("sum", "cộng dồn");

    private string Lasting => terminal.Say("lasting", "duy trì");

    private void WriteAcross(MultiplierDocument first, IEnumerable<MultiplierDocument> multipliers) => Tables.Write(
        terminal,
        [terminal.Say("indicator", "chỉ tiêu"), .. first.Effects.Select(effect => effect.Year.ToString(CultureInfo.InvariantCulture)), Sum, Lasting],
        multipliers.Select(Row));

    private void WriteDown(MultiplierDocument first, MultiplierDocument[] multipliers)
    {
        var years = first.Effects.Select((effect, place) => (IReadOnlyList<string>)
            [effect.Year.ToString(CultureInfo.InvariantCulture), .. multipliers.Select(multiplier => Number(multiplier.Effects[place].Interim))]);
        Tables.Write(
            terminal,
            [terminal.Say("year", "năm"), .. multipliers.Select(Name)],
            [.. years, [Sum, .. multipliers.Select(multiplier => Number(multiplier.Effects[^1].Cumulative))], [Lasting, .. multipliers.Select(multiplier => Number(multiplier.Effects[^1].Sustained))]]);
    }

    private static string Name(MultiplierDocument multiplier) => multiplier.Sector == "total" ? multiplier.Indicator : $"{multiplier.Indicator}[{multiplier.Sector}]";

    private string[] Row(MultiplierDocument multiplier) =>
    [
        Name(multiplier),
        .. multiplier.Effects.Select(effect => Number(effect.Interim)),
        Number(multiplier.Effects[^1].Cumulative),
        Number(multiplier.Effects[^1].Sustained),
    ];

    private string Sign(double value) => (value < 0 ? "" : "+") + Number(value);

    private string Number(double? value) => terminal.Numbers.Significant(value, Digits);
}
