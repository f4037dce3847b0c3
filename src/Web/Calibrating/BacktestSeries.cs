using Simulation.Documents.Backtesting;

namespace Simulation.Web.Calibrating;

/// <summary>A forecast of the past with what came.</summary>
/// <param name="Year">The year forecast.</param>
/// <param name="Origin">Last year known when it was made.</param>
/// <param name="Forecast">Quantiles and outcome.</param>
public sealed record BacktestPoint(int Year, int Origin, BacktestForecastDocument Forecast);

/// <summary>Forecasts of one indicator, one number of years ahead.</summary>
/// <param name="Points">By year.</param>
/// <param name="Probabilities">Probabilities of the quantiles.</param>
public sealed record BacktestSeries(IReadOnlyList<BacktestPoint> Points, IReadOnlyList<double> Probabilities)
{
    /// <summary>Indicators and sectors that were scored, in the order of the scorecard.</summary>
    public static IReadOnlyList<(string Indicator, string Sector)> Choices(BacktestDocument backtest) =>
        [.. backtest.Scorecard.Indicators.Select(line => (line.Indicator, line.Sector)).Distinct()];

    /// <summary>The forecasts of an indicator.</summary>
    public static BacktestSeries Of(BacktestDocument backtest, string indicator, string sector, int ahead) => new(
        [
            .. backtest.Origins.SelectMany(origin => origin.Forecasts.Select(forecast => new BacktestPoint(forecast.Year, origin.Year, forecast)))
                .Where(point => point.Forecast.Indicator == indicator && point.Forecast.Sector == sector && point.Forecast.Horizon == ahead)
                .OrderBy(point => point.Year),
        ],
        backtest.Probabilities);

    /// <summary>Ends of a central band of a forecast; null when its quantiles were not kept.</summary>
    /// <param name="point">The forecast.</param>
    /// <param name="percent">50, 80 or 90.</param>
    public (double Low, double High)? Band(BacktestPoint point, int percent) =>
        (Quantile(point, (100 - percent) / 200.0), Quantile(point, (100 + percent) / 200.0)) is ({ } low, { } high) ? (low, high) : null;

    /// <summary>A quantile of a forecast; null when it was not kept.</summary>
    public double? Quantile(BacktestPoint point, double probability)
    {
        for (var i = 0; i < Probabilities.Count; i++)
        {
            if (Math.Abs(Probabilities[i] - probability) < 1e-9) return point.Forecast.Quantiles[i];
        }
        return null;
    }

    /// <summary>Everything that must be seen in a picture of it.</summary>
    public IEnumerable<double> Extent() => Points.SelectMany(point => point.Forecast.Quantiles.Append(point.Forecast.Outcome));
}
