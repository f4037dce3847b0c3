using System.Collections.Immutable;
using Simulation.Model.Ensembles.Summaries;

namespace Simulation.Model.Plans;

/// <summary>
/// Judges a plan by a run. A simulated target by its draws: probability, and a status by its median. A lever target by the scenario's own value.
/// A reported target by a report, if there is one.
/// </summary>
public static class PlanScoring
{
    /// <summary>Scores every target of a plan.</summary>
    /// <param name="question">What the plan asked of the run.</param>
    /// <param name="summary">The run; its conditions are those of <paramref name="question"/>.</param>
    /// <param name="leverValue">The scenario's own value for a lever target, in the target's unit; null when it has none.</param>
    /// <param name="reportedValue">The reported value for a reported target, in the target's unit; null when there is none. Null for no reports at all.</param>
    /// <exception cref="ArgumentException">The run was asked other conditions.</exception>
    public static PlanResult Score(
        PlanQuestion question, RunSummary summary, Func<Target, double?> leverValue, Func<Target, double?>? reportedValue = null)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(summary);
        ArgumentNullException.ThrowIfNull(leverValue);
        if (!summary.Shape.Conditions.SequenceEqual(question.Conditions))
            throw new ArgumentException("The run was asked other conditions than the plan's: summarise it with those of the question.", nameof(summary));

        var targets = question.Plan.Targets
            .Select((target, position) => target.Kind switch
            {
                TargetKind.Simulated => Simulated(question, position, summary),
                TargetKind.Lever => Known(target, leverValue(target), UnjudgedReason.NoLeverValue),
                _ => Known(target, reportedValue?.Invoke(target), UnjudgedReason.OnlyReported),
            })
            .ToImmutableArray();
        return new PlanResult { Plan = question.Plan, Targets = targets, AllTargets = Together(question, summary.Tally, targets), Tally = summary.Tally };
    }

    private static TargetResult Simulated(PlanQuestion question, int position, RunSummary summary)
    {
        var target = question.Plan.Targets[position];
        if (question.ConditionOf(position) is not { } condition)
            return new TargetResult { Target = target, Status = TargetStatus.NotJudged, Unjudged = question.WhyUnasked(position) };

        // Undefined draws count as draws that miss the target, in the probability and so in the figure too: when they are half of all, there is no median.
        var series = summary[question.Conditions[condition].Output, target.Year];
        var figure = series.Count > series.UndefinedCount ? series.Median : null;
        var probability = summary.Tally.Probability(condition);
        return Known(target, figure, UnjudgedReason.Undefined) with
        {
            Probability = probability,
            Likelihood = probability is { } p ? PlanWords.LikelihoodOf(p) : null,
            AllProbabilityWithout = summary.Tally.AllProbabilityWithout(condition),
        };
    }

    private static TargetResult Known(Target target, double? figure, UnjudgedReason otherwise)
    {
        if (figure is not { } value || !double.IsFinite(value))
            return new TargetResult { Target = target, Status = TargetStatus.NotJudged, Unjudged = otherwise };
        return new TargetResult { Target = target, Median = value, Margin = target.Margin(value), Status = StatusOf(target, value) };
    }

    private static TargetStatus StatusOf(Target target, double figure) =>
        target.IsExceeded(figure) ? TargetStatus.Exceeded : target.IsMet(figure) ? TargetStatus.Met : TargetStatus.Missed;

    private static AllTargetsResult Together(PlanQuestion question, TargetTally tally, ImmutableArray<TargetResult> results)
    {
        var positions = Enumerable.Range(0, results.Length).ToArray();
        ImmutableArray<Target> counted = [.. positions.Where(i => question.ConditionOf(i) is not null).Select(i => results[i].Target)];
        var levers = results.Where(result => result.Target.Kind == TargetKind.Lever).ToArray();
        return new AllTargetsResult
        {
            Probability = tally.AllProbability,
            Counted = counted,
            LeftOut = [.. positions.Where(i => question.ConditionOf(i) is null).Select(i => results[i].Target)],
            LeverTargetsMet = levers.Length == 0 || levers.Any(lever => lever.Status == TargetStatus.NotJudged)
                ? null
                : levers.All(lever => lever.Status != TargetStatus.Missed),
            Binding = tally.Binding is { } binding ? counted[binding] : null,
            Scorecard = results.GroupBy(result => result.Status).ToImmutableSortedDictionary(group => group.Key, group => group.Count()),
        };
    }
}
