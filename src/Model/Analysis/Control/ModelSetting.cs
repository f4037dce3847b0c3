using Simulation.Model.Execution;
using Simulation.Model.Plans.Forecasting;

namespace Simulation.Model.Analysis.Control;

/// <summary>
/// A model set up to be run: given paths, judgement, where it starts, and either one path without shocks or an ensemble with its random numbers. Immutable.
/// </summary>
public sealed record ModelSetting
{
    /// <summary>The model.</summary>
    public required CompiledModel Model { get; init; }

    /// <summary>Values that stand in place of equations: levers, given paths, history, exogenised variables.</summary>
    public required PathTable Paths { get; init; }

    /// <summary>Judgement added to equations.</summary>
    public AddFactors AddFactors { get; init; } = AddFactors.None;

    /// <summary>Year of the starting state; the first year computed is the next.</summary>
    public required int StartYear { get; init; }

    /// <summary>Last year computed.</summary>
    public required int LastYear { get; init; }

    /// <summary>Parameters and state at the end of <see cref="StartYear"/>; null to start from the model's start equations and given values.</summary>
    public Ensemble? Ensemble { get; init; }

    /// <summary>Random numbers.</summary>
    public required LatentSource Latents { get; init; }

    /// <summary>Number of draws: 1 for a single path.</summary>
    public required int Draws { get; init; }

    /// <summary>First year computed.</summary>
    public int FirstYear => StartYear + 1;

    /// <summary>Whether there is one path only.</summary>
    public bool IsSinglePath => Draws == 1;

    /// <summary>
    /// One path: parameters at their medians, no shocks, events that happen when they are likelier than not.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="paths">Given paths, starting values among them.</param>
    /// <param name="startYear">Year of the starting state.</param>
    /// <param name="lastYear">Last year.</param>
    public static ModelSetting SinglePath(CompiledModel model, PathTable paths, int startYear, int lastYear) => new()
    {
        Model = model,
        Paths = paths,
        StartYear = startYear,
        LastYear = lastYear,
        Latents = CentralLatents.Instance,
        Draws = 1,
    };

    /// <summary>The draws of a forecast.</summary>
    public static ModelSetting Of(PreparedForecast forecast)
    {
        ArgumentNullException.ThrowIfNull(forecast);
        return new ModelSetting
        {
            Model = forecast.Projector.Model,
            Paths = forecast.Paths,
            StartYear = forecast.Projector.StartYear,
            LastYear = forecast.LastYear,
            Ensemble = forecast.Ensemble,
            Latents = forecast.Latents,
            Draws = checked((int)forecast.Draws),
        };
    }

    /// <summary>
    /// One path in place of an ensemble's: every parameter and every column of the state at its median over members, no shocks. It is near the median of the
    /// draws, not equal to it.
    /// </summary>
    public ModelSetting Central() => this with
    {
        Ensemble = Ensemble is null ? null : new Ensemble(Ensemble.BaseYear, Ensemble.Keys.Select((key, column) => (key, new[] { Order.Median(Ensemble.Column(column)) }))),
        Latents = CentralLatents.Instance,
        Draws = 1,
    };

    /// <summary>Runs a projector of this setting.</summary>
    internal void Run(Projector projector, OutputSink sink) => Run(projector, Draws, Latents, sink);

    /// <summary>Runs a projector from where this setting starts.</summary>
    internal void Run(Projector projector, int draws, LatentSource latents, OutputSink sink)
    {
        if (Ensemble is null) projector.RunFromStart(new DrawRange(0, draws), latents, sink);
        else projector.RunFrom(Ensemble, new DrawRange(0, draws), latents, sink);
    }
}
