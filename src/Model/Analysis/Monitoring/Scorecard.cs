using System.Collections.Immutable;
using Simulation.Model.Calibration;
using Simulation.Model.Plans;

namespace Simulation.Model.Analysis.Monitoring;

/// <summary>How a target stands during its year.</summary>
public enum TargetTrack
{
    /// <summary>Met with more than 66 %, or reported as met.</summary>
    OnTrack,

    /// <summary>Met with 33 to 66 %.</summary>
    AtRisk,

    /// <summary>Met with less than 33 %, or reported as missed.</summary>
    OffTrack,

    /// <summary>Nothing to judge by: the target has no probability, and no report about its year.</summary>
    NotJudged,
}

/// <summary>How often an indicator is reported.</summary>
/// <param name="Months">Months from one report to the next: 1, 3, 6 or 12.</param>
/// <param name="GraceDays">Days after the end of a period until its report counts as overdue.</param>
/// <param name="Reason">Where that comes from.</param>
public sealed record ReportingRhythm(int Months, int GraceDays, string Reason);

/// <summary>What is known about the reporting of a target.</summary>
/// <param name="Owner">Who answers for it; null when nobody recorded an owner.</param>
/// <param name="LastReport">The latest figure known on the day; null when there is none.</param>
/// <param name="Rhythm">How often it is reported; null when nobody knows.</param>
public sealed record TargetReporting(string? Owner, Observation? LastReport, ReportingRhythm? Rhythm);

/// <summary>A target on its scorecard.</summary>
public sealed record TargetCard
{
    /// <summary>The target.</summary>
    public required Target Target { get; init; }

    /// <summary>Who answers for it; null when nobody recorded an owner.</summary>
    public required string? Owner { get; init; }

    /// <summary>How it stands.</summary>
    public required TargetTrack Track { get; init; }

    /// <summary>Its probability now; null for targets that are decided or only reported.</summary>
    public required double? Probability { get; init; }

    /// <summary>Its probability at the start of the year.</summary>
    public required double? ProbabilityAtStart { get; init; }

    /// <summary>The latest figure known; null when there is none.</summary>
    public required Observation? LastReport { get; init; }

    /// <summary>Days since that figure was known.</summary>
    public required int? DaysSince { get; init; }

    /// <summary>How often it is reported.</summary>
    public required ReportingRhythm? Rhythm { get; init; }

    /// <summary>The day by which the next report is due; null without a rhythm or a report to count from.</summary>
    public required DateOnly? DueOn { get; init; }

    /// <summary>Days that the next report is late; 0 when it is not, null without <see cref="DueOn"/>.</summary>
    public required int? DaysOverdue { get; init; }

    /// <summary>True when the early warning warns.</summary>
    public required bool IsWarned { get; init; }
}

/// <summary>The plan's targets during its year, with who answers and who is late.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="AsOf">The day.</param>
/// <param name="Cards">One for each target, in the order of the plan.</param>
/// <param name="Warning">The early warning that the cards apply.</param>
public sealed record Scorecard(Plan Plan, DateOnly AsOf, ImmutableArray<TargetCard> Cards, EarlyWarning Warning)
{
    /// <summary>Number of targets whose next report is late.</summary>
    public int Overdue => Cards.Count(card => card.DaysOverdue > 0);

    /// <summary>Draws up the scorecard of a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="monitoring">The year with its probabilities.</param>
    /// <param name="reporting">What is known about the reporting of each target.</param>
    /// <param name="warning">The early warning.</param>
    public static Scorecard Of(Plan plan, MonitoringReport monitoring, Func<Target, TargetReporting> reporting, EarlyWarning warning)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(monitoring);
        ArgumentNullException.ThrowIfNull(reporting);
        ArgumentNullException.ThrowIfNull(warning);
        return new Scorecard(plan, monitoring.AsOf, [.. plan.Targets.Select(target => Card(target, monitoring, reporting(target), warning))], warning);
    }

    /// <summary>The day by which the report after this one is due: the day after its period, one rhythm on, and the days of grace.</summary>
    public static DateOnly DueAfter(Period last, ReportingRhythm rhythm)
    {
        ArgumentNullException.ThrowIfNull(rhythm);
        return new DateOnly(last.LastYear, last.LastMonth, 1).AddMonths(1 + rhythm.Months).AddDays(rhythm.GraceDays);
    }

    private static TargetCard Card(Target target, MonitoringReport monitoring, TargetReporting reporting, EarlyWarning warning)
    {
        var position = monitoring.Targets.IndexOf(target);
        double? now = position < 0 ? null : monitoring.Now.Probabilities[position];
        var report = reporting.LastReport;
        DateOnly? due = report?.Period is { } period && reporting.Rhythm is { } rhythm ? DueAfter(period, rhythm) : null;
        return new TargetCard
        {
            Target = target,
            Owner = reporting.Owner,
            Track = TrackOf(target, now, report),
            Probability = now,
            ProbabilityAtStart = position < 0 ? null : monitoring.Days[0].Probabilities[position],
            LastReport = report,
            DaysSince = report?.KnownFrom is { } from ? monitoring.AsOf.DayNumber - from.DayNumber : null,
            Rhythm = reporting.Rhythm,
            DueOn = due,
            DaysOverdue = due is { } day ? Math.Max(0, monitoring.AsOf.DayNumber - day.DayNumber) : null,
            IsWarned = now is { } probability && warning.Warns(probability),
        };
    }

    // A report of the whole year decides; before it, the probability.
    private static TargetTrack TrackOf(Target target, double? probability, Observation? report)
    {
        if (report is { Period: { } period } && period == Period.Year(target.Year))
            return target.IsMet(report.Value) ? TargetTrack.OnTrack : TargetTrack.OffTrack;
        return probability is not { } p ? TargetTrack.NotJudged : PlanWords.LikelihoodOf(p) switch
        {
            LikelihoodBand.Likely or LikelihoodBand.AlmostCertain => TargetTrack.OnTrack,
            LikelihoodBand.AboutAsLikelyAsNot => TargetTrack.AtRisk,
            _ => TargetTrack.OffTrack,
        };
    }
}
