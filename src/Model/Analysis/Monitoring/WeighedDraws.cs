using Simulation.Model.Ensembles;
using Simulation.Model.Ensembles.Weighting;
using Simulation.Model.Execution;

namespace Simulation.Model.Analysis.Monitoring;

/// <summary>The draws of a year with the weights they have on the day to stand on, for analyses that go on from there. As <see cref="YearMonitor"/> weighs them.</summary>
/// <param name="Draws">Every draw of every output of the forecast.</param>
/// <param name="Weights">Weights by what became known since the forecast was made.</param>
public sealed record WeighedDraws(DrawTable Draws, ImportanceWeights Weights)
{
    /// <summary>Computes and weighs the draws.</summary>
    public static WeighedDraws Of(MonitoringQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);
        var forecast = question.Forecast;
        var draws = new DrawTable(forecast.Outputs.Length, forecast.Years, checked((int)forecast.Draws));
        forecast.Projector.RunFrom(forecast.Ensemble, new DrawRange(0, draws.Draws), forecast.Latents, draws);
        if (question.Days.IsEmpty)
            return new WeighedDraws(draws, ImportanceWeights.Equal(draws.Draws));
        var likelihoods = new FigureLikelihoods(question, draws);
        var logs = new double[draws.Draws];
        foreach (var step in NewsStep.Between(question.Problem.Observations, question.Days[^1].Known))
        {
            if (step.Came is { } came)
                Add(likelihoods.LogLikelihood(came), 1, logs);
            foreach (var gone in step.Gone)
                Add(likelihoods.LogLikelihood(gone), -1, logs);
        }

        return new WeighedDraws(draws, ImportanceWeights.Weighed(logs));
    }

    private static void Add(ReadOnlySpan<double> terms, double sign, double[] logs)
    {
        for (var i = 0; i < logs.Length; i++)
            logs[i] += sign * terms[i];
    }
}
