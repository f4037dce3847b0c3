using System.Collections.Immutable;
using System.Globalization;
using Simulation.Data;
using Simulation.Documents.Analyses;
using Simulation.Model.Analysis.Monitoring;
using Simulation.Model.Calibration;
using Simulation.Model.Language;
using Simulation.Model.Plans;
using Simulation.Model.Plans.Forecasting;
using Simulation.Model.Plans.Scenarios;

namespace Simulation.Documents.Monitoring;

/// <summary>The year of a province that is watched, with the calibration at its beginning.</summary>
internal sealed record WatchedYear(ProvinceCalibration Source, CalibrationResult Calibration, Plan? Plan, MonitoringReport Report, ulong Seed)
{
    // Sixteen draws for each of 4,096 members: hazards and shocks of the year are drawn anew in each.
    private const int Draws = 65_536;

    /// <summary>Watches the year of a day.</summary>
    /// <param name="subject">The province; its calibration is used when it stands at the beginning of the year, and else one is made.</param>
    /// <param name="plan">Id of the plan; null for the current one, or none when the province has none.</param>
    /// <param name="asOf">The day; null for that of the last figure about the year after history.</param>
    /// <param name="progress">Told the part done.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ScenarioException">The plan or the day is none that can be watched.</exception>
    public static WatchedYear Of(AnalysisSubject subject, string? plan, DateOnly? asOf, IProgress<double>? progress, CancellationToken cancellation)
    {
        var watched = plan is null && subject.Joined.Plans.IsEmpty ? null : subject.PlanOf(plan);
        var day = asOf ?? LastDay(subject.Joined);
        var (source, calibration) = At(subject, MonitoredYear.StartOf(day), day, cancellation);
        var days = MonitoredYear.Days(source.Joined, day);
        var forecast = Forecast(source, calibration, watched, days);
        var report = YearMonitor.Watch(
            new MonitoringQuestion
            {
                Problem = source.Problem,
                Calibration = calibration,
                Forecast = forecast,
                Start = source.Joined.AsOf,
                AsOf = day,
                Days = days,
                Headlines = Headlines(forecast),
            },
            progress,
            cancellation);
        return new WatchedYear(source, calibration, watched, report, forecast.Seed);
    }

    private static DateOnly LastDay(ProvinceModel joined)
    {
        var year = joined.LastHistoryYear + 1;
        return joined.Province.Observations
            .Where(observation => observation.Period is { } period && period.LastYear == year && observation.KnownFrom?.Year == year)
            .Select(observation => observation.KnownFrom!.Value)
            .DefaultIfEmpty(joined.AsOf > new DateOnly(year, 1, 1) ? joined.AsOf : new DateOnly(year, 1, 1))
            .Max();
    }

    // The calibration at hand, or one of the year that was asked for.
    private static (ProvinceCalibration, CalibrationResult) At(AnalysisSubject subject, DateOnly start, DateOnly asOf, CancellationToken cancellation)
    {
        if (subject.Joined.AsOf == start) return (subject.Source, subject.Calibration);
        try
        {
            var source = ProvinceCalibration.Of(ProvinceModel.Join(subject.Joined.Province, subject.Text, start).Value);
            var calibration = Calibrator.Prepare(source.Problem, ProvinceCalibration.DefaultOptions).RunAsync(subject.Threads, progress: null, cancellation).GetAwaiter().GetResult();
            return (source, calibration);
        }
        catch (Exception e) when (e is CalibrationException or DataException or ArgumentException)
        {
            throw new ScenarioException([new ScenarioProblem(
                "/asOf", asOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), $"The year {asOf.Year} cannot be watched: {e.Message}", "Give a day of a year whose history is in the data.")]);
        }
    }

    private static PreparedForecast Forecast(ProvinceCalibration source, CalibrationResult calibration, Plan? plan, ImmutableArray<KnownFigures> days)
    {
        var first = source.Joined.LastHistoryYear + 1;
        // A plan of other years is not judged: none of its targets is in the forecast's reach.
        var judged = plan is { LastYear: { } last } && last >= first ? plan : null;
        var question = new ForecastQuestion { Draws = Draws, Horizon = Math.Max(first, judged?.LastYear ?? first), Plan = plan?.Id };
        return source.Forecaster(calibration, Draws).Prepare(question);
    }

    private static ImmutableArray<(string, string)> Headlines(PreparedForecast forecast)
    {
        var year = forecast.Years[0];
        var named = forecast.Plan?.Simulated.Where(target => target.Year == year).Select(target => (target.Indicator, target.Sector)).ToArray() ?? [];
        var computed = forecast.Outputs.Select(IndicatorName.Of).ToHashSet();
        return
        [
            .. new[] { ("grdp_growth", IndicatorName.Total), ("grdp_per_capita", IndicatorName.Total) }.Concat(named).Where(computed.Contains).Distinct().Take(2),
        ];
    }
}
