using Simulation.Cli.Hosting;
using Simulation.Documents.Wording;
using Spectre.Console;

namespace Simulation.Cli.Simulating;

/// <summary>The forecasts by year: the median, and the 90 % band below it. Years that do not fit beside each other follow in further tables.</summary>
internal sealed class ForecastTable(Terminal terminal)
{
    private const int NarrowestLabel = 28;
    private const int WidestLabel = 40;
    private const int YearWidth = 18;

    /// <summary>Writes the table.</summary>
    public void Write(IReadOnlyList<int> years, IReadOnlyList<ForecastSeries> forecasts)
    {
        terminal.Heading(terminal.Say(
            $"Forecasts: median, and the {terminal.Numbers.Percent("90")} band below it",
            $"Dự báo: trung vị, bên dưới là dải {terminal.Numbers.Percent("90")}"));
        var atOnce = Math.Clamp((terminal.Width - NarrowestLabel) / YearWidth, 1, years.Count);
        var labelWidth = Math.Clamp(terminal.Width - atOnce * YearWidth, NarrowestLabel, WidestLabel);
        for (var first = 0; first < years.Count; first += atOnce)
            Write(years, forecasts, first, Math.Min(first + atOnce, years.Count), labelWidth);
    }

    private void Write(IReadOnlyList<int> years, IReadOnlyList<ForecastSeries> forecasts, int first, int end, int labelWidth)
    {
        var table = terminal.Table();
        table.AddColumn(new TableColumn(new Text("")) { Width = labelWidth - 4 });
        for (var year = first; year < end; year++) table.AddColumn(new TableColumn(new Text($"{years[year]}")).RightAligned().NoWrap());
        foreach (var series in forecasts)
        {
            var decimals = UnitText.Decimals(series.Unit, series.Median.Max(value => Math.Abs(value ?? 0)));
            var cells = Enumerable.Range(first, end - first).Select(year => Cell(series, year, decimals));
            table.AddRow(cells.Prepend(new Text($"{terminal.Language.Label(series.Labels, series.Name)}, {UnitText.Of(series.Unit, terminal.Language)}")));
        }

        terminal.Out.Write(table);
    }

    private Text Cell(ForecastSeries series, int year, int decimals)
    {
        var median = terminal.Numbers.Fixed(series.Median[year], decimals);
        if (series.Bands.FirstOrDefault(band => band.Coverage == 90) is not { } band || band.Low[year] is null) return new Text(median);
        var (low, high) = (terminal.Numbers.Fixed(band.Low[year], decimals), terminal.Numbers.Fixed(band.High[year], decimals));
        return new Text($"{median}\n{low} {(terminal.UseUnicode ? "…" : "..")} {high}");
    }
}
