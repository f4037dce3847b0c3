using System.Collections.Immutable;
using Simulation.Model.Analysis.Outcomes;
using Simulation.Model.Language.Bound;
using Simulation.Model.Plans.Forecasting;

namespace Simulation.Model.Analysis.Comparison;

/// <summary>
/// Any number of scenarios side by side. All forecasts share their random numbers, so a difference is a mean of differences draw by draw: its standard error,
/// s(xᵢ − yᵢ)/√n, is smaller than that of either level wherever the scenarios move together.
/// </summary>
public static class ScenarioComparison
{
    private const int DrawsAtOnce = 8192;

    /// <summary>Compares forecasts.</summary>
    /// <param name="names">Names of the scenarios.</param>
    /// <param name="forecasts">Their forecasts in the same order; differences are from the first. All of one question but for scenario and paths from outside.</param>
    /// <param name="baseline">The value of a lever or hazard in a year of the baseline; null where chance decides.</param>
    /// <param name="progress">Told the share done, 0..1.</param>
    /// <param name="cancellation">Stops between forecasts.</param>
    /// <exception cref="ArgumentException">The forecasts are not of one question, or there is none.</exception>
    public static ComparisonResult Compare(
        ImmutableArray<string> names,
        ImmutableArray<PreparedForecast> forecasts,
        Func<Symbol, int, double?> baseline,
        IProgress<double>? progress = null,
        CancellationToken cancellation = default)
    {
        Check(names, forecasts);
        var first = forecasts[0];
        var summaries = forecasts.Select((forecast, i) =>
        {
            cancellation.ThrowIfCancellationRequested();
            var summary = forecast.Simulate();
            progress?.Report((i + 1.0) / (2 * forecasts.Length));
            return summary;
        }).ToArray();
        var moments = Moments(forecasts, progress, cancellation);
        var rows = from output in Enumerable.Range(0, first.Outputs.Length)
                   from year in first.Years
                   select new ComparisonRow(
                       first.Outputs[output],
                       year,
                       [
                           .. forecasts.Select((_, i) =>
                           {
                               var series = summaries[i][output, year];
                               return moments[i, output, year].ToCell(series.Mean, series.Median, series.Quantile(0.05), series.Quantile(0.95));
                           }),
                       ]);
        var targets = first.Question is not { } question ? [] : question.Plan.Targets
            .Select((target, position) => (target, Condition: question.ConditionOf(position))).Where(pair => pair.Condition is not null)
            .Select(pair => new ComparisonTarget(pair.target, [.. forecasts.Select((_, i) => moments.Target(i, pair.Condition!.Value, summaries[i].Tally.Probability(pair.Condition!.Value)))]))
            .ToImmutableArray();
        ImmutableArray<TargetCell> together = targets.IsEmpty ? [] : [.. forecasts.Select((_, i) => moments.Target(i, targets.Length, summaries[i].Tally.AllProbability))];
        return new ComparisonResult(names, ComparisonAssumption.Of(forecasts, baseline), [.. rows], targets, together);
    }

    private static void Check(ImmutableArray<string> names, ImmutableArray<PreparedForecast> forecasts)
    {
        if (forecasts.IsEmpty || names.Length != forecasts.Length) throw new ArgumentException("Give at least one scenario, and a name for each.", nameof(forecasts));
        var first = forecasts[0];
        foreach (var forecast in forecasts)
        {
            if (forecast.Calibration != first.Calibration || forecast.Seed != first.Seed || forecast.Draws != first.Draws
                || !forecast.Years.SequenceEqual(first.Years) || !forecast.Outputs.SequenceEqual(first.Outputs) || forecast.Plan?.Id != first.Plan?.Id)
            {
                throw new ArgumentException("The forecasts differ in more than scenario and paths from outside: ask all of them the same question.", nameof(forecasts));
            }
        }
    }

    private static ComparisonMoments Moments(ImmutableArray<PreparedForecast> forecasts, IProgress<double>? progress, CancellationToken cancellation)
    {
        var first = forecasts[0];
        var figures = (from output in first.Outputs from year in first.Years select new Figure(output, year)).ToImmutableArray();
        var runs = forecasts.Select(forecast => FigureRuns.Of(forecast, figures).Prepare(forecast.Paths)).ToArray();
        var moments = new ComparisonMoments(forecasts.Length, first, figures);
        for (long done = 0; done < first.Draws; done += DrawsAtOnce)
        {
            var draws = new Execution.DrawRange(done, (int)Math.Min(DrawsAtOnce, first.Draws - done));
            FigureTable? reference = null;
            for (var i = 0; i < runs.Length; i++)
            {
                var table = runs[i].Run(draws, forecasts[i].Latents, forecasts[i].Ensemble, cancellation);
                reference ??= table;
                moments.Add(i, table, reference);
                progress?.Report(0.5 + (0.5 * (done + (draws.Count * (i + 1.0) / runs.Length)) / first.Draws));
            }
        }

        return moments;
    }
}
