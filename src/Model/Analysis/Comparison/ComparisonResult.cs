using System.Collections.Immutable;
using Simulation.Model.Language.Bound;
using Simulation.Model.Plans;
using Simulation.Model.Plans.Forecasting;

namespace Simulation.Model.Analysis.Comparison;

/// <summary>Scenarios side by side.</summary>
/// <param name="Names">Names of the scenarios; differences are from the first.</param>
/// <param name="Assumptions">Every lever, event and outside path that some scenario sets, by year.</param>
/// <param name="Rows">Every indicator and year.</param>
/// <param name="Targets">Every target with a probability; empty without a plan.</param>
/// <param name="AllTargets">All of them together, one cell a scenario; empty without a plan.</param>
public sealed record ComparisonResult(
    ImmutableArray<string> Names,
    ImmutableArray<ComparisonAssumption> Assumptions,
    ImmutableArray<ComparisonRow> Rows,
    ImmutableArray<ComparisonTarget> Targets,
    ImmutableArray<TargetCell> AllTargets);

/// <summary>A figure in every scenario.</summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="Year">Year.</param>
/// <param name="Cells">One cell a scenario.</param>
public sealed record ComparisonRow(Symbol Indicator, int Year, ImmutableArray<ComparisonCell> Cells)
{
    /// <summary>Smallest mean over the scenarios; null when none is defined.</summary>
    public double? Minimum => Cells.Min(cell => cell.Mean);

    /// <summary>Mean of the scenarios' means.</summary>
    public double? Average => Cells.Average(cell => cell.Mean);

    /// <summary>Largest mean over the scenarios.</summary>
    public double? Maximum => Cells.Max(cell => cell.Mean);
}

/// <summary>A figure in one scenario, in the indicator's unit; null where no draw defines it.</summary>
/// <param name="Mean">Mean over draws.</param>
/// <param name="StandardError">Its standard error.</param>
/// <param name="Median">Median.</param>
/// <param name="Low">5th percentile.</param>
/// <param name="High">95th percentile.</param>
/// <param name="Difference">Mean difference from the first scenario, over the draws in which both are defined.</param>
/// <param name="DifferenceError">Standard error of the difference, draw by draw.</param>
public sealed record ComparisonCell(double? Mean, double? StandardError, double? Median, double? Low, double? High, double? Difference, double? DifferenceError);

/// <summary>A target in every scenario.</summary>
/// <param name="Target">The target.</param>
/// <param name="Cells">One cell a scenario.</param>
public sealed record ComparisonTarget(Target Target, ImmutableArray<TargetCell> Cells);

/// <summary>Probability of a target in one scenario.</summary>
/// <param name="Probability">Share of draws that meet it, 0..1.</param>
/// <param name="StandardError">Its standard error.</param>
/// <param name="Difference">Difference from the first scenario.</param>
/// <param name="DifferenceError">Standard error of the difference, draw by draw.</param>
public sealed record TargetCell(double? Probability, double? StandardError, double? Difference, double? DifferenceError);

/// <summary>A lever, event or outside path in a year, in the baseline and in every scenario.</summary>
/// <param name="Symbol">What is set.</param>
/// <param name="Year">Year.</param>
/// <param name="Baseline">Its value in the baseline; null where chance decides.</param>
/// <param name="Values">Its value in each scenario; null where the scenario leaves the baseline.</param>
public sealed record ComparisonAssumption(Symbol Symbol, int Year, double? Baseline, ImmutableArray<double?> Values)
{
    /// <summary>What the scenarios change, in the order of model and years.</summary>
    internal static ImmutableArray<ComparisonAssumption> Of(ImmutableArray<PreparedForecast> forecasts, Func<Symbol, int, double?> baseline) =>
    [
        .. forecasts.SelectMany(forecast => forecast.Changes).Select(change => (change.Symbol, change.Year)).Distinct()
            .OrderBy(key => key.Symbol.Id).ThenBy(key => key.Year)
            .Select(key => new ComparisonAssumption(
                key.Symbol,
                key.Year,
                baseline(key.Symbol, key.Year),
                [.. forecasts.Select(forecast => Changed(forecast, key.Symbol, key.Year))])),
    ];

    private static double? Changed(PreparedForecast forecast, Symbol symbol, int year)
    {
        foreach (var change in forecast.Changes)
            if (change.Symbol == symbol && change.Year == year) return change.Value;
        return null;
    }
}
