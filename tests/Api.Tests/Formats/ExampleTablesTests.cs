using System.Text.Json;
using Simulation.Api.OpenApi;
using Simulation.Api.Tests.Doubles;
using Simulation.Documents.Backtesting;
using Simulation.Documents.Json;
using Simulation.Formats.Subjects;
using Simulation.Formats.Tables;
using Xunit;

namespace Simulation.Api.Tests.Formats;

/// <summary>The example answers of the API document as tables.</summary>
public class ExampleTablesTests
{
    [Fact]
    public void Backtest_Table_HoldsOutcomesQuantilesAndScores()
    {
        var document = JsonSerializer.Deserialize(Examples.Read("backtestProvince.200.json"), DocumentJson.Default.BacktestDocument)!;

        var table = BacktestTable.Of(SampleProvince.Description, document);

        var (origin, forecast) = document.Origins.SelectMany(origin => origin.Forecasts.Select(forecast => (origin, forecast))).First();
        Assert.Equal(forecast.Outcome, Find(table, forecast, origin.Year, "outcome"));
        Assert.Equal(forecast.Crps, Find(table, forecast, origin.Year, "crps"));
        Assert.Equal(forecast.Quantiles[0], Find(table, forecast, origin.Year, FormattableString.Invariant($"q{100 * document.Probabilities[0]:0.###}").Replace('.', '_')));
        Assert.Equal(
            document.Origins.Sum(item => item.Forecasts.Sum(scored => 4 + document.Probabilities.Count + scored.Naive.Count)),
            table.Rows.Length);
    }

    private static double? Find(StatisticalTable table, BacktestForecastDocument forecast, int origin, string statistic) => Assert.Single(
        table.Rows,
        row => (table.CodeOf(row, 1).Id, table.CodeOf(row, 2).Id, table.CodeOf(row, 3).Id, table.CodeOf(row, 4).Id, table.CodeOf(row, 5).Id)
            == (forecast.Indicator, forecast.Sector, FormattableString.Invariant($"{forecast.Year}"), statistic, FormattableString.Invariant($"{origin}"))).Value;
}
