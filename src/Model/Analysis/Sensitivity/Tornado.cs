using System.Collections.Immutable;
using Simulation.Model.Analysis.Outcomes;
using Simulation.Model.Execution;
using Simulation.Model.Language.Bound;
using Simulation.Model.Plans.Forecasting;

namespace Simulation.Model.Analysis.Sensitivity;

/// <summary>What an input does to an outcome, one at a time, from its low to its high end.</summary>
/// <param name="Input">Name of the input.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Low">Its low end as a number, in its own unit; null where the end is a percentile of random numbers.</param>
/// <param name="High">Its high end.</param>
/// <param name="AtLow">The outcome with the input at its low end.</param>
/// <param name="AtHigh">The outcome at the high end.</param>
/// <param name="StandardError">Monte-Carlo error of the swing; null with too few draws.</param>
public sealed record TornadoBar(string Input, UncertaintyKind Kind, double? Low, double? High, double AtLow, double AtHigh, double? StandardError)
{
    /// <summary>From low to high.</summary>
    public double Swing => AtHigh - AtLow;
}

/// <summary>The bars of one outcome, the widest first.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="Baseline">Its number when nothing is held.</param>
/// <param name="Bars">One bar for each input.</param>
public sealed record TornadoChart(Outcome Outcome, double Baseline, ImmutableArray<TornadoBar> Bars);

/// <summary>
/// One-at-a-time sensitivity. A lever goes from its lowest to its highest ambition level. Shocks and outside paths go from the 10th to the 90th percentile: with
/// T years up to the last figure and m members, their independent standard normal scores are ∓1.2816/√(m T) in each, so that the sum over years and members is at its percentile. An event happens in no
/// year or in every year. A parameter is compared between the draws in the lowest and the highest fifth of its posterior, with whatever moves along with it:
/// its neighbours in the posterior cannot be held still without leaving what the data allow. Parameters whose bar is within twice its error are left out.
/// </summary>
public static class Tornado
{
    private const double TenthPercentileScore = 1.2815515655446004;
    private const double Fifth = 0.2;

    /// <summary>Computes the bars.</summary>
    /// <param name="forecast">The forecast.</param>
    /// <param name="outcomes">Outcomes, at least one.</param>
    /// <param name="levers">Levers with their ranges.</param>
    /// <param name="mostParameters">How many parameters to show for each outcome, those with the widest bars.</param>
    /// <param name="progress">Told the share done, 0..1.</param>
    /// <param name="cancellation">Stops between runs.</param>
    public static ImmutableArray<TornadoChart> Compute(
        PreparedForecast forecast,
        ImmutableArray<Outcome> outcomes,
        ImmutableArray<LeverRange> levers,
        int mostParameters = 10,
        IProgress<double>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(forecast);
        var runs = FigureRuns.Of(forecast, outcomes.SelectMany(outcome => outcome.Figures));
        var baseline = runs.Run(forecast.Paths, runs.AllDraws, forecast.Latents, forecast.Ensemble, cancellation);
        var inputs = UncertainInput.Of(forecast.Projector.Model.Model).Where(input => !input.IsPosterior).ToList();
        var held = new List<(string Name, UncertaintyKind Kind, double? Low, double? High, FigureTable AtLow, FigureTable AtHigh)>();
        foreach (var range in levers)
        {
            held.Add((range.Lever.Name, UncertaintyKind.Lever, range.Low, range.High, At(range, range.Low), At(range, range.High)));
            Report();
        }

        foreach (var input in inputs)
        {
            held.Add((input.Name, input.Kind, null, null, Held(input, -1), Held(input, 1)));
            Report();
        }

        return [.. outcomes.Select(outcome => Chart(outcome, baseline, held, ParameterBars(forecast, outcome, baseline).Take(mostParameters)))];

        FigureTable At(LeverRange range, double value) => runs.Run(
            forecast.Paths.With(PathTable.Of(Enumerable.Range(range.FromYear, range.ToYear - range.FromYear + 1).Select(year => new YearValue(range.Lever, year, value)))),
            runs.AllDraws, forecast.Latents, forecast.Ensemble, cancellation);
        FigureTable Held(UncertainInput input, int side) => runs.Run(
            forecast.Paths, runs.AllDraws, new HeldLatents(forecast.Latents, [.. input.Latents], side * ScoreOf(input)), forecast.Ensemble, cancellation);
        double ScoreOf(UncertainInput input) =>
            TenthPercentileScore / Math.Sqrt((runs.LastYear - forecast.Years[0] + 1.0) * Math.Max(1, input.Latents.Count(latent => latent.Law == LatentLaw.StandardNormal)));
        void Report() => progress?.Report((double)held.Count / (levers.Length + inputs.Count));
    }

    private static TornadoChart Chart(
        Outcome outcome,
        FigureTable baseline,
        List<(string Name, UncertaintyKind Kind, double? Low, double? High, FigureTable AtLow, FigureTable AtHigh)> held,
        IEnumerable<TornadoBar> parameters)
    {
        var bars = held.Select(input => new TornadoBar(
            input.Name, input.Kind, input.Low, input.High, outcome.Of(input.AtLow), outcome.Of(input.AtHigh), SwingError(outcome, input.AtLow, input.AtHigh)));
        return new TornadoChart(outcome, outcome.Of(baseline), [.. bars.Concat(parameters).Where(bar => double.IsFinite(bar.Swing)).OrderByDescending(bar => Math.Abs(bar.Swing)).ThenBy(bar => bar.Input, StringComparer.Ordinal)]);
    }

    private static double? SwingError(Outcome outcome, FigureTable low, FigureTable high)
    {
        Span<double> swings = stackalloc double[Sections.Count];
        for (var section = 0; section < swings.Length; section++)
        {
            var (first, count) = Sections.Of(section, low.Draws);
            swings[section] = count == 0 ? double.NaN : outcome.Of(high, first, count) - outcome.Of(low, first, count);
        }

        return Sections.StandardError(swings);
    }

    private static IEnumerable<TornadoBar> ParameterBars(PreparedForecast forecast, Outcome outcome, FigureTable baseline) =>
        forecast.Ensemble.Keys.Where(key => key is { Lag: 0, Symbol.Kind: SymbolKind.Parameter })
            .Select(key => ParameterBar(key.Symbol, ParameterDraws(forecast, key.Symbol), outcome, baseline))
            .OfType<TornadoBar>().Where(bar => bar.StandardError is not { } error || Math.Abs(bar.Swing) > 2 * error).OrderByDescending(bar => Math.Abs(bar.Swing));

    private static double[] ParameterDraws(PreparedForecast forecast, Symbol parameter)
    {
        var members = forecast.Ensemble.Column(parameter, 0);
        var values = new double[forecast.Draws];
        for (var draw = 0; draw < values.Length; draw++) values[draw] = members[draw % members.Length];
        return values;
    }

    private static TornadoBar? ParameterBar(Symbol parameter, double[] values, Outcome outcome, FigureTable baseline)
    {
        var sorted = Quantiles.Sorted(values);
        var (low, high) = (Quantiles.OfSorted(sorted, Fifth), Quantiles.OfSorted(sorted, 1 - Fifth));
        if (!(low < high)) return null;
        var (below, above) = (baseline.Where(draw => values[draw] <= low), baseline.Where(draw => values[draw] >= high));
        var error = (SectionsOf(outcome, below), SectionsOf(outcome, above)) is ({ } first, { } second) ? Math.Sqrt((first * first) + (second * second)) : (double?)null;
        return new TornadoBar(
            parameter.Name, UncertaintyKind.Parameters, Quantiles.OfSorted(sorted, Fifth / 2), Quantiles.OfSorted(sorted, 1 - (Fifth / 2)), outcome.Of(below), outcome.Of(above), error);
    }

    private static double? SectionsOf(Outcome outcome, FigureTable table)
    {
        Span<double> values = stackalloc double[Sections.Count];
        for (var section = 0; section < values.Length; section++)
        {
            var (first, count) = Sections.Of(section, table.Draws);
            values[section] = count == 0 ? double.NaN : outcome.Of(table, first, count);
        }

        return Sections.StandardError(values);
    }

    // Random numbers with some of them held: a score at a value, an event at never (below the middle) or always.
    private sealed class HeldLatents(LatentSource others, HashSet<Latent> held, double score) : LatentSource
    {
        public override void Fill(Latent latent, int year, long firstDraw, Span<double> values)
        {
            if (!held.Contains(latent)) others.Fill(latent, year, firstDraw, values);
            else values.Fill(latent.Law == LatentLaw.StandardNormal ? score : score > 0 ? 0 : 1);
        }
    }
}
