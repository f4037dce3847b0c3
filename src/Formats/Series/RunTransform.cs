using Simulation.Contracts.Runs;

namespace Simulation.Formats.Series;

/// <summary>Shows the answer of a run as levels or changes, and in some of its years.</summary>
public static class RunTransform
{
    /// <summary>Unit of the change of what is itself in percent.</summary>
    private const string Points = "percentage points";

    private const string Percent = "percent";

    /// <summary>
    /// Transforms the paths of mean and median. The change of the mean is the mean of the changes; for medians, and for changes in percent, the change of the path is shown, which is not the
    /// median (mean) of the draws' changes. Bands are left out of changes: the ends of a band of changes cannot be had from the ends of a band of levels. The first year of the
    /// forecast has no change.
    /// </summary>
    /// <param name="result">The answer.</param>
    /// <param name="units">The transformation.</param>
    /// <param name="years">The years shown; targets of other years are left out too.</param>
    public static RunResult Apply(RunResult result, SeriesUnits units, YearRange years)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (units == SeriesUnits.Level && years == YearRange.All) return result;
        int[] shown = [.. Enumerable.Range(0, result.Years.Length).Where(i => years.Contains(result.Years[i]))];
        return result with
        {
            Years = [.. shown.Select(i => result.Years[i])],
            Forecasts = [.. result.Forecasts.Select(forecast => Apply(forecast, units, shown))],
            Targets = [.. result.Targets.Where(target => years.Contains(target.Year))],
        };
    }

    private static SeriesForecast Apply(SeriesForecast forecast, SeriesUnits units, int[] shown) => forecast with
    {
        Unit = UnitOf(forecast.Unit, units),
        Mean = Pick(Apply(forecast.Mean, units), shown),
        Median = Pick(Apply(forecast.Median, units), shown),
        Bands = units == SeriesUnits.Level ? [.. forecast.Bands.Select(band => band with { Low = Pick(band.Low, shown), High = Pick(band.High, shown) })] : [],
    };

    private static string UnitOf(string unit, SeriesUnits units) => units switch
    {
        SeriesUnits.Change when unit == Percent => Points,
        SeriesUnits.PercentChange => Percent,
        _ => unit,
    };

    private static double?[] Apply(double?[] path, SeriesUnits units) => units switch
    {
        SeriesUnits.Change => [.. path.Select((value, i) => i == 0 ? null : value - path[i - 1])],
        // From nothing or less no percentage says anything.
        SeriesUnits.PercentChange => [.. path.Select((value, i) => i > 0 && path[i - 1] is > 0 and var before ? 100 * ((value / before) - 1) : null)],
        _ => path,
    };

    private static double?[] Pick(double?[] path, int[] shown) => [.. shown.Select(i => path[i])];
}
