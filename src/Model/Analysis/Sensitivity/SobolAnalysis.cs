using System.Collections.Immutable;
using Simulation.Model.Analysis.Outcomes;
using Simulation.Model.Ensembles.Randomness;
using Simulation.Model.Execution;
using Simulation.Model.Language.Binding;
using Simulation.Model.Language.Bound;
using Simulation.Model.Plans.Forecasting;

namespace Simulation.Model.Analysis.Sensitivity;

/// <summary>Effort of a variance-based analysis.</summary>
public sealed record SobolOptions
{
    /// <summary>Points of the base sample, 32 at least; with d inputs, (d + 2) times as many draws are run.</summary>
    public int Points { get; init; } = 1024;

    /// <summary>Bootstrap samples, 2 at least.</summary>
    public int Resamples { get; init; } = SobolIndices.DefaultResamples;
}

/// <summary>Indices of several quantities for several inputs.</summary>
/// <param name="Inputs">The inputs, in the order of the indices.</param>
/// <param name="Results">One result for each quantity.</param>
/// <param name="Draws">Number of draws run.</param>
public sealed record SobolAnswer(ImmutableArray<UncertainInput> Inputs, ImmutableArray<SobolResult> Results, int Draws);

/// <summary>
/// Sobol indices of a forecast. Inputs are arranged by draw, not by run: each point of the sample is one draw, whose numbers are exchanged between two
/// samples input by input. Parameters and starting state are one input, drawn from the posterior with replacement, because they depend on one another.
/// </summary>
public static class SobolAnalysis
{
    /// <summary>Computes the indices.</summary>
    /// <param name="forecast">The forecast; its draws play no part, its seed and paths do.</param>
    /// <param name="quantities">What is asked to vary; at least one.</param>
    /// <param name="inputs">Inputs; together they need not be all. Null for every uncertain input of the model.</param>
    /// <param name="levers">Levers that vary too, after the inputs.</param>
    /// <param name="options">Effort.</param>
    /// <param name="progress">Told the share done, 0..1.</param>
    /// <param name="cancellation">Stops between runs.</param>
    /// <exception cref="ArgumentException">A quantity is defined at fewer than two points.</exception>
    public static SobolAnswer Compute(
        PreparedForecast forecast,
        ImmutableArray<SensitivityQuantity> quantities,
        ImmutableArray<UncertainInput>? inputs = null,
        ImmutableArray<LeverRange> levers = default,
        SobolOptions? options = null,
        IProgress<double>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(forecast);
        options ??= new SobolOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Points, 32);
        levers = levers.IsDefault ? [] : levers;
        var varied = levers.IsEmpty ? null : UncertainLevers.Of(forecast.Projector.Model.Model, levers);
        ImmutableArray<UncertainInput> all = [.. inputs ?? UncertainInput.Of(forecast.Projector.Model.Model), .. varied?.Inputs ?? []];
        var paths = varied is null ? forecast.Paths : varied.Paths(forecast.Paths, levers, forecast.Projector.StartYear, forecast.LastYear);
        var runs = FigureRuns.Of(forecast, quantities.Select(quantity => quantity.Figure), varied?.Model).Prepare(paths);
        var sample = new SobolSample(forecast, runs, options.Points);

        var (a, b) = (sample.Run(false, null, cancellation), sample.Run(true, null, cancellation));
        var mixed = new FigureTable[all.Length];
        for (var input = 0; input < all.Length; input++)
        {
            mixed[input] = sample.Run(false, all[input], cancellation);
            progress?.Report((input + 1.0) / (all.Length + 1));
        }

        ImmutableArray<SobolResult> results =
        [
            .. quantities.Select(quantity => SobolIndices.Estimate(quantity.Of(a), quantity.Of(b), [.. mixed.Select(quantity.Of)], options.Resamples, forecast.Seed)),
        ];
        progress?.Report(1);
        return new SobolAnswer(all, results, options.Points * (all.Length + 2));
    }
}

/// <summary>Two independent samples of the inputs of a forecast, and their mixtures.</summary>
internal sealed class SobolSample(PreparedForecast forecast, PreparedFigures runs, int points)
{
    private readonly Ensemble stateA = Members(forecast, points, 0);
    private readonly Ensemble stateB = Members(forecast, points, points);

    /// <summary>Runs a sample, with one input taken from the other.</summary>
    public FigureTable Run(bool isB, UncertainInput? exchanged, CancellationToken cancellation)
    {
        var latents = new MixedLatents(forecast.Seed, points, isB, exchanged is null ? ImmutableHashSet<Latent>.Empty : [.. exchanged.Latents]);
        var takesB = isB != (exchanged?.IsPosterior == true);
        return runs.Run(new DrawRange(0, points), latents, takesB ? stateB : stateA, cancellation);
    }

    // Members with replacement: independent of all other numbers of the draw, as consecutive members are not.
    private static Ensemble Members(PreparedForecast forecast, int points, int first)
    {
        var places = new double[points];
        RandomStreams.FillUniform(forecast.Seed, StreamNumber.Of(UncertainInput.Posterior), year: 0, first, places);
        return forecast.Ensemble.Select([.. places.Select(place => (int)(place * forecast.Ensemble.Members))]);
    }
}
