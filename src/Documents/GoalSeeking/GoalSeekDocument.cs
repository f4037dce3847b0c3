using System.Text.Json.Serialization;
using Simulation.Documents.Analyses;
using Simulation.Documents.Questions;
using Simulation.Documents.Sensitivity;

namespace Simulation.Documents.GoalSeeking;

/// <summary>Asks what levers reach targets: with the least effort and a probability, or exactly on the median.</summary>
public sealed record GoalSeekRequest : INamesScenarios
{
    /// <summary>The scenario to begin from; what it sets stays unless a lever of the search is moved. The baseline when left out.</summary>
    public ScenarioChoice? Scenario { get; init; }

    /// <summary>Id of the plan; the current one when left out.</summary>
    public string? Plan { get; init; }

    /// <summary>Last year.</summary>
    public int? Horizon { get; init; }

    /// <summary>Number of draws.</summary>
    public long? Draws { get; init; }

    /// <summary>Seed of the random numbers.</summary>
    public ulong? Seed { get; init; }

    /// <summary>Levers that may move; when empty all with ambition levels, but for the odds of hazards.</summary>
    public IReadOnlyList<LeverRangeRequest> Levers { get; init; } = [];

    /// <summary>Names of levers that stay where they are, of those that may move: investment_share, or investment_share[services].</summary>
    public IReadOnlyList<string> Locked { get; init; } = [];

    /// <summary>Targets to reach; all simulated ones of the plan when empty.</summary>
    public IReadOnlyList<GoalTargetRequest> Targets { get; init; } = [];

    /// <summary>Probability with which targets are to be met, between 0 and 1; one half when left out.</summary>
    public double? Probability { get; init; }

    /// <summary>True: all targets at once with that probability. False or left out: each of them.</summary>
    public bool? Together { get; init; }

    /// <summary>True: as many levers as targets, each target met exactly by the median; ranges, probability and weights play no part.</summary>
    public bool? Exact { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public IEnumerable<(string Path, ScenarioChoice Choice)> Choices => Scenario is null ? [] : [("/scenario", Scenario)];
}

/// <summary>A target to reach: one of the plan's, or one of the question's own.</summary>
public sealed record GoalTargetRequest
{
    /// <summary>Name of the indicator.</summary>
    public required string Indicator { get; init; }

    /// <summary>Sector; the total when left out.</summary>
    public string? Sector { get; init; }

    /// <summary>Year; that of the plan's target, else the first of the forecast, when left out.</summary>
    public int? Year { get; init; }

    /// <summary>&gt;=, &gt;, &lt;=, &lt;, ~&gt;= or ~&lt;=; that of the plan's target, else &gt;=, when left out.</summary>
    public string? Operator { get; init; }

    /// <summary>Value in the indicator's unit; that of the plan's target when left out.</summary>
    public double? Value { get; init; }
}

/// <summary>What levers reach the targets, or why none do.</summary>
/// <param name="Head">What the answer rests on.</param>
/// <param name="IsReached">True when the goal is reached.</param>
/// <param name="IsExact">True for an exact goal seek on the median.</param>
/// <param name="Probability">The probability asked for; null when exact.</param>
/// <param name="Together">True when all targets were asked for at once.</param>
/// <param name="BestProbability">The highest that can be reached within the ranges; null when the goal is reached.</param>
/// <param name="Effort">Sum over levers of weight times squared shift over range; 0 when exact.</param>
/// <param name="Levers">What each lever does; when the goal is not reached, for the best probability.</param>
/// <param name="Changes">The same as changes for a scenario.</param>
/// <param name="Targets">What becomes of each target.</param>
/// <param name="All">All targets at once; null when exact.</param>
/// <param name="Runs">Runs of all draws; Newton steps when exact.</param>
public sealed record GoalSeekDocument(
    AnswerHead Head,
    bool IsReached,
    bool IsExact,
    double? Probability,
    bool Together,
    double? BestProbability,
    double Effort,
    IReadOnlyList<GoalLeverDocument> Levers,
    IReadOnlyList<LeverRequest> Changes,
    IReadOnlyList<GoalTargetDocument> Targets,
    GoalProbabilityDocument? All,
    int Runs);

/// <summary>What a lever does.</summary>
/// <param name="Lever">Name of the lever.</param>
/// <param name="Sector">Its member; null when it has none.</param>
/// <param name="Labels">Labels by language.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="From">First year.</param>
/// <param name="To">Last year.</param>
/// <param name="Minimum">Lowest value allowed.</param>
/// <param name="Maximum">Highest value allowed.</param>
/// <param name="Before">Value in the first year before.</param>
/// <param name="After">Value in the first year after.</param>
/// <param name="Shift">By how much it moves in each of its years.</param>
/// <param name="Effort">Its part of the effort.</param>
public sealed record GoalLeverDocument(
    string Lever,
    string? Sector,
    IReadOnlyDictionary<string, string> Labels,
    string Unit,
    int From,
    int To,
    double Minimum,
    double Maximum,
    double? Before,
    double After,
    double Shift,
    double Effort);

/// <summary>What becomes of a target.</summary>
/// <param name="Indicator">Name of the indicator.</param>
/// <param name="Sector">Its sector.</param>
/// <param name="Year">Year.</param>
/// <param name="Operator">How it is compared; null when exact.</param>
/// <param name="Value">Value sought.</param>
/// <param name="Unit">Unit.</param>
/// <param name="Probability">Its probability; null when exact.</param>
/// <param name="BestProbability">The highest it alone can reach; null when the goal is reached.</param>
/// <param name="Relaxation">The least by which it alone must give way for the goal to be reachable; null when that does not help or is not needed.</param>
/// <param name="RelaxedValue">The value it would have then.</param>
/// <param name="SharedRelaxation">By how much it gives way when all may give way at once.</param>
/// <param name="MedianBefore">Median before, when exact.</param>
/// <param name="MedianAfter">Median after, when exact.</param>
public sealed record GoalTargetDocument(
    string Indicator,
    string Sector,
    int Year,
    string? Operator,
    double Value,
    string Unit,
    GoalProbabilityDocument? Probability,
    double? BestProbability,
    double? Relaxation,
    double? RelaxedValue,
    double? SharedRelaxation,
    double? MedianBefore,
    double? MedianAfter);

/// <summary>A probability before and after.</summary>
/// <param name="Before">With no lever moved.</param>
/// <param name="After">With the levers found, on the same draws.</param>
/// <param name="Fresh">On draws that the search has not seen.</param>
/// <param name="StandardError">Error from the number of draws.</param>
public sealed record GoalProbabilityDocument(double Before, double After, double Fresh, double StandardError);
