using System.Collections.Immutable;
using Simulation.Model.Ensembles.Summaries;

namespace Simulation.Model.Plans;

/// <summary>How one target stands under a scenario.</summary>
public sealed record TargetResult
{
    /// <summary>The target.</summary>
    public required Target Target { get; init; }

    /// <summary>
    /// The figure judged: the median of a simulated target, the scenario's own value of a lever target, the reported value of a reported one.
    /// Null when not judged.
    /// </summary>
    public double? Median { get; init; }

    /// <summary>How far <see cref="Median"/> is on the good side of <see cref="Target.Threshold"/>, in the target's unit; negative when short.</summary>
    public double? Margin { get; init; }

    /// <summary>Share of draws that meet a simulated target; null for the other kinds, which are decided or reported, not drawn.</summary>
    public double? Probability { get; init; }

    /// <summary>Probability that all other simulated targets are met together: what this one costs is the difference to the joint probability.</summary>
    public double? AllProbabilityWithout { get; init; }

    /// <summary>How <see cref="Median"/> stands.</summary>
    public required TargetStatus Status { get; init; }

    /// <summary><see cref="Probability"/> in words; null without one.</summary>
    public LikelihoodBand? Likelihood { get; init; }

    /// <summary>Why the target was not judged; null when it was.</summary>
    public UnjudgedReason? Unjudged { get; init; }
}

/// <summary>How the targets stand together.</summary>
public sealed record AllTargetsResult
{
    /// <summary>Share of draws that meet every counted target at once; null when none is counted.</summary>
    public double? Probability { get; init; }

    /// <summary>The simulated targets that <see cref="Probability"/> is about.</summary>
    public required ImmutableArray<Target> Counted { get; init; }

    /// <summary>The targets it leaves out: decided, reported, or not answered by the run.</summary>
    public required ImmutableArray<Target> LeftOut { get; init; }

    /// <summary>Whether the scenario's own values meet every lever target; null when the plan has none, or one has no value.</summary>
    public bool? LeverTargetsMet { get; init; }

    /// <summary>The counted target that binds: the least likely one. Null when none is counted.</summary>
    public Target? Binding { get; init; }

    /// <summary>Numbers of targets by status, as provinces' reports sum up: "26 of 27 met, 11 of them exceeded".</summary>
    public required ImmutableSortedDictionary<TargetStatus, int> Scorecard { get; init; }
}

/// <summary>How a plan stands under a scenario.</summary>
public sealed record PlanResult
{
    /// <summary>The plan.</summary>
    public required Plan Plan { get; init; }

    /// <summary>One result per target, in the order of the plan.</summary>
    public required ImmutableArray<TargetResult> Targets { get; init; }

    /// <summary>All targets together.</summary>
    public required AllTargetsResult AllTargets { get; init; }

    /// <summary>
    /// Counts behind the probabilities, for pairs (<see cref="TargetTally.PairProbability"/>, <see cref="TargetTally.Correlation"/>):
    /// condition c is target <c>AllTargets.Counted[c]</c>.
    /// </summary>
    public required TargetTally Tally { get; init; }
}
