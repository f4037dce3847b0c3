using System.Collections.Immutable;
using Simulation.Model.Calibration;
using Simulation.Model.Ensembles.Randomness;
using Simulation.Model.Execution;
using Simulation.Model.Language;
using Simulation.Model.Language.Bound;

namespace Simulation.Model.Analysis.Backtesting;

/// <summary>
/// Stands at past origins: calibrates on what was known, forecasts, and scores against what came. What is forecast is the published figure: a draw of the
/// model plus a draw of the figure's measurement error when new.
/// </summary>
/// <remarks>Each origin depends on its own inputs and the options alone, so that origins can be scored anywhere, in any order, with the same bytes.</remarks>
public sealed class Backtester
{
    // The errors of figures use other numbers than the forecast with the same seed.
    private const ulong ErrorKey = 0xA076_1D64_78BD_642F;

    private readonly BacktestOptions options;

    /// <summary>Creates a backtester.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one draw is asked for.</exception>
    public Backtester(BacktestOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Draws, 1);
        this.options = options;
    }

    /// <summary>Scores all origins on a number of threads.</summary>
    /// <param name="origins">The origins, in the order wanted in the result.</param>
    /// <param name="workers">Threads at once, at least 1. It changes the time taken and nothing else.</param>
    /// <param name="progress">Told the share done, 0..1; may be null.</param>
    /// <param name="cancellation">Stops between steps of a calibration.</param>
    /// <exception cref="CalibrationException">An origin cannot be calibrated.</exception>
    public async Task<BacktestResult> RunAsync(
        ImmutableArray<BacktestOrigin> origins, int workers, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(workers, 1);
        var (next, steps) = (-1, 0);
        var scored = new ScoredOrigin[origins.Length];
        var all = (double)origins.Length * options.Sampler.Blocks * options.Sampler.Steps;
        void Work()
        {
            for (var number = Interlocked.Increment(ref next); number < origins.Length; number = Interlocked.Increment(ref next))
                scored[number] = Score(origins[number], () => progress?.Report(Interlocked.Increment(ref steps) / all), cancellation);
        }

        await Task.WhenAll(Enumerable.Range(0, Math.Min(workers, origins.Length)).Select(_ => Task.Run(Work, cancellation))).ConfigureAwait(false);
        return new BacktestResult([.. scored]);
    }

    /// <summary>Scores one origin on the calling thread.</summary>
    /// <param name="origin">The origin.</param>
    /// <param name="onStep">Told after each step of a block of the calibration; may be null.</param>
    /// <param name="cancellation">Stops between steps.</param>
    /// <exception cref="CalibrationException">The origin cannot be calibrated.</exception>
    public ScoredOrigin Score(BacktestOrigin origin, Action? onStep = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(origin);
        var calibrator = Calibrator.Prepare(origin.Problem, options.Sampler);
        var calibration = calibrator.Finish(
            [.. Enumerable.Range(0, calibrator.Blocks).Select(number => calibrator.Run(number, _ => onStep?.Invoke(), cancellation))]);
        return new ScoredOrigin
        {
            Year = origin.Year,
            AsOf = origin.AsOf,
            Observations = origin.Problem.Observations.Length,
            Calibration = calibration.Id,
            WorstRHat = calibration.Report.Convergence.WorstRHat,
            IsConverged = calibration.Report.Convergence.IsConverged,
            Records = Forecast(origin, calibration.Ensemble),
            Unscored = origin.Unscored,
        };
    }

    private ImmutableArray<BacktestRecord> Forecast(BacktestOrigin origin, Ensemble ensemble)
    {
        if (origin.Outcomes.IsEmpty)
            return [];
        var model = origin.Problem.Model;
        ImmutableArray<Symbol> outputs = [.. origin.Outcomes.Select(outcome => SymbolOf(model.Model, outcome)).Distinct()];
        var lastYear = origin.Outcomes.Max(outcome => outcome.Year);
        var draws = new ForecastDraws(outputs.Length, origin.Year + 1, lastYear, options.Draws);
        model.CreateProjector(origin.Paths, AddFactors.None, ensemble.BaseYear, origin.Year + 1, lastYear, outputs)
            .RunFrom(ensemble, new DrawRange(0, options.Draws), new PhiloxLatents(options.Seed), draws);
        return [.. origin.Outcomes.Select(outcome => Record(origin, outcome, SymbolOf(model.Model, outcome), draws, outputs))];
    }

    private BacktestRecord Record(BacktestOrigin origin, BacktestOutcome outcome, Symbol symbol, ForecastDraws draws, ImmutableArray<Symbol> outputs)
    {
        var sample = PredictiveSample.Of(Published(outcome, symbol, draws[outputs.IndexOf(symbol), outcome.Year]));
        var came = outcome.ToScale(outcome.Value);
        var naive = NaiveOf(outcome);
        return new BacktestRecord
        {
            Indicator = outcome.Indicator,
            Sector = outcome.Sector,
            Unit = outcome.Unit,
            IsAmount = outcome.IsAmount,
            Origin = origin.Year,
            Year = outcome.Year,
            Outcome = outcome.Value,
            Status = outcome.Status,
            Source = outcome.Source,
            Quantiles = [.. BacktestRecord.Probabilities.Select(p => outcome.FromScale(sample.Quantile(p)))],
            Crps = sample.Score(came),
            Error = sample.Mean - came,
            Pit = sample.Pit(came),
            In50 = sample.Covers(0.5, came),
            In80 = sample.Covers(0.8, came),
            In90 = sample.Covers(0.9, came),
            Widened = [.. SpreadCheck.Factors.Select(factor => Widened(sample, factor, came))],
            Naive = [.. naive.Select(one => new NaiveScore(one.Kind, outcome.FromScale(one.Centre), one.Spread, one.Score(came)))],
            Events = [.. naive.Select(one => new BacktestEvent(one.Kind, outcome.FromScale(one.Centre), sample.ProbabilityOfAtLeast(one.Centre), came >= one.Centre))],
        };
    }

    private static WidenedScore Widened(PredictiveSample sample, double factor, double came)
    {
        var widened = sample.Widened(factor);
        return new WidenedScore(factor, widened.Score(came), widened.Covers(0.9, came));
    }

    // The published figure on the scale of scoring: the model's figure and an error of its own for each indicator and year.
    private double[] Published(BacktestOutcome outcome, Symbol symbol, ReadOnlySpan<double> modelled)
    {
        var published = new double[modelled.Length];
        RandomStreams.FillNormal(options.Seed ^ ErrorKey, (uint)symbol.Id, outcome.Year, 0, published);
        var sd = outcome.StandardDeviation * (outcome.IsAmount ? 100 : 1);
        for (var i = 0; i < published.Length; i++)
            published[i] = outcome.ToScale(modelled[i]) + (sd * published[i]);
        return published;
    }

    private static ImmutableArray<NaiveForecast> NaiveOf(BacktestOutcome outcome)
    {
        ImmutableArray<KnownFigure> history = [.. outcome.History.Select(figure => figure with { Value = outcome.ToScale(figure.Value) })];
        NaiveForecast?[] all =
        [
            NaiveForecast.LastValue(history, outcome.Year),
            NaiveForecast.HistoricalMean(history, outcome.Year, outcome.IsAmount),
            outcome.PlanTarget is { } target ? NaiveForecast.PlanTarget(outcome.ToScale(target)) : null,
        ];
        return [.. all.OfType<NaiveForecast>()];
    }

    private static Symbol SymbolOf(BoundModel model, BacktestOutcome outcome) => IndicatorName.Find(model, outcome.Indicator, outcome.Sector)
        ?? throw new ArgumentException($"The model {model.Name} publishes no {outcome.Indicator} of {outcome.Sector}: leave the outcome out.", nameof(outcome));
}
