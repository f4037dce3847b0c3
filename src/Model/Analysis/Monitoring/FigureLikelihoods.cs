using System.Collections.Immutable;
using Simulation.Model.Calibration;
using Simulation.Model.Calibration.Reporting;
using Simulation.Model.Ensembles;

namespace Simulation.Model.Analysis.Monitoring;

/// <summary>How well each draw explains a figure: predictions and log-likelihoods, computed when first asked for.</summary>
internal sealed class FigureLikelihoods(MonitoringQuestion question, DrawTable draws)
{
    private readonly Dictionary<FigureKey, (double[] Predictions, double[] LogLikelihood)> known = [];

    /// <summary>Predictions of a figure, <c>[draw]</c>, on its scale of comparison.</summary>
    public ReadOnlySpan<double> Predictions(UsedObservation figure) => Find(figure).Predictions;

    /// <summary>−½ ((y − g) / σ)² of each draw, <c>[draw]</c>.</summary>
    public ReadOnlySpan<double> LogLikelihood(UsedObservation figure) => Find(figure).LogLikelihood;

    private (double[] Predictions, double[] LogLikelihood) Find(UsedObservation figure)
    {
        if (known.TryGetValue(FigureKey.Of(figure), out var found))
            return found;
        var predictions = figure.Period.LastYear <= question.Problem.LastYear ? OfHistory(figure) : OfTheForecast(figure);
        var logarithms = new double[predictions.Length];
        for (var i = 0; i < predictions.Length; i++)
        {
            var residual = (figure.Score - predictions[i]) / figure.StandardDeviation;
            logarithms[i] = -0.5 * residual * residual;
        }

        return known[FigureKey.Of(figure)] = (predictions, logarithms);
    }

    // A figure of history that was published during the year: the member's own history predicts it, the same for all of its draws.
    private double[] OfHistory(UsedObservation figure)
    {
        var history = new HistoryReplicates(question.Problem with { Observations = [figure] }, question.Calibration, question.Forecast.Seed);
        var predictions = new double[draws.Draws];
        for (var i = 0; i < predictions.Length; i++)
            predictions[i] = history.Posterior[i % history.Members];
        return predictions;
    }

    private double[] OfTheForecast(UsedObservation figure)
    {
        var (first, last) = (question.Forecast.Years[0], question.Forecast.LastYear);
        var operation = ObservationOperator.Create(question.Problem.Model.Model, [figure], first, last);
        var outputs = operation.Outputs.Select(symbol => Position(symbol.Name)).ToArray();
        var predictions = new double[draws.Draws];
        operation.Predict((output, year) => draws[outputs[output], year].ToArray(), draws.Draws, predictions);
        return predictions;
    }

    private int Position(string name)
    {
        for (var i = 0; i < question.Forecast.Outputs.Length; i++)
            if (question.Forecast.Outputs[i].Name == name)
                return i;
        throw new ArgumentException($"The forecast does not compute {name}, which was observed: ask for it among the indicators.");
    }
}

/// <summary>What makes a figure the same as another: what it says, not where it stands.</summary>
internal readonly record struct FigureKey(string Indicator, string Sector, Period Period, double Score, double StandardDeviation)
{
    public static FigureKey Of(UsedObservation figure) =>
        new(figure.Observation.Indicator, figure.Observation.Sector, figure.Period, figure.Score, figure.StandardDeviation);
}

/// <summary>A step from one day to the next: a figure that came with those it replaces, or one that only went.</summary>
internal sealed record NewsStep(UsedObservation? Came, ImmutableArray<UsedObservation> Gone)
{
    /// <summary>The steps between two days, in an order that does not depend on that of the figures.</summary>
    public static ImmutableArray<NewsStep> Between(ImmutableArray<UsedObservation> before, ImmutableArray<UsedObservation> after)
    {
        var (old, now) = (before.Select(FigureKey.Of).ToHashSet(), after.Select(FigureKey.Of).ToHashSet());
        var came = Ordered(after.Where(figure => !old.Contains(FigureKey.Of(figure))));
        var gone = Ordered(before.Where(figure => !now.Contains(FigureKey.Of(figure)))).ToList();
        var steps = ImmutableArray.CreateBuilder<NewsStep>();
        foreach (var figure in came)
        {
            var replaced = gone.Where(candidate => Replaces(figure, candidate)).ToImmutableArray();
            gone.RemoveAll(replaced.Contains);
            steps.Add(new NewsStep(figure, replaced));
        }

        steps.AddRange(gone.Select(figure => new NewsStep(null, [figure])));
        return steps.ToImmutable();
    }

    private static bool Replaces(UsedObservation figure, UsedObservation candidate) =>
        figure.Observation.Indicator == candidate.Observation.Indicator
        && figure.Observation.Sector == candidate.Observation.Sector
        && figure.Period.FirstYear <= candidate.Period.FirstYear && candidate.Period.LastYear <= figure.Period.LastYear;

    private static IEnumerable<UsedObservation> Ordered(IEnumerable<UsedObservation> figures) => figures
        .OrderBy(figure => figure.Observation.Indicator, StringComparer.Ordinal).ThenBy(figure => figure.Observation.Sector, StringComparer.Ordinal)
        .ThenBy(figure => figure.Period.LastYear).ThenBy(figure => figure.Period.LastMonth).ThenBy(figure => figure.Period.FirstYear)
        .ThenBy(figure => figure.Score).ThenBy(figure => figure.StandardDeviation);
}
