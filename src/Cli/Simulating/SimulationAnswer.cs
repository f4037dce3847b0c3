using System.Collections.Immutable;
using Simulation.Cli.Charts;
using Simulation.Model.Language;
using Simulation.Model.Plans;

namespace Simulation.Cli.Simulating;

/// <summary>The answer to a what-if question, as the terminal and the JSON output show it. Undefined figures are null.</summary>
internal sealed record SimulationAnswer
{
    /// <summary>Id of the province, <c>tra-vinh</c>.</summary>
    public required string Province { get; init; }

    /// <summary>Names of the province by language.</summary>
    public required ImmutableDictionary<string, string> ProvinceLabels { get; init; }

    /// <summary>The plan judged; null for none.</summary>
    public required Plan? Plan { get; init; }

    /// <summary>Id of the run: a hash of all that decides its result.</summary>
    public required string Run { get; init; }

    /// <summary>Name and version of the model, with the beginning of its hash.</summary>
    public required string Model { get; init; }

    /// <summary>Id of the calibration.</summary>
    public required string Calibration { get; init; }

    /// <summary>The day as of which the data were known.</summary>
    public required DateOnly DataVintage { get; init; }

    /// <summary>Seed of the random numbers.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Number of draws.</summary>
    public required long Draws { get; init; }

    /// <summary>Years of the forecast.</summary>
    public required ImmutableArray<int> Years { get; init; }

    /// <summary>The forecasts, in the order of the model.</summary>
    public required ImmutableArray<ForecastSeries> Forecasts { get; init; }

    /// <summary>The plan's targets, in its order.</summary>
    public required ImmutableArray<TargetOutcome> Targets { get; init; }

    /// <summary>All simulated targets together; null when the plan has none.</summary>
    public required JointOutcome? AllTargets { get; init; }

    /// <summary>How many levers and events the planner changed.</summary>
    public int Changes { get; init; }

    /// <summary>What a reader must know before trusting the numbers.</summary>
    public ImmutableArray<string> Warnings { get; init; } = [];

    /// <summary>
    /// The forecast that says most: that of the plan's first target; without a plan the first growth of a total, else the first of all. Null without forecasts.
    /// </summary>
    public ForecastSeries? Leading =>
        Targets.Select(outcome => Forecasts.FirstOrDefault(series => IsAbout(outcome, series))).FirstOrDefault(series => series is not null)
        ?? Forecasts.FirstOrDefault(series => series.IsGrowth && series.Sector == IndicatorName.Total)
        ?? Forecasts.FirstOrDefault();

    /// <summary>The forecasts that the plan has targets for; without a plan those of totals.</summary>
    public IEnumerable<ForecastSeries> Main => Forecasts.Where(series =>
        Targets.IsEmpty ? series.Sector == IndicatorName.Total : Targets.Any(outcome => IsAbout(outcome, series)));

    private static bool IsAbout(TargetOutcome outcome, ForecastSeries series) => outcome.Target.Indicator == series.Indicator && outcome.Target.Sector == series.Sector;
}

/// <summary>The forecast of one indicator of one sector. Arrays are <c>[year]</c>.</summary>
internal sealed record ForecastSeries
{
    /// <summary>Name of the indicator, as in the data.</summary>
    public required string Indicator { get; init; }

    /// <summary>Its part: <c>total</c>, <c>agriculture</c>.</summary>
    public required string Sector { get; init; }

    /// <summary>Labels by language.</summary>
    public required ImmutableDictionary<string, string> Labels { get; init; }

    /// <summary>Unit as written in the model.</summary>
    public required string Unit { get; init; }

    /// <summary>Means.</summary>
    public required ImmutableArray<double?> Mean { get; init; }

    /// <summary>Medians.</summary>
    public required ImmutableArray<double?> Median { get; init; }

    /// <summary>Central bands, widest first.</summary>
    public required ImmutableArray<ForecastBand> Bands { get; init; }

    /// <summary>Median without the planner's changes; default when nothing was changed.</summary>
    public ImmutableArray<double?> Baseline { get; init; }

    /// <summary>Published figures in the unit of the forecast, in order of years.</summary>
    public ImmutableArray<HistoryPoint> History { get; init; } = [];

    /// <summary>True for percent changes over the year before.</summary>
    public bool IsGrowth { get; init; }

    /// <summary>Name for tables and options: <c>grdp_growth[total]</c>.</summary>
    public string Name => $"{Indicator}[{Sector}]";
}

/// <summary>A central band. Arrays are <c>[year]</c>.</summary>
/// <param name="Coverage">Share of draws inside, percent.</param>
/// <param name="Low">Lower ends.</param>
/// <param name="High">Upper ends.</param>
internal sealed record ForecastBand(int Coverage, ImmutableArray<double?> Low, ImmutableArray<double?> High);

/// <summary>A target and how the forecast stands to it, in the target's unit.</summary>
/// <param name="Target">The target.</param>
/// <param name="Median">Median in the target's year; the scenario's own value for a lever; null when not judged.</param>
/// <param name="Margin">How far the median is on the good side of the target; negative when it falls short.</param>
/// <param name="Probability">Probability of meeting it; null when it is not simulated.</param>
/// <param name="BaselineProbability">The same without the planner's changes; null when nothing was changed.</param>
/// <param name="Status">How the median stands, in the words of provinces' reports.</param>
/// <param name="Unjudged">Why it is not judged; null when it is.</param>
internal sealed record TargetOutcome(
    Target Target, double? Median, double? Margin, double? Probability, double? BaselineProbability, TargetStatus Status, UnjudgedReason? Unjudged);

/// <summary>All simulated targets together.</summary>
/// <param name="Probability">Probability that one draw meets them all.</param>
/// <param name="BaselineProbability">The same without the planner's changes; null when nothing was changed.</param>
/// <param name="Counted">How many targets that is about.</param>
/// <param name="Binding">The least likely of them; null when there is none.</param>
/// <param name="ProbabilityWithoutBinding">Probability that the others are all met; null without a binding target.</param>
internal sealed record JointOutcome(double Probability, double? BaselineProbability, int Counted, Target? Binding, double? ProbabilityWithoutBinding);
