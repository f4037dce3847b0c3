using System.Text.Json.Serialization;
using Simulation.Documents.Questions;

namespace Simulation.Documents.Control;

/// <summary>Asks for levers over several years with the least quadratic loss: missed targets, effort, and changes from year to year.</summary>
public sealed record OptimalControlRequest : INamesScenarios
{
    /// <summary>The scenario to start from; the baseline when left out.</summary>
    public ScenarioChoice? Scenario { get; init; }

    /// <summary>Targets with weights.</summary>
    public IReadOnlyList<WeightedTargetRequest> Targets { get; init; } = [];

    /// <summary>Instruments with bounds and costs.</summary>
    public IReadOnlyList<BoundedInstrumentRequest> Instruments { get; init; } = [];

    /// <summary>Last year; the province's default when left out.</summary>
    public int? Horizon { get; init; }

    /// <summary>Number of draws; the province's default when left out.</summary>
    public int? Draws { get; init; }

    /// <summary>Seed; the province's default when left out.</summary>
    public ulong? Seed { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public IEnumerable<(string Path, ScenarioChoice Choice)> Choices => Scenario is null ? [] : [("/scenario", Scenario)];
}

/// <summary>A target with its weight, in one year or in each of several.</summary>
public sealed record WeightedTargetRequest
{
    /// <summary>The indicator.</summary>
    public required string Indicator { get; init; }

    /// <summary>Sector; the total when left out.</summary>
    public string? Sector { get; init; }

    /// <summary>The one year; excludes from and to.</summary>
    public int? Year { get; init; }

    /// <summary>First year; the first of the forecast when left out.</summary>
    public int? From { get; init; }

    /// <summary>Last year; the last of the forecast when left out.</summary>
    public int? To { get; init; }

    /// <summary>The value wanted, in the units of the measure.</summary>
    public required double Value { get; init; }

    /// <summary>level (the default), growth in percent, or difference from the year before.</summary>
    public string? Measure { get; init; }

    /// <summary>Loss of missing it by one unit; 1 when left out.</summary>
    public double? Weight { get; init; }
}

/// <summary>An instrument with a value of its own in each year, its bounds and costs.</summary>
public sealed record BoundedInstrumentRequest
{
    /// <summary>Name of a lever, given or exogenous path; of a variable, for the add-factor of its equation.</summary>
    public required string Instrument { get; init; }

    /// <summary>Sector, plant or other member, where there are several.</summary>
    public string? Sector { get; init; }

    /// <summary>First year; the first of the forecast when left out.</summary>
    public int? From { get; init; }

    /// <summary>Last year; the last of the forecast when left out.</summary>
    public int? To { get; init; }

    /// <summary>Lower bound; that of the declared range when left out.</summary>
    public double? Minimum { get; init; }

    /// <summary>Upper bound; that of the declared range when left out.</summary>
    public double? Maximum { get; init; }

    /// <summary>Loss of moving it by one percent of its reference level (one unit when that is 0); 0.01 when left out.</summary>
    public double? Effort { get; init; }

    /// <summary>Loss of a change from year to year, measured likewise; 0 when left out.</summary>
    public double? Change { get; init; }
}

/// <summary>The least loss and the levers that bring it.</summary>
public sealed record OptimalControlDocument
{
    /// <summary>Where the figures come from.</summary>
    public required ControlOrigin? Origin { get; init; }

    /// <summary>The loss at the optimum.</summary>
    public required double Loss { get; init; }

    /// <summary>The loss without control.</summary>
    public required double LossBefore { get; init; }

    /// <summary>Gauss-Newton steps taken.</summary>
    public required int Iterations { get; init; }

    /// <summary>How far from the conditions of an optimum, relative.</summary>
    public required double KktResidual { get; init; }

    /// <summary>Instruments, by instrument and year.</summary>
    public required IReadOnlyList<ControlledInstrumentDocument> Instruments { get; init; }

    /// <summary>Targets, by target and year.</summary>
    public required IReadOnlyList<ControlledTargetDocument> Targets { get; init; }
}

/// <summary>An instrument in a year at the optimum.</summary>
/// <param name="Instrument">Full name.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Year">The year.</param>
/// <param name="Before">Its value without control.</param>
/// <param name="Value">Its value at the optimum.</param>
/// <param name="ShadowPrice">By how much the loss falls for one unit more room at the bound that holds it; 0 within bounds.</param>
public sealed record ControlledInstrumentDocument(string Instrument, string Unit, int Year, double Before, double Value, double ShadowPrice);

/// <summary>A target in a year at the optimum.</summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="Sector">Its sector.</param>
/// <param name="Unit">Unit of the indicator.</param>
/// <param name="Measure">level, growth or difference.</param>
/// <param name="Year">The year.</param>
/// <param name="Target">The value wanted.</param>
/// <param name="Before">The median without control.</param>
/// <param name="Value">The median at the optimum.</param>
public sealed record ControlledTargetDocument(string Indicator, string Sector, string Unit, string Measure, int Year, double Target, double Before, double Value);
