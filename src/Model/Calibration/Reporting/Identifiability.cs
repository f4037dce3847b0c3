using System.Collections.Immutable;
using Simulation.Model.Execution;
using Simulation.Model.Language.Bound;

namespace Simulation.Model.Calibration.Reporting;

/// <summary>What the data say about each parameter, and what they cannot tell apart.</summary>
internal sealed class Identifiability(CalibrationProblem problem, CalibrationResult calibration, HistoryReplicates history)
{
    private const int MostPairs = 20;
    private const int MostSurprises = 12;
    private const double LeastCorrelation = 0.2;
    private const double SilentContraction = 0.05;
    private const double SilentDivergence = 0.02;
    private const double WeakContraction = 0.3;
    private const double WeakDivergence = 0.2;

    /// <summary>Every parameter of the report.</summary>
    /// <param name="prior">Draws of the prior, as many as there are members.</param>
    public ImmutableArray<ParameterReview> Parameters(Ensemble prior) =>
    [
        .. from fit in calibration.Report.Parameters
           let symbol = problem.Model.Model.Find(fit.Parameter)!
           select Parameter(fit, symbol, calibration.Ensemble.Column(symbol, 0), prior.Column(symbol, 0)),
    ];

    /// <summary>Largest posterior correlations of a parameter with another parameter or with a shock, beyond ±0.2.</summary>
    public ImmutableArray<PosteriorCorrelation> Confounded()
    {
        var coordinates = history.Active.Coordinates;
        var scores = Enumerable.Range(0, coordinates.Length).Select(Standardised).ToArray();
        var pairs =
            from first in Enumerable.Range(0, coordinates.Length)
            where coordinates[first].Year == 0
            from second in Enumerable.Range(0, coordinates.Length)
            where second > first || coordinates[second].Year > 0
            let correlation = Dot(scores[first], scores[second])
            where Math.Abs(correlation) >= LeastCorrelation
            orderby Math.Abs(correlation) descending, first, second
            select new PosteriorCorrelation(coordinates[first].ToString(), coordinates[second].ToString(), correlation);
        return [.. pairs.Take(MostPairs)];
    }

    /// <summary>Years' shocks with the largest posterior mean in absolute value.</summary>
    public ImmutableArray<ShockReview> Surprises()
    {
        var shocks =
            from i in Enumerable.Range(0, history.Active.Coordinates.Length)
            where history.Active.Coordinates[i].Year > 0
            let latent = Statistics.Of(history.Latent(i))
            orderby Math.Abs(latent.Mean) descending, i
            select new ShockReview(history.Active.Coordinates[i].ToString(), latent.Mean, latent.Sd);
        return [.. shocks.Take(MostSurprises)];
    }

    private ParameterReview Parameter(ParameterFit fit, Symbol symbol, ReadOnlySpan<double> posterior, ReadOnlySpan<double> prior)
    {
        var divergence = Divergence(symbol);
        return new ParameterReview(
            fit,
            Quantiles(Statistics.Of(prior)),
            Quantiles(Statistics.Of(posterior)),
            divergence ?? 0,
            Judge(fit, divergence),
            DensityEstimate.Of(prior, posterior));
    }

    /// <summary>null when no observation depends on the parameter.</summary>
    private double? Divergence(Symbol parameter)
    {
        var own = Enumerable.Range(0, history.Active.Coordinates.Length)
            .Where(i => history.Active.Coordinates[i] is { Year: 0 } coordinate && coordinate.Latent.Of == parameter)
            .Select(i => Statistics.Of(history.Latent(i)))
            .ToArray();
        return own.Length == 0
            ? null
            : own.Sum(latent => 0.5 * ((latent.Mean * latent.Mean) + latent.Variance - 1 - Math.Log(latent.Variance)));
    }

    private static Identification Judge(ParameterFit fit, double? divergence) => divergence switch
    {
        null => Identification.Idle,
        < SilentDivergence when fit.Contraction < SilentContraction => Identification.Silent,
        < WeakDivergence when fit.Contraction < WeakContraction => Identification.Weak,
        _ => Identification.Informed,
    };

    private static QuantileSummary Quantiles(Statistics sample) =>
        new(sample.Quantile(0.05), sample.Quantile(0.25), sample.Quantile(0.5), sample.Quantile(0.75), sample.Quantile(0.95));

    private double[] Standardised(int coordinate)
    {
        var latent = history.Latent(coordinate);
        var statistics = Statistics.Of(latent);
        var scale = statistics.Sd > 0 ? 1 / (statistics.Sd * Math.Sqrt(latent.Length - 1)) : 0;
        var scores = new double[latent.Length];
        for (var i = 0; i < scores.Length; i++)
            scores[i] = (latent[i] - statistics.Mean) * scale;
        return scores;
    }

    private static double Dot(double[] first, double[] second)
    {
        var sum = 0.0;
        for (var i = 0; i < first.Length; i++)
            sum += first[i] * second[i];
        return sum;
    }
}
