using System.Text.Json.Serialization;
using Simulation.Documents.Analyses;
using Simulation.Documents.Questions;

namespace Simulation.Documents.Comparison;

/// <summary>Asks for scenarios side by side; the baseline is always the first.</summary>
public sealed record CompareRequest : INamesScenarios
{
    /// <summary>Scenarios beside the baseline.</summary>
    public IReadOnlyList<ComparedScenarioRequest> Scenarios { get; init; } = [];

    /// <summary>Id of the plan; the current one when left out.</summary>
    public string? Plan { get; init; }

    /// <summary>Last year.</summary>
    public int? Horizon { get; init; }

    /// <summary>Number of draws.</summary>
    public long? Draws { get; init; }

    /// <summary>Seed of the random numbers.</summary>
    public ulong? Seed { get; init; }

    /// <summary>Indicators shown; all when empty.</summary>
    public IReadOnlyList<string> Indicators { get; init; } = [];

    /// <summary>What happens where stacked scenarios contradict one another: refuse (the default) or later (the later one holds).</summary>
    public string? Conflicts { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public IEnumerable<(string Path, ScenarioChoice Choice)> Choices =>
        Scenarios.SelectMany((scenario, i) => scenario.Stack.Select((choice, k) => (FormattableString.Invariant($"/scenarios/{i}/stack/{k}"), choice)));
}

/// <summary>A scenario to compare: one or several scenarios laid one upon the other, and paths from outside.</summary>
public sealed record ComparedScenarioRequest
{
    /// <summary>Name in the answer.</summary>
    public required string Name { get; init; }

    /// <summary>Scenarios, the lowest first; none is the baseline.</summary>
    public IReadOnlyList<ScenarioChoice> Stack { get; init; } = [];

    /// <summary>Paths from outside in place of chance.</summary>
    public IReadOnlyList<OutsideRequest> Outside { get; init; } = [];
}

/// <summary>Scenarios side by side. Differences are from the first scenario, draw by draw.</summary>
/// <param name="Head">What the answer rests on.</param>
/// <param name="Scenarios">Names, the baseline first.</param>
/// <param name="Conflicts">Contradictions that were settled in favour of the later scenario.</param>
/// <param name="Assumptions">What the scenarios set.</param>
/// <param name="Results">Indicators by year.</param>
/// <param name="Targets">Targets.</param>
/// <param name="AllTargets">All targets at once, one entry a scenario; empty without a plan.</param>
public sealed record CompareDocument(
    AnswerHead Head,
    IReadOnlyList<string> Scenarios,
    IReadOnlyList<ConflictDocument> Conflicts,
    IReadOnlyList<AssumptionDocument> Assumptions,
    IReadOnlyList<ComparedResultDocument> Results,
    IReadOnlyList<ComparedTargetDocument> Targets,
    IReadOnlyList<ComparedProbabilityDocument> AllTargets);

/// <summary>Two scenarios of a stack that set one lever or event differently.</summary>
/// <param name="Name">Lever or event.</param>
/// <param name="Year">Year.</param>
/// <param name="First">The lower scenario.</param>
/// <param name="FirstValue">Its value.</param>
/// <param name="Second">The scenario above it.</param>
/// <param name="SecondValue">Its value.</param>
public sealed record ConflictDocument(string Name, int Year, string First, double FirstValue, string Second, double SecondValue);

/// <summary>A lever, event or outside path that some scenario sets.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Labels">Labels by language.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Year">Year.</param>
/// <param name="Baseline">Value in the baseline; null where chance decides.</param>
/// <param name="Values">Value in each scenario; null where it leaves the baseline.</param>
public sealed record AssumptionDocument(string Name, IReadOnlyDictionary<string, string> Labels, string Unit, int Year, double? Baseline, IReadOnlyList<double?> Values);

/// <summary>An indicator in a year in all scenarios.</summary>
/// <param name="Indicator">Name of the indicator.</param>
/// <param name="Sector">Its sector.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Year">Year.</param>
/// <param name="Minimum">Smallest mean over the scenarios.</param>
/// <param name="Mean">Mean of their means.</param>
/// <param name="Maximum">Largest mean.</param>
/// <param name="Cells">One entry a scenario.</param>
public sealed record ComparedResultDocument(
    string Indicator, string Sector, string Unit, int Year, double? Minimum, double? Mean, double? Maximum, IReadOnlyList<ComparedCellDocument> Cells);

/// <summary>An indicator in one scenario.</summary>
/// <param name="Mean">Mean over draws.</param>
/// <param name="StandardError">Its standard error.</param>
/// <param name="Median">Median.</param>
/// <param name="Low">5th percentile.</param>
/// <param name="High">95th percentile.</param>
/// <param name="Difference">Mean difference from the first scenario.</param>
/// <param name="DifferenceError">Its standard error.</param>
public sealed record ComparedCellDocument(double? Mean, double? StandardError, double? Median, double? Low, double? High, double? Difference, double? DifferenceError);

/// <summary>A target in all scenarios.</summary>
/// <param name="Indicator">Name of the indicator.</param>
/// <param name="Sector">Its sector.</param>
/// <param name="Operator">How it is compared.</param>
/// <param name="Value">Its value.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Year">Year.</param>
/// <param name="Cells">One entry a scenario.</param>
public sealed record ComparedTargetDocument(string Indicator, string Sector, string Operator, double Value, string Unit, int Year, IReadOnlyList<ComparedProbabilityDocument> Cells);

/// <summary>A probability in one scenario.</summary>
/// <param name="Probability">Share of draws.</param>
/// <param name="StandardError">Its standard error.</param>
/// <param name="Difference">Difference from the first scenario.</param>
/// <param name="DifferenceError">Its standard error.</param>
public sealed record ComparedProbabilityDocument(double? Probability, double? StandardError, double? Difference, double? DifferenceError);
