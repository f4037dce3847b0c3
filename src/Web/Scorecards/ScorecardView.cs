using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Simulation.Documents.Monitoring;
using Simulation.Documents.Wording;
using Simulation.Model.Plans;

namespace Simulation.Web.Scorecards;

/// <summary>A target as a leader sees it.</summary>
/// <param name="Card">Probability, owner and reports.</param>
/// <param name="Area">The area it is sorted into.</param>
/// <param name="Status">How the figure stands to the goal.</param>
/// <param name="Figure">The figure judged: the median expected for the year, the value that is decided, or the report of the year; null when there is none.</param>
/// <param name="Margin">How far the figure is on the good side of the goal, in the target's unit; null without a figure.</param>
/// <param name="Outlook">What is expected, with bands; null for what is not simulated.</param>
/// <param name="IsBinding">True for the least likely target: the one that binds.</param>
public sealed record ScoredTarget(TargetCardDocument Card, TargetArea Area, TargetStatus Status, double? Figure, double? Margin, OutlookDocument? Outlook, bool IsBinding)
{
    private static readonly FrozenSet<string> Countable = FrozenSet.ToFrozenSet(["person", "persons", "household", "households", "enterprise", "enterprises", "commune", "communes"], StringComparer.Ordinal);

    /// <summary>Decimals of figures beside the goal: what is counted has none, and nothing has fewer than the plan prints.</summary>
    public int Decimals => Countable.Contains(Card.Unit) ? 0 : TargetText.Decimals(Goal);

    /// <summary>The goal as the plan judges by it.</summary>
    internal Target Goal { get; } = new()
    {
        Indicator = Card.Indicator,
        Sector = Card.Sector,
        Operator = TargetOperatorText.TryParse(Card.Operator, out var comparison) ? comparison : throw new ArgumentException($"Unknown operator {Card.Operator} of {Card.Indicator}.", nameof(Card)),
        Value = Card.Value,
        Unit = Card.Unit,
        Year = Card.Year,
        Kind = TargetKind.Simulated,
    };
}

/// <summary>Numbers of targets by status, as provinces' reports sum up.</summary>
/// <param name="Exceeded">Beaten by more than the plan prints.</param>
/// <param name="Met">Met.</param>
/// <param name="Missed">Missed.</param>
/// <param name="NotJudged">Without a figure.</param>
public sealed record StatusTally(int Exceeded, int Met, int Missed, int NotJudged)
{
    /// <summary>All of them.</summary>
    public int Total => Exceeded + Met + Missed + NotJudged;

    /// <summary>Counts targets.</summary>
    public static StatusTally Of(IEnumerable<ScoredTarget> targets)
    {
        var by = targets.CountBy(target => target.Status).ToDictionary();
        return new StatusTally(by.GetValueOrDefault(TargetStatus.Exceeded), by.GetValueOrDefault(TargetStatus.Met), by.GetValueOrDefault(TargetStatus.Missed), by.GetValueOrDefault(TargetStatus.NotJudged));
    }
}

/// <summary>A plan's targets on a day: figures against goals, by area.</summary>
public sealed class ScorecardView
{
    private ScorecardView(PlanScorecardDocument card, ImmutableArray<ScoredTarget> targets) => (Card, Targets) = (card, targets);

    /// <summary>What the view is drawn from.</summary>
    public PlanScorecardDocument Card { get; }

    /// <summary>Every target, in the order of the plan.</summary>
    public ImmutableArray<ScoredTarget> Targets { get; }

    /// <summary>All targets by status.</summary>
    public StatusTally Tally => StatusTally.Of(Targets);

    /// <summary>Areas that have targets, each with them in the order of the plan.</summary>
    public IEnumerable<IGrouping<TargetArea, ScoredTarget>> Areas => Targets.GroupBy(target => target.Area).OrderBy(group => group.Key);

    /// <summary>The least likely target; null when none has a probability.</summary>
    public ScoredTarget? Binding => Targets.FirstOrDefault(target => target.IsBinding);

    /// <summary>Targets whose next report is late, the latest first.</summary>
    public IEnumerable<ScoredTarget> Overdue => Targets.Where(target => target.Card.DaysOverdue > 0).OrderByDescending(target => target.Card.DaysOverdue);

    /// <summary>Targets of which no report is in the data at all.</summary>
    public IEnumerable<ScoredTarget> Unreported => Targets.Where(target => target.Card.LastReport is null);

    /// <summary>Sets figures of the year against goals.</summary>
    /// <param name="card">The plan's scorecard.</param>
    /// <param name="year">The year as expected on the same day.</param>
    public static ScorecardView Of(PlanScorecardDocument card, MonitorDocument year)
    {
        ArgumentNullException.ThrowIfNull(card);
        ArgumentNullException.ThrowIfNull(year);
        var expected = year.Nowcasts.ToDictionary(nowcast => (nowcast.Indicator, nowcast.Sector), nowcast => nowcast.Now);
        var least = card.Targets.Where(target => target.Probability is not null).MinBy(target => target.Probability);
        return new ScorecardView(card, [.. card.Targets.Select(target => Score(target, card.Year, expected, target == least))]);
    }

    private static ScoredTarget Score(TargetCardDocument card, int year, Dictionary<(string, string), OutlookDocument> expected, bool isBinding)
    {
        var outlook = card.Year == year ? expected.GetValueOrDefault((card.Indicator, card.Sector)) : null;
        var figure = card.Kind == "reported" ? Reported(card) : outlook?.Median;
        var target = new ScoredTarget(card, TargetAreas.Of(card.Indicator), TargetStatus.NotJudged, figure, null, card.Kind == "simulated" ? outlook : null, isBinding);
        return figure is not { } value ? target : target with
        {
            Status = target.Goal.IsExceeded(value) ? TargetStatus.Exceeded : target.Goal.IsMet(value) ? TargetStatus.Met : TargetStatus.Missed,
            Margin = target.Goal.Margin(value),
        };
    }

    // A report of a part of the year says nothing about the whole.
    private static double? Reported(TargetCardDocument card) =>
        card.LastReport is { } report && report.Period == card.Year.ToString(CultureInfo.InvariantCulture) && report.Unit == card.Unit ? report.Value : null;
}
