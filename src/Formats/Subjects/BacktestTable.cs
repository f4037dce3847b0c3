using System.Globalization;
using Simulation.Contracts.Provinces;
using Simulation.Documents.Backtesting;
using Simulation.Formats.Tables;
using Simulation.Formats.Words;

namespace Simulation.Formats.Subjects;

/// <summary>Forecasts from past origins with what came and their scores, as a table.</summary>
public static class BacktestTable
{
    /// <summary>Dimensions and attributes.</summary>
    public static TableLayout Layout { get; } = new(
        "BACKTEST",
        new("Forecasts from past years against what came", "Dự báo từ các năm trước so với thực tế"),
        [DimensionWords.Province, DimensionWords.Indicator, DimensionWords.Sector, DimensionWords.Year, DimensionWords.Statistic, DimensionWords.Origin],
        [DimensionWords.Unit, DimensionWords.Status, DimensionWords.Source]);

    /// <summary>The table of a backtest.</summary>
    /// <param name="province">The province that was asked.</param>
    /// <param name="document">The backtest.</param>
    public static StatisticalTable Of(ProvinceDescription province, BacktestDocument document)
    {
        ArgumentNullException.ThrowIfNull(province);
        ArgumentNullException.ThrowIfNull(document);
        var about = new TableMetadata { Province = province.Id, Source = SourceWords.Monitoring, Model = document.Model, Draws = document.Draws };
        var builder = new TableBuilder(Layout, about, new ProvinceWords(province).LabelOf);
        foreach (var origin in document.Origins)
            foreach (var forecast in origin.Forecasts)
                Add(builder, province.Id, origin.Year, document.Probabilities, forecast);
        return builder.Build();
    }

    private static void Add(TableBuilder builder, string province, int origin, IReadOnlyList<double> probabilities, BacktestForecastDocument forecast)
    {
        builder.Add(forecast.Outcome, Codes("outcome"), forecast.Unit, forecast.Status, forecast.Source);
        for (var i = 0; i < probabilities.Count; i++) builder.Add(forecast.Quantiles[i], Codes(QuantileCode(probabilities[i])), forecast.Unit);
        builder.Add(forecast.Error, Codes("error"), forecast.ScoreUnit);
        builder.Add(forecast.Pit, Codes("pit"), StatisticWords.Share);
        builder.Add(forecast.Crps, Codes("crps"), forecast.ScoreUnit);
        foreach (var naive in forecast.Naive) builder.Add(naive.Crps, Codes($"crps_{naive.Kind.Replace('-', '_')}"), forecast.ScoreUnit);

        string[] Codes(string statistic) =>
            [province, forecast.Indicator, forecast.Sector, forecast.Year.ToString(CultureInfo.InvariantCulture), statistic, origin.ToString(CultureInfo.InvariantCulture)];
    }

    private static string QuantileCode(double probability) => $"q{(100 * (decimal)probability).ToString("0.###", CultureInfo.InvariantCulture).Replace('.', '_')}";
}
