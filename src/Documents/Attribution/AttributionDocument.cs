using System.Text.Json.Serialization;
using Simulation.Documents.Analyses;
using Simulation.Documents.Questions;

namespace Simulation.Documents.Attribution;

/// <summary>Asks what moved results between two scenarios, what growth is made of, and where uncertainty comes from.</summary>
public sealed record AttributionRequest : INamesScenarios
{
    /// <summary>The first scenario; the baseline when left out.</summary>
    public ScenarioChoice? From { get; init; }

    /// <summary>The second scenario, and the one whose growth and uncertainty are divided; the baseline when left out.</summary>
    public ScenarioChoice? To { get; init; }

    /// <summary>Id of the plan; the current one when left out.</summary>
    public string? Plan { get; init; }

    /// <summary>Last year.</summary>
    public int? Horizon { get; init; }

    /// <summary>Number of draws.</summary>
    public long? Draws { get; init; }

    /// <summary>Seed of the random numbers.</summary>
    public ulong? Seed { get; init; }

    /// <summary>What is explained; the means of the plan's targets and the probability of all of them when empty.</summary>
    public IReadOnlyList<OutcomeRequest> Outcomes { get; init; } = [];

    /// <summary>What counts as one cause: lever (of one sector, the default), declaration (all sectors) or year.</summary>
    public string? By { get; init; }

    /// <summary>The indicator whose growth is divided, by name; the first growth rate among the plan's targets and the outcomes when left out.</summary>
    public string? Growth { get; init; }

    /// <summary>Its sector; the total when left out.</summary>
    public string? GrowthSector { get; init; }

    /// <summary>What is wanted beside the causes: growth, uncertainty; both when empty, neither with causes alone. Causes are always answered.</summary>
    public IReadOnlyList<string> Parts { get; init; } = [];

    /// <inheritdoc/>
    [JsonIgnore]
    public IEnumerable<(string Path, ScenarioChoice Choice)> Choices
    {
        get
        {
            if (From is not null) yield return ("/from", From);
            if (To is not null) yield return ("/to", To);
        }
    }
}

/// <summary>What moved what.</summary>
/// <param name="Head">What the answer rests on.</param>
/// <param name="Causes">Levers and events in which the scenarios differ.</param>
/// <param name="IsExact">True when every combination of causes was run; false when orders of them were sampled.</param>
/// <param name="Runs">Combinations run.</param>
/// <param name="Outcomes">What moved each number.</param>
/// <param name="Growth">Growth of the second scenario by cause, one entry a year; null without a growth rate, or when the model's equations cannot be divided.</param>
/// <param name="Uncertainty">Variance of the figures by kind of uncertainty.</param>
public sealed record AttributionDocument(
    AnswerHead Head,
    IReadOnlyList<CauseDocument> Causes,
    bool IsExact,
    int Runs,
    IReadOnlyList<OutcomeAttributionDocument> Outcomes,
    GrowthDocument? Growth,
    IReadOnlyList<UncertaintyDocument> Uncertainty);

/// <summary>A lever or event that moved.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Labels">Its labels by language.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Changes">Its values by year in both scenarios; null where chance decides.</param>
public sealed record CauseDocument(string Name, IReadOnlyDictionary<string, string> Labels, string Unit, IReadOnlyList<CauseChangeDocument> Changes);

/// <summary>Values of a lever or event in one year.</summary>
/// <param name="Year">Year.</param>
/// <param name="From">Value in the first scenario.</param>
/// <param name="To">Value in the second.</param>
public sealed record CauseChangeDocument(int Year, double? From, double? To);

/// <summary>What moved one number. The parts add up to the difference.</summary>
/// <param name="Outcome">The number.</param>
/// <param name="From">In the first scenario.</param>
/// <param name="To">In the second.</param>
/// <param name="Difference">The difference that is explained.</param>
/// <param name="Parts">Parts, in the order of causes.</param>
/// <param name="Synergies">Pairs that do more (above 0) or less together than apart, the largest first; at most ten.</param>
public sealed record OutcomeAttributionDocument(
    OutcomeDocument Outcome, double From, double To, double Difference, IReadOnlyList<PartDocument> Parts, IReadOnlyList<SynergyDocument> Synergies);

/// <summary>A part of a difference.</summary>
/// <param name="Cause">Name of the cause.</param>
/// <param name="Value">Shapley value.</param>
/// <param name="StandardError">Its Monte-Carlo error; null with too few draws.</param>
/// <param name="SamplingError">Its error from sampling orders; null when exact.</param>
public sealed record PartDocument(string Cause, double Value, double? StandardError, double? SamplingError);

/// <summary>What two causes do together beyond what they do apart.</summary>
/// <param name="First">Name of a cause.</param>
/// <param name="Second">Name of the other.</param>
/// <param name="Value">Interaction index.</param>
/// <param name="StandardError">Its Monte-Carlo error.</param>
public sealed record SynergyDocument(string First, string Second, double Value, double? StandardError);

/// <summary>Growth by cause.</summary>
/// <param name="Indicator">The indicator whose growth it is.</param>
/// <param name="Sector">Its sector.</param>
/// <param name="Years">One account a year.</param>
public sealed record GrowthDocument(string Indicator, string Sector, IReadOnlyList<GrowthYearDocument> Years);

/// <summary>Growth of one year, percent, and its parts, percentage points.</summary>
/// <param name="Year">Year.</param>
/// <param name="Mean">Mean growth.</param>
/// <param name="Low">5th percentile.</param>
/// <param name="High">95th percentile.</param>
/// <param name="Parts">Parts; their means add up to mean growth.</param>
public sealed record GrowthYearDocument(int Year, double Mean, double Low, double High, IReadOnlyList<GrowthPartDocument> Parts);

/// <summary>A part of growth, percentage points.</summary>
/// <param name="Cause">Name of the cause.</param>
/// <param name="Labels">Its labels by language.</param>
/// <param name="Mean">Mean.</param>
/// <param name="Low">5th percentile.</param>
/// <param name="High">95th percentile.</param>
public sealed record GrowthPartDocument(string Cause, IReadOnlyDictionary<string, string> Labels, double Mean, double Low, double High);

/// <summary>Variance of a figure by kind of uncertainty; the shares alone and the interaction add up to 1.</summary>
/// <param name="Outcome">The figure.</param>
/// <param name="StandardDeviation">Its standard deviation.</param>
/// <param name="Kinds">Shares by kind.</param>
/// <param name="Interaction">What kinds do together.</param>
/// <param name="InteractionError">Its standard error.</param>
public sealed record UncertaintyDocument(OutcomeDocument Outcome, double StandardDeviation, IReadOnlyList<KindShareDocument> Kinds, double Interaction, double InteractionError);

/// <summary>Share of one kind of uncertainty.</summary>
/// <param name="Kind">parameters, shocks, outside or hazards.</param>
/// <param name="Alone">Share of variance that goes when this kind alone is known.</param>
/// <param name="AloneError">Its standard error.</param>
/// <param name="WithInteractions">Share that stays when all others are known.</param>
public sealed record KindShareDocument(string Kind, double Alone, double AloneError, double WithInteractions);
