using System.Text.Json.Serialization;
using Simulation.Documents.Analyses;
using Simulation.Documents.Questions;

namespace Simulation.Documents.Sensitivity;

/// <summary>Asks what results hang on.</summary>
public sealed record SensitivityRequest : INamesScenarios
{
    /// <summary>The scenario around which inputs vary; the baseline when left out.</summary>
    public ScenarioChoice? Scenario { get; init; }

    /// <summary>Id of the plan; the current one when left out.</summary>
    public string? Plan { get; init; }

    /// <summary>Last year.</summary>
    public int? Horizon { get; init; }

    /// <summary>Number of draws of the tornado.</summary>
    public long? Draws { get; init; }

    /// <summary>Seed of the random numbers.</summary>
    public ulong? Seed { get; init; }

    /// <summary>Figures asked about; those of the plan's targets when empty.</summary>
    public IReadOnlyList<OutcomeRequest> Outcomes { get; init; } = [];

    /// <summary>Levers that vary; all with ambition levels when empty.</summary>
    public IReadOnlyList<LeverRangeRequest> Levers { get; init; } = [];

    /// <summary>Points of the base sample of the Sobol indices, 32 to 65,536; 1,024 when left out.</summary>
    public int? Points { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public IEnumerable<(string Path, ScenarioChoice Choice)> Choices => Scenario is null ? [] : [("/scenario", Scenario)];
}

/// <summary>A lever that varies in a range.</summary>
public sealed record LeverRangeRequest
{
    /// <summary>Name of the lever.</summary>
    public required string Lever { get; init; }

    /// <summary>Sector, plant or other member; all members when left out.</summary>
    public string? Sector { get; init; }

    /// <summary>First year; that of the forecast when left out.</summary>
    public int? From { get; init; }

    /// <summary>Last year; that of the forecast when left out.</summary>
    public int? To { get; init; }

    /// <summary>Lowest value; that of the ambition levels when left out.</summary>
    public double? Minimum { get; init; }

    /// <summary>Highest value; that of the ambition levels when left out.</summary>
    public double? Maximum { get; init; }

    /// <summary>How costly its effort is in a goal seek; 1 when left out.</summary>
    public double? Weight { get; init; }
}

/// <summary>What results hang on.</summary>
/// <param name="Head">What the answer rests on.</param>
/// <param name="Points">Points of the base sample.</param>
/// <param name="SobolDraws">Draws run for the indices.</param>
/// <param name="Figures">One entry for each figure.</param>
public sealed record SensitivityDocument(AnswerHead Head, int Points, int SobolDraws, IReadOnlyList<FigureSensitivityDocument> Figures);

/// <summary>What one figure hangs on.</summary>
/// <param name="Outcome">The figure.</param>
/// <param name="Baseline">Its number when nothing is held.</param>
/// <param name="StandardDeviation">Its spread when everything varies, the levers included.</param>
/// <param name="Tornado">One input at a time, the widest bar first.</param>
/// <param name="Sobol">Shares of variance by input, the largest total first.</param>
/// <param name="Interaction">What first-order shares leave to interactions.</param>
public sealed record FigureSensitivityDocument(
    OutcomeDocument Outcome, double Baseline, double StandardDeviation, IReadOnlyList<TornadoBarDocument> Tornado, IReadOnlyList<SobolDocument> Sobol, IndexDocument Interaction);

/// <summary>A bar of a tornado.</summary>
/// <param name="Input">Name of the input.</param>
/// <param name="Kind">lever, parameters, shocks, outside or hazards.</param>
/// <param name="Low">Low end of the input in its unit; null where it is a percentile of random numbers.</param>
/// <param name="High">High end.</param>
/// <param name="AtLow">The figure at the low end.</param>
/// <param name="AtHigh">The figure at the high end.</param>
/// <param name="Swing">From low to high.</param>
/// <param name="StandardError">Error of the swing.</param>
public sealed record TornadoBarDocument(string Input, string Kind, double? Low, double? High, double AtLow, double AtHigh, double Swing, double? StandardError);

/// <summary>Indices of one input.</summary>
/// <param name="Input">Name of the input; posterior is parameters and starting state together.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="First">Share of variance that goes when it alone is known.</param>
/// <param name="Total">Share that stays when all others are known.</param>
public sealed record SobolDocument(string Input, string Kind, IndexDocument First, IndexDocument Total);

/// <summary>An index with its 95 % confidence interval.</summary>
/// <param name="Value">Estimate.</param>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
public sealed record IndexDocument(double Value, double Low, double High);
