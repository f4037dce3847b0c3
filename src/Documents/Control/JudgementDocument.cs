using System.Text.Json.Serialization;
using Simulation.Documents.Analyses;
using Simulation.Documents.Questions;

namespace Simulation.Documents.Control;

/// <summary>Asks what an economist's judgement does to a forecast: add-factors on equations, and variables exogenised.</summary>
public sealed record JudgementRequest : INamesScenarios
{
    /// <summary>The scenario to judge; the baseline when left out.</summary>
    public ScenarioChoice? Scenario { get; init; }

    /// <summary>Add-factors. Several on one equation and year add up.</summary>
    public IReadOnlyList<AddFactorRequest> AddFactors { get; init; } = [];

    /// <summary>Variables held to values whatever their equations say. Add-factors do not act on them.</summary>
    public IReadOnlyList<ExogenisedRequest> Exogenised { get; init; } = [];

    /// <summary>dynamic (the default): each year goes on from the controlled years before it; static: from the forecast as it is without control.</summary>
    public string? Simulation { get; init; }

    /// <summary>Indicators shown, beside what is controlled; all when empty.</summary>
    public IReadOnlyList<string> Indicators { get; init; } = [];

    /// <summary>Id of the plan; the current one when left out.</summary>
    public string? Plan { get; init; }

    /// <summary>Last year; the province's default when left out.</summary>
    public int? Horizon { get; init; }

    /// <summary>Number of draws; the province's default when left out.</summary>
    public long? Draws { get; init; }

    /// <summary>Seed; the province's default when left out.</summary>
    public ulong? Seed { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public IEnumerable<(string Path, ScenarioChoice Choice)> Choices => Scenario is null ? [] : [("/scenario", Scenario)];
}

/// <summary>An add-factor with whose judgement it is and why.</summary>
public sealed record AddFactorRequest
{
    /// <summary>The variable whose equation is added to.</summary>
    public required string Variable { get; init; }

    /// <summary>Its member, where it has several.</summary>
    public string? Member { get; init; }

    /// <summary>First year; the first of the forecast when left out.</summary>
    public int? From { get; init; }

    /// <summary>Last year; the last of the forecast when left out.</summary>
    public int? To { get; init; }

    /// <summary>Added in each of the years, in the units of the left side of the equation: 0.01 on dlog(x) is one log point of growth.</summary>
    public required double Value { get; init; }

    /// <summary>Whose judgement it is.</summary>
    public required string Author { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }
}

/// <summary>A variable held to values over some years.</summary>
public sealed record ExogenisedRequest
{
    /// <summary>The variable.</summary>
    public required string Variable { get; init; }

    /// <summary>Its member, where it has several.</summary>
    public string? Member { get; init; }

    /// <summary>First year; the first of the forecast when left out.</summary>
    public int? From { get; init; }

    /// <summary>Last year; as many years as there are values when left out.</summary>
    public int? To { get; init; }

    /// <summary>What is given: level (the default), growth in percent, or difference from the year before.</summary>
    public string? Mode { get; init; }

    /// <summary>One value for each year, or one for all of them.</summary>
    public IReadOnlyList<double> Values { get; init; } = [];
}

/// <summary>A forecast with judgement beside the same forecast without it, from the same draws and random numbers.</summary>
/// <param name="Head">What the answer rests on.</param>
/// <param name="Simulation">dynamic or static.</param>
/// <param name="AddFactors">The ledger of add-factors, in the order in which they were given.</param>
/// <param name="Exogenised">The exogenised variables.</param>
/// <param name="Results">Indicators and controlled variables by year.</param>
/// <param name="Targets">Simulated targets of the plan.</param>
/// <param name="AllTargets">All of them at once; null without a plan.</param>
public sealed record JudgementDocument(
    AnswerHead Head,
    string Simulation,
    IReadOnlyList<AddFactorDocument> AddFactors,
    IReadOnlyList<ExogenisedDocument> Exogenised,
    IReadOnlyList<JudgedResultDocument> Results,
    IReadOnlyList<JudgedTargetDocument> Targets,
    JudgedProbabilityDocument? AllTargets);

/// <summary>An entry of the ledger.</summary>
/// <param name="Variable">Full name of the variable.</param>
/// <param name="Equation">Its equation, whose left side has the units of the value.</param>
/// <param name="From">First year.</param>
/// <param name="To">Last year.</param>
/// <param name="Value">What is added in each year.</param>
/// <param name="Author">Whose judgement it is.</param>
/// <param name="Reason">Why.</param>
/// <param name="ReadBy">Variables whose equations read it; when there are none, nothing else in the model can change.</param>
public sealed record AddFactorDocument(string Variable, string Equation, int From, int To, double Value, string Author, string Reason, IReadOnlyList<string> ReadBy);

/// <summary>An exogenised variable.</summary>
/// <param name="Variable">Its full name.</param>
/// <param name="Equation">The equation that does not hold.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="From">First year.</param>
/// <param name="To">Last year.</param>
/// <param name="Mode">level, growth in percent, or difference.</param>
/// <param name="Values">One value a year.</param>
/// <param name="ReadBy">Variables whose equations read it; when there are none, nothing else in the model can change.</param>
public sealed record ExogenisedDocument(string Variable, string Equation, string Unit, int From, int To, string Mode, IReadOnlyList<double> Values, IReadOnlyList<string> ReadBy);

/// <summary>An indicator or a controlled variable in a year, with judgement and without.</summary>
/// <param name="Indicator">Its name.</param>
/// <param name="Sector">Its sector.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Year">Calendar year.</param>
/// <param name="Baseline">Without judgement.</param>
/// <param name="Controlled">With it.</param>
public sealed record JudgedResultDocument(string Indicator, string Sector, string Unit, int Year, JudgedFigureDocument Baseline, JudgedFigureDocument Controlled);

/// <summary>A distribution over draws.</summary>
/// <param name="Median">Median.</param>
/// <param name="Mean">Mean.</param>
/// <param name="Bands">Low and high end of the bands of 50, 80 and 90 percent.</param>
public sealed record JudgedFigureDocument(double? Median, double? Mean, IReadOnlyDictionary<string, IReadOnlyList<double?>> Bands);

/// <summary>A target with judgement and without.</summary>
/// <param name="Indicator">Name of the indicator.</param>
/// <param name="Sector">Its sector.</param>
/// <param name="Operator">How it is compared.</param>
/// <param name="Value">The value to reach.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Year">Calendar year.</param>
/// <param name="Baseline">Probability without judgement.</param>
/// <param name="Controlled">Probability with it.</param>
public sealed record JudgedTargetDocument(string Indicator, string Sector, string Operator, double Value, string Unit, int Year, double? Baseline, double? Controlled);

/// <summary>A probability with judgement and without.</summary>
/// <param name="Baseline">Without.</param>
/// <param name="Controlled">With it; null in a static simulation whose targets lie in several years, which no draw has together.</param>
public sealed record JudgedProbabilityDocument(double? Baseline, double? Controlled);
