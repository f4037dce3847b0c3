using System.Collections.Immutable;
using System.Globalization;
using Simulation.Model.Analysis.Monitoring;
using Simulation.Model.Calibration;
using Simulation.Model.Plans;

namespace Simulation.Data;

/// <summary>
/// What the files say about the reporting of a plan's targets: the last report known on a day, the owner, and the rhythm, laid down in <c>reporting.csv</c> or else read from
/// the periods that were reported in the years before.
/// </summary>
public static class TargetReports
{
    /// <summary>Years before the current one that show how often an indicator is reported, where no rule says it.</summary>
    public const int YearsThatShowRhythm = 3;

    /// <summary>Days of grace where no rule says how long a report may take.</summary>
    public const int UsualGraceDays = 30;

    /// <summary>The reporting of one target.</summary>
    /// <param name="province">The province.</param>
    /// <param name="target">The target.</param>
    /// <param name="asOf">The day.</param>
    public static TargetReporting Of(ProvinceDefinition province, Target target, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(province);
        ArgumentNullException.ThrowIfNull(target);
        var rules = province.Reporting.Where(rule => rule.Covers(target.Indicator, target.Sector)).ToArray();
        var reports = Reports(province, target, asOf);
        return new TargetReporting(
            target.Owner ?? rules.Select(rule => rule.Owner).FirstOrDefault(owner => owner is not null),
            Last(province, reports),
            rules.FirstOrDefault(rule => rule.Months is not null) is { } rule
                ? new ReportingRhythm(rule.Months!.Value, rule.GraceDays, rule.Source)
                : Shown(reports, asOf.Year - YearsThatShowRhythm));
    }

    private static ImmutableArray<Observation> Reports(ProvinceDefinition province, Target target, DateOnly asOf) =>
    [
        .. province.Observations.Where(observation =>
            observation.Indicator == target.Indicator && observation.Sector == target.Sector
            && observation.Period is { SpansYears: false } && observation.IsKnownOn(asOf)
            && province.Vocabulary.Statuses.Find(observation.Status) is { Class: not StatusClass.NotMeasured }),
    ];

    private static Observation? Last(ProvinceDefinition province, ImmutableArray<Observation> reports) => reports
        .GroupBy(report => report.Period!.Value)
        .OrderByDescending(group => group.Key.LastYear).ThenByDescending(group => group.Key.LastMonth).ThenByDescending(group => group.Key.Months)
        .Select(group => province.Stand([.. group]).Standing)
        .FirstOrDefault();

    private static ReportingRhythm? Shown(ImmutableArray<Observation> reports, int firstYear)
    {
        var recent = reports.Where(report => report.Period!.Value.LastYear >= firstYear).Select(report => report.Period!.Value).ToArray();
        if (recent.Length == 0)
            return null;
        var months = recent.Min(period => period switch
        {
            { Kind: PeriodKind.Year } => 12,
            { Kind: PeriodKind.YearToDate, Number: 6 } => 6,
            _ => 3,
        });
        var periods = string.Join(", ", recent.Select(period => period.ToString()).Distinct().Order(StringComparer.Ordinal));
        return new ReportingRhythm(months, UsualGraceDays, string.Create(CultureInfo.InvariantCulture, $"As reported since {firstYear}: {periods}."));
    }
}
