using System.Collections.Immutable;
using System.Globalization;
using Simulation.Model.Execution.Machine;
using Simulation.Model.Execution.Planning;
using Simulation.Model.Language.Bound;

namespace Simulation.Model.Execution;

/// <summary>
/// Carries a model forward, year by year, for any draws: a pure function of (model, given values, random numbers). A draw's values depend on its
/// number alone, never on how draws are divided among calls. Immutable and thread-safe; working memory is pooled.
/// </summary>
public sealed class Projector
{
    private readonly CompiledModel model;
    private readonly ProjectorRequest request;
    private readonly Lazy<RunPlan> fromStart;
    private readonly Lazy<RunPlan> fromEnsemble;
    private readonly Lazy<RunPlan> captureFromStart;
    private readonly Lazy<RunPlan> captureFromEnsemble;
    private readonly Lazy<ImmutableArray<SegmentProjector>> segments;
    private readonly Lazy<double?[][]> uniformOutputs;

    internal Projector(CompiledModel model, ProjectorRequest request)
    {
        request.Validate(model);
        this.model = model;
        this.request = request;
        var silent = request with { Outputs = [], FirstYear = request.LastYear + 1 };
        fromStart = new(() => RunPlanner.Plan(model, request, [], fromStart: true));
        fromEnsemble = new(() => RunPlanner.Plan(model, request, [], fromStart: false));
        captureFromStart = new(() => RunPlanner.Plan(model, silent, StateOf(model), fromStart: true));
        captureFromEnsemble = new(() => RunPlanner.Plan(model, silent, StateOf(model), fromStart: false));
        segments = new(() => SegmentProjector.Of(model, fromEnsemble.Value, request.Method));
        uniformOutputs = new(() => [.. Enumerable.Range(FirstYear, LastYear - FirstYear + 1).Select(UniformOutputs)]);
    }

    /// <summary>The model.</summary>
    public CompiledModel Model => model;

    /// <summary>Year of the starting state.</summary>
    public int StartYear => request.StartYear;

    /// <summary>First year delivered to sinks.</summary>
    public int FirstYear => request.FirstYear;

    /// <summary>Last year.</summary>
    public int LastYear => request.LastYear;

    /// <summary>What sinks receive, in order.</summary>
    public ImmutableArray<Symbol> Outputs => request.Outputs;

    /// <summary>
    /// The value of an output in a year of a forecast from an ensemble when it is the same in all draws (a lever, or what depends on levers alone), and
    /// is therefore among no segment's exports; null when it differs by draw.
    /// </summary>
    /// <param name="output">Position among <see cref="Outputs"/>.</param>
    /// <param name="year">Calendar year from <see cref="FirstYear"/> to <see cref="LastYear"/>.</param>
    public double? UniformOutput(int output, int year) => uniformOutputs.Value[year - FirstYear][output];

    /// <summary>
    /// The segments of a forecast from an ensemble, in order of evaluation; segments that the outputs do not need are left out. Run in this order with
    /// their imports passed on, they give the same bits as <see cref="RunFrom"/>.
    /// </summary>
    public ImmutableArray<SegmentProjector> Segments => segments.Value;

    /// <summary>The plan of a forecast from an ensemble, in which <see cref="Segments"/> are joined.</summary>
    internal RunPlan Plan => fromEnsemble.Value;

    /// <summary>How simultaneous cores are solved.</summary>
    internal SolutionMethod Method => request.Method;

    /// <summary>Runs draws from the start: parameters from their constant latents, starting values from the model's start equations and given values.</summary>
    /// <param name="draws">Which draws.</param>
    /// <param name="latents">Random numbers.</param>
    /// <param name="sink">Receives the outputs.</param>
    /// <exception cref="ArgumentException">A needed starting value or path is missing.</exception>
    /// <exception cref="ConvergenceException">A simultaneous core has no solution in some draw.</exception>
    public void RunFromStart(DrawRange draws, LatentSource latents, OutputSink sink) =>
        new BlockRunner(fromStart.Value, request.Method, latents).Run(draws, null, sink, null);

    /// <summary>Runs draws from an ensemble: draw i has parameters and starting state of member i mod Members.</summary>
    /// <param name="ensemble">State at the end of <see cref="StartYear"/>. Values given for that year or earlier stand in place of its columns.</param>
    /// <param name="draws">Which draws.</param>
    /// <param name="latents">Random numbers.</param>
    /// <param name="sink">Receives the outputs.</param>
    /// <exception cref="ArgumentException">The ensemble is of another year, or lacks a column.</exception>
    /// <exception cref="ConvergenceException">A simultaneous core has no solution in some draw.</exception>
    public void RunFrom(Ensemble ensemble, DrawRange draws, LatentSource latents, OutputSink sink)
    {
        Check(ensemble, fromEnsemble.Value);
        new BlockRunner(fromEnsemble.Value, request.Method, latents).Run(draws, ensemble, sink, null);
    }

    /// <summary>
    /// Runs draws from the start and keeps their parameters and state at the end of <see cref="LastYear"/>: all that a forecast needs to go on from
    /// there, whatever its outputs. Member k is draw <c>draws.First + k</c>.
    /// </summary>
    /// <param name="draws">Which draws.</param>
    /// <param name="latents">Random numbers.</param>
    public Ensemble Capture(DrawRange draws, LatentSource latents) => Capture(captureFromStart.Value, null, draws, latents);

    /// <summary>Runs draws from an ensemble and keeps their parameters and state at the end of <see cref="LastYear"/>.</summary>
    /// <param name="ensemble">State at the end of <see cref="StartYear"/>.</param>
    /// <param name="draws">Which draws.</param>
    /// <param name="latents">Random numbers.</param>
    public Ensemble CaptureFrom(Ensemble ensemble, DrawRange draws, LatentSource latents)
    {
        Check(ensemble, captureFromEnsemble.Value);
        return Capture(captureFromEnsemble.Value, ensemble, draws, latents);
    }

    private double?[] UniformOutputs(int year)
    {
        var plan = fromEnsemble.Value.Years.First(candidate => candidate.Year == year);
        var values = new Dictionary<int, double>();
        foreach (var broadcast in plan.Broadcasts) values[broadcast.Column] = broadcast.Value;
        return [.. plan.Outputs.Select(column => values.TryGetValue(column, out var value) ? value : (double?)null)];
    }

    private Ensemble Capture(RunPlan plan, Ensemble? ensemble, DrawRange draws, LatentSource latents)
    {
        double[][] captured = [.. plan.Captures.Select(_ => new double[draws.Count])];
        new BlockRunner(plan, request.Method, latents).Run(draws, ensemble, null, captured);
        return new Ensemble(request.LastYear, plan.Captures.Select((source, i) => (source.Key, captured[i])));
    }

    private static ImmutableArray<LaggedSymbol> StateOf(CompiledModel model) =>
    [
        .. model.Model.Parameters.Select(equation => new LaggedSymbol(equation.Target, 0)),
        .. model.Structure.States,
    ];

    /// <summary>Refuses an ensemble from which a plan of this projector cannot start.</summary>
    internal void Check(Ensemble ensemble, RunPlan plan)
    {
        if (ensemble.BaseYear != request.StartYear)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"The ensemble describes the end of {ensemble.BaseYear} but the projector starts from {request.StartYear}: use an ensemble of that year."));
        }

        foreach (var load in plan.Loads)
        {
            if (ensemble.Find(load.Key.Symbol, load.Key.Lag) is null)
            {
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                    $"The ensemble of {ensemble.BaseYear} has no column for {load.Key}: capture it with a projector of the same model, or give '{load.Key.Symbol}' a value in {ensemble.BaseYear - load.Key.Lag}."));
            }
        }
    }
}
