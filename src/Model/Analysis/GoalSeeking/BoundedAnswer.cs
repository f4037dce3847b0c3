using System.Collections.Immutable;
using Simulation.Model.Plans.Scenarios;

namespace Simulation.Model.Analysis.GoalSeeking;

/// <summary>What the search found.</summary>
/// <param name="IsReached">True when the levers below meet the goal on the draws of the search; false when nothing within their ranges does.</param>
/// <param name="Effort">Σ wₖ (Δₖ/(maxₖ − minₖ))².</param>
/// <param name="Levers">The levers, in the order of the goal. When the goal is not reached: those of the best reachable probability.</param>
/// <param name="Scenario">The same as changes to put upon the forecast's scenario; levers that do not move are left out.</param>
/// <param name="Targets">The targets, in the order of the goal.</param>
/// <param name="Together">All targets at once.</param>
/// <param name="BestProbability">
/// The highest probability that can be reached within the ranges: for each target at once (the least likely of them), or all together; null when the goal is
/// reached.
/// </param>
/// <param name="Runs">Number of runs of all draws.</param>
public sealed record BoundedAnswer(
    bool IsReached,
    double Effort,
    ImmutableArray<BoundedMove> Levers,
    Scenario Scenario,
    ImmutableArray<BoundedTargetAnswer> Targets,
    BoundedProbability Together,
    double? BestProbability,
    int Runs);

/// <summary>What a lever does.</summary>
/// <param name="Lever">The lever as sought.</param>
/// <param name="Shift">By how much it moves in each of its years, in its unit.</param>
/// <param name="Effort">Its part of the effort.</param>
/// <param name="Values">Before and after by year, from the lever's first year.</param>
public sealed record BoundedMove(BoundedLever Lever, double Shift, double Effort, ImmutableArray<(double Before, double After)> Values);

/// <summary>A probability before and after, and on draws that the search has not seen.</summary>
/// <param name="Before">With no lever moved.</param>
/// <param name="After">With the levers of the answer, on the same draws.</param>
/// <param name="Fresh">The same on fresh draws: another seed and other members of the posterior. It tells how far the answer leans on its own draws.</param>
/// <param name="StandardError">Error of each from the number of draws, √(p (1 − p)/n).</param>
public sealed record BoundedProbability(double Before, double After, double Fresh, double StandardError);

/// <summary>What becomes of a target.</summary>
/// <param name="Target">The target as sought.</param>
/// <param name="Probability">Its probability.</param>
/// <param name="BestProbability">The highest probability this target alone can reach within the ranges; null when the goal is reached.</param>
/// <param name="Relaxation">
/// The least by which its value must give way, in its unit, for the goal to be reachable with all other targets as they are; null when the goal is reached, or
/// when giving way here does not help.
/// </param>
/// <param name="RelaxedValue">The value it would have then.</param>
/// <param name="SharedRelaxation">
/// By how much it gives way when all targets may give way at once, by the least sum of shares of their spreads; null when the goal is reached, and for all
/// targets together.
/// </param>
public sealed record BoundedTargetAnswer(
    BoundedTarget Target, BoundedProbability Probability, double? BestProbability, double? Relaxation, double? RelaxedValue, double? SharedRelaxation);
