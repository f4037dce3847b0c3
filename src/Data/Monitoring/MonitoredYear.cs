using System.Collections.Immutable;
using Simulation.Model.Analysis.Monitoring;
using Simulation.Model.Calibration;

namespace Simulation.Data;

/// <summary>What a province knew on the days of a running year.</summary>
public static class MonitoredYear
{
    /// <summary>The day on which a year that is watched begins: the first of January.</summary>
    public static DateOnly StartOf(DateOnly asOf) => new(asOf.Year, 1, 1);

    /// <summary>
    /// What was known on each day of the year on which a figure became known, from the day after the start to <paramref name="asOf"/>. Given paths stay as they were at
    /// the start: national figures that are revised during the year wait for the next calibration.
    /// </summary>
    /// <param name="start">The province joined with its model at the beginning of the year.</param>
    /// <param name="asOf">The day to stand on.</param>
    public static ImmutableArray<KnownFigures> Days(ProvinceModel start, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(start);
        var year = start.LastHistoryYear + 1;
        return
        [
            .. start.Province.Observations
                .Select(observation => observation.KnownFrom)
                .OfType<DateOnly>()
                .Where(day => day > start.AsOf && day <= asOf)
                .Distinct().Order()
                .Select(day => new KnownFigures(day, [.. start.ObservationsOn(day).Used.Where(used => IsWatched(used.Period, year))])),
        ];
    }

    // History, or a part of the year itself. What spans both waits until the year is history.
    private static bool IsWatched(Period period, int year) => period.LastYear < year || (period.FirstYear == year && period.LastYear == year);
}
