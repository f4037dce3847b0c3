using System.Collections.Immutable;
using Simulation.Model.Execution;
using Simulation.Model.Language.Bound;
using Simulation.Model.Plans.Forecasting;

namespace Simulation.Model.Analysis.Outcomes;

/// <summary>
/// Runs variants of one forecast and keeps a few figures of every draw. All variants share the random numbers: draw i has the same parameters, state and
/// shocks in each, so that differences between variants are sharper than their levels. Immutable and safe to share between threads.
/// </summary>
public sealed class FigureRuns
{
    private readonly PreparedForecast forecast;
    private readonly CompiledModel model;
    private readonly ImmutableArray<Figure> figures;
    private readonly ImmutableArray<Symbol> outputs;
    private readonly int lastYear;

    private FigureRuns(PreparedForecast forecast, CompiledModel model, ImmutableArray<Figure> figures)
    {
        this.forecast = forecast;
        this.model = model;
        this.figures = figures;
        outputs = [.. figures.Select(figure => figure.Indicator).Distinct()];
        lastYear = figures.Max(figure => figure.Year);
    }

    /// <summary>The forecast that is varied.</summary>
    public PreparedForecast Forecast => forecast;

    /// <summary>The figures kept.</summary>
    public ImmutableArray<Figure> Figures => figures;

    /// <summary>Last year computed: that of the latest figure.</summary>
    public int LastYear => lastYear;

    /// <summary>Draws of the forecast.</summary>
    public DrawRange AllDraws => new(0, checked((int)forecast.Draws));

    /// <summary>Variants of a forecast.</summary>
    /// <param name="forecast">The forecast; its outputs and plan play no part.</param>
    /// <param name="figures">What to keep, at least one figure.</param>
    /// <param name="model">The model to run, when it is another form of the forecast's; null for the forecast's own.</param>
    /// <exception cref="ArgumentException">No figure, or one outside the forecast's years.</exception>
    public static FigureRuns Of(PreparedForecast forecast, IEnumerable<Figure> figures, CompiledModel? model = null)
    {
        ArgumentNullException.ThrowIfNull(forecast);
        ImmutableArray<Figure> kept = [.. figures.Distinct()];
        if (kept.IsEmpty) throw new ArgumentException("Nothing is asked of the runs: name a figure.", nameof(figures));
        foreach (var figure in kept.Where(figure => !forecast.Years.Contains(figure.Year)))
            throw new ArgumentException($"The forecast covers {forecast.Years[0]}-{forecast.LastYear} and {figure} is outside it.", nameof(figures));
        return new FigureRuns(forecast, model ?? forecast.Projector.Model, kept);
    }

    /// <summary>Runs all draws with other given values.</summary>
    /// <param name="paths">All given values, history included.</param>
    public FigureTable Run(PathTable paths) => Run(paths, AllDraws, forecast.Latents, forecast.Ensemble);

    /// <summary>Runs some draws with other given values, random numbers or state.</summary>
    /// <param name="paths">All given values, history included.</param>
    /// <param name="draws">Which draws.</param>
    /// <param name="latents">Random numbers.</param>
    /// <param name="ensemble">Parameters and starting state.</param>
    /// <param name="cancellation">Stops between blocks of draws.</param>
    public FigureTable Run(PathTable paths, DrawRange draws, LatentSource latents, Ensemble ensemble, CancellationToken cancellation = default)
    {
        return Prepare(paths).Run(draws, latents, ensemble, cancellation);
    }

    /// <summary>Prepares runs with these given values, for several draws, random numbers or states.</summary>
    /// <param name="paths">All given values, history included.</param>
    public PreparedFigures Prepare(PathTable paths) => new(
        model.CreateProjector(paths, AddFactors.None, forecast.Projector.StartYear, forecast.Years[0], lastYear, outputs), figures, outputs);
}

/// <summary>Runs of one set of given values that keep a few figures of every draw.</summary>
public sealed class PreparedFigures
{
    private readonly Projector projector;
    private readonly ImmutableArray<Figure> figures;
    private readonly ImmutableArray<Symbol> outputs;

    internal PreparedFigures(Projector projector, ImmutableArray<Figure> figures, ImmutableArray<Symbol> outputs)
    {
        this.projector = projector;
        this.figures = figures;
        this.outputs = outputs;
    }

    /// <summary>Runs some draws.</summary>
    /// <param name="draws">Which draws.</param>
    /// <param name="latents">Random numbers.</param>
    /// <param name="ensemble">Parameters and starting state; draw i goes on from member i mod Members.</param>
    /// <param name="cancellation">Stops before the run.</param>
    public FigureTable Run(DrawRange draws, LatentSource latents, Ensemble ensemble, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        var sink = new FigureSink(figures, outputs, draws);
        projector.RunFrom(ensemble, draws, latents, sink);
        return sink.ToTable();
    }
}
