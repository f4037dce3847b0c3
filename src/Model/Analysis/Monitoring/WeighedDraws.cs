using System.Collections.Immutable;
using Simulation.Model.Calibration;
using Simulation.Model.Ensembles;
using Simulation.Model.Ensembles.Weighting;
using Simulation.Model.Execution;

namespace Simulation.Model.Analysis.Monitoring;

/// <summary>
/// The draws of a watched year with the weights they have once some figures are known: wᵢ ∝ Π p(y | draw i) over those figures, divided by those of the calibration
/// that no longer stand. The one place where news becomes weights; immutable, every day gives another.
/// </summary>
public sealed class WeighedDraws
{
    private readonly FigureLikelihoods likelihoods;
    private readonly double[] logs;
    private readonly double efficiency;

    private WeighedDraws(DrawTable draws, FigureLikelihoods likelihoods, double[] logs, double efficiency, ImportanceWeights weights)
    {
        (Draws, Weights) = (draws, weights);
        (this.likelihoods, this.logs, this.efficiency) = (likelihoods, logs, efficiency);
    }

    /// <summary>Every draw of every output of the forecast.</summary>
    public DrawTable Draws { get; }

    /// <summary>Weights by what became known since the forecast was made.</summary>
    public ImportanceWeights Weights { get; }

    /// <summary>The draws weighed by all that is known on the last day of a question.</summary>
    public static WeighedDraws Of(MonitoringQuestion question)
    {
        var weighed = AtTheStart(question);
        var known = question.Problem.Observations;
        foreach (var day in question.Days)
        {
            weighed = weighed.After(NewsStep.Between(known, day.Known));
            known = day.Known;
        }

        return weighed;
    }

    /// <summary>The draws as the forecast has them, before anything became known: all of the same weight.</summary>
    internal static WeighedDraws AtTheStart(MonitoringQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);
        var forecast = question.Forecast;
        var draws = new DrawTable(forecast.Outputs.Length, forecast.Years, checked((int)forecast.Draws));
        forecast.Projector.RunFrom(forecast.Ensemble, new DrawRange(0, draws.Draws), forecast.Latents, draws);

        // Several draws share a member, and members of one chain resemble each other.
        var independent = question.Calibration.Report.Convergence.LeastEffectiveSampleSize;
        var efficiency = Math.Clamp(independent / Math.Max(draws.Draws, 1), 1e-3, 1);
        return new WeighedDraws(draws, new FigureLikelihoods(question, draws), new double[draws.Draws], efficiency, ImportanceWeights.Equal(draws.Draws));
    }

    /// <summary>The same draws after some news; these themselves when there is none.</summary>
    internal WeighedDraws After(ImmutableArray<NewsStep> steps)
    {
        if (steps.IsEmpty)
            return this;
        var later = LogsAfter(steps, ulong.MaxValue);
        return new WeighedDraws(Draws, likelihoods, later, efficiency, ImportanceWeights.Weighed(later, efficiency));
    }

    /// <summary>The weights after some of the news alone, <c>[draw]</c>: those steps whose bit is set.</summary>
    internal double[] WeightsAfter(ImmutableArray<NewsStep> steps, ulong subset) => ImportanceWeights.Normalise(LogsAfter(steps, subset));

    /// <summary>Predictions of a figure, <c>[draw]</c>, on its scale of comparison.</summary>
    internal ReadOnlySpan<double> Predictions(UsedObservation figure) => likelihoods.Predictions(figure);

    private double[] LogsAfter(ImmutableArray<NewsStep> steps, ulong subset)
    {
        var later = (double[])logs.Clone();
        for (var i = 0; i < steps.Length; i++)
        {
            if ((subset & (1UL << i)) == 0)
                continue;
            if (steps[i].Came is { } came)
                Add(likelihoods.LogLikelihood(came), 1, later);
            foreach (var gone in steps[i].Gone)
                Add(likelihoods.LogLikelihood(gone), -1, later);
        }

        return later;
    }

    private static void Add(ReadOnlySpan<double> terms, double sign, double[] logs)
    {
        for (var i = 0; i < logs.Length; i++)
            logs[i] += sign * terms[i];
    }
}
