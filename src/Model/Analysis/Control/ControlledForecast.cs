using System.Collections.Immutable;
using Simulation.Model.Ensembles.Summaries;
using Simulation.Model.Execution;
using Simulation.Model.Language.Bound;
using Simulation.Model.Plans.Forecasting;

namespace Simulation.Model.Analysis.Control;

/// <summary>What the years of a controlled forecast go on from.</summary>
public enum SimulationMode
{
    /// <summary>Each year goes on from the controlled years before it: effects add up and spread over time.</summary>
    Dynamic,

    /// <summary>Each year goes on from the forecast as it is without control: what is imposed in that year alone does.</summary>
    Static,
}

/// <summary>
/// A forecast under control beside the same forecast without it. Both have the same draws and the same random numbers, so that what differs between them is the
/// control and nothing else. Immutable.
/// </summary>
/// <remarks>
/// Static: in year t the model is run with what is imposed in t alone, so that every draw comes to t with its own uncontrolled past; years in which nothing is imposed
/// are those of the forecast.
/// </remarks>
public sealed class ControlledForecast
{
    private const int DrawsAtOnce = 8192;

    private readonly RunSummary baseline;
    private readonly ImmutableDictionary<int, RunSummary> controlled;

    private ControlledForecast(ImmutableArray<Symbol> outputs, RunSummary baseline, ImmutableDictionary<int, RunSummary> controlled) =>
        (Outputs, this.baseline, this.controlled) = (outputs, baseline, controlled);

    /// <summary>The outputs of the forecast, then every controlled variable that is not among them.</summary>
    public ImmutableArray<Symbol> Outputs { get; }

    /// <summary>Runs a forecast with and without control.</summary>
    /// <param name="forecast">The forecast.</param>
    /// <param name="control">What is imposed, within its years.</param>
    /// <param name="mode">What its years go on from.</param>
    /// <param name="progress">Told the share done, 0 to 1; null for nobody.</param>
    /// <param name="cancellation">Stops between blocks of draws.</param>
    /// <exception cref="ControlException">Something imposed contradicts itself, lies outside the years of the forecast, or cannot be imposed.</exception>
    public static ControlledForecast Simulate(
        PreparedForecast forecast, ModelControl control, SimulationMode mode = SimulationMode.Dynamic, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(forecast);
        ArgumentNullException.ThrowIfNull(control);
        control.CheckWithin(forecast.Years[0], forecast.LastYear);
        var setting = ModelSetting.Of(forecast);
        var whole = control.Apply(setting);
        ImmutableArray<Symbol> outputs = [.. forecast.Outputs, .. control.Variables.Where(variable => !forecast.Outputs.Contains(variable))];
        ImmutableArray<int> years = mode == SimulationMode.Dynamic ? forecast.Years : [.. forecast.Years.Where(control.ActsIn)];
        var work = new Work(forecast, outputs, progress, runs: mode == SimulationMode.Dynamic ? 2 : 1 + years.Length, cancellation);
        var baseline = work.Run(setting, forecast.Years[0], forecast.LastYear);
        if (mode == SimulationMode.Dynamic)
        {
            var run = work.Run(whole, forecast.Years[0], forecast.LastYear);
            return new ControlledForecast(outputs, baseline, years.ToImmutableDictionary(year => year, _ => run));
        }

        return new ControlledForecast(outputs, baseline, years.ToImmutableDictionary(year => year, year => work.Run(control.In(year).Apply(setting), year, year)));
    }

    /// <summary>The distribution of an output in a year without control.</summary>
    public SeriesSummary Baseline(int output, int year) => baseline[output, year];

    /// <summary>The distribution of an output in a year under control.</summary>
    public SeriesSummary Controlled(int output, int year) => RunOf(year)[output, year];

    /// <summary>Probability without control that a condition of the forecast is met.</summary>
    public double? BaselineProbability(DrawCondition condition) => baseline.Tally.Probability(Position(baseline, condition));

    /// <summary>Probability under control that a condition of the forecast is met.</summary>
    public double? ControlledProbability(DrawCondition condition)
    {
        var run = RunOf(condition.Year);
        return run.Tally.Probability(Position(run, condition));
    }

    /// <summary>Probability without control that all conditions are met; null when there are none.</summary>
    public double? BaselineAllProbability => baseline.Tally.AllProbability;

    /// <summary>
    /// The same under control; null also where conditions of several years come from runs of their own (static), of which no draw has them together.
    /// </summary>
    public double? ControlledAllProbability
    {
        get
        {
            var runs = baseline.Shape.Conditions.Select(condition => RunOf(condition.Year)).Distinct(ReferenceEqualityComparer.Instance).Cast<RunSummary>().ToList();
            return runs is [var only] ? only.Tally.AllProbability : null;
        }
    }

    private RunSummary RunOf(int year) => controlled.GetValueOrDefault(year, baseline);

    private static int Position(RunSummary run, DrawCondition condition) => run.Shape.Conditions.IndexOf(condition);

    /// <summary>Runs of one forecast's draws under several settings.</summary>
    private sealed class Work(PreparedForecast forecast, ImmutableArray<Symbol> outputs, IProgress<double>? progress, int runs, CancellationToken cancellation)
    {
        private int finished;

        public RunSummary Run(ModelSetting setting, int firstYear, int lastYear)
        {
            var shape = new RunShape(
                outputs.Length, firstYear, lastYear, forecast.Shape.Resolution, [.. forecast.Shape.Conditions.Where(condition => condition.Year >= firstYear && condition.Year <= lastYear)]);
            var projector = setting.Model.CreateProjector(setting.Paths, setting.AddFactors, setting.StartYear, firstYear, lastYear, outputs);
            var summary = RunSummary.Empty(shape);
            for (long done = 0; done < forecast.Draws; done += DrawsAtOnce)
            {
                cancellation.ThrowIfCancellationRequested();
                var draws = new DrawRange(done, (int)Math.Min(DrawsAtOnce, forecast.Draws - done));
                var sink = new SummarySink(shape);
                projector.RunFrom(forecast.Ensemble, draws, forecast.Latents, sink);
                summary = summary.Merge(sink.ToSummary());
                progress?.Report((finished + ((done + draws.Count) / (double)forecast.Draws)) / runs);
            }

            finished++;
            return summary;
        }
    }
}
