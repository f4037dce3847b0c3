using System.Collections.Immutable;
using System.Globalization;
using Simulation.Model.Calibration.Sampling;
using Simulation.Model.Execution;
using Simulation.Model.Language.Bound;

namespace Simulation.Model.Calibration.Reporting;

/// <summary>Computes the report of a calibration from the posterior sample and draws of the prior.</summary>
internal sealed class ReportBuilder(
    CalibrationProblem problem, LatentSpace active, LatentSpace space, LaplaceApproximation laplace, SamplerOptions options, Trajectory trajectory)
{
    public CalibrationReport Build(
        BlockSample[] samples, Ensemble posterior, double[] fitted, Ensemble prior, double[] priorPredictions)
    {
        var parameters = Parameters(posterior, prior);
        var observations = Observations(fitted, priorPredictions);
        var convergence = Convergence(samples);
        return new CalibrationReport
        {
            Parameters = parameters,
            Observations = observations,
            Convergence = convergence,
            Warnings = CalibrationWarnings.Find(parameters, observations, convergence),
        };
    }

    private ImmutableArray<ParameterFit> Parameters(Ensemble posterior, Ensemble prior) =>
    [
        .. from symbol in problem.Model.Model.Symbols
           where symbol.Kind == SymbolKind.Parameter && posterior.Find(symbol, 0) is not null && prior.Find(symbol, 0) is not null
           select Parameter(symbol, Statistics.Of(posterior.Column(symbol, 0)), Statistics.Of(prior.Column(symbol, 0))),
    ];

    private static ParameterFit Parameter(Symbol symbol, Statistics after, Statistics before) => new(
        symbol.Name,
        symbol.Declaration.Unit,
        before.Mean,
        before.Sd,
        after.Mean,
        after.Sd,
        after.Quantile(0.05),
        after.Quantile(0.5),
        after.Quantile(0.95),
        before.Sd > 0 ? 1 - (after.Variance / before.Variance) : 0,
        before.Sd > 0 ? (after.Mean - before.Mean) / before.Sd : 0,
        symbol.Declaration.Source);

    private ImmutableArray<ObservationFit> Observations(double[] fitted, double[] priorPredictions)
    {
        var members = options.Members;
        return [.. problem.Observations.Select((used, i) => Observation(
            used, Statistics.Of(fitted.AsSpan(i * members, members)), Statistics.Of(priorPredictions.AsSpan(i * members, members))))];
    }

    private static ObservationFit Observation(UsedObservation used, Statistics fit, Statistics prior)
    {
        var (observation, sd) = (used.Observation, used.StandardDeviation);
        var isLogarithm = used.Transform == ObservationTransform.LogLevel;
        double InUnits(double value) => isLogarithm ? Math.Exp(value) : value;
        return new ObservationFit(
            observation.Indicator,
            observation.Sector,
            observation.PeriodText,
            observation.Unit,
            observation.Value,
            isLogarithm ? sd * observation.Value : sd,
            InUnits(prior.Quantile(0.5)),
            InUnits(fit.Quantile(0.5)),
            InUnits(fit.Quantile(0.05)),
            InUnits(fit.Quantile(0.95)),
            (used.Score - fit.Mean) / sd,
            (used.Score - prior.Mean) / Math.Sqrt(prior.Variance + (sd * sd)),
            observation.Status,
            observation.Source,
            observation.Origin.ToString(),
            used.Reason);
    }

    private ConvergenceReport Convergence(BlockSample[] samples)
    {
        var diagnostics = ConvergenceDiagnostics.Compute(samples, options);
        var worst = Enumerable.Range(0, diagnostics.Length).MaxBy(i => diagnostics[i].NestedRHat);
        return new ConvergenceReport(
            options.Members,
            options.Steps,
            options.Superchains,
            active.Coordinates.Length,
            space.Coordinates.Length - active.Coordinates.Length,
            samples.Average(sample => sample.Acceptance),
            trajectory.Leapfrogs,
            trajectory.Angle,
            laplace.Converged,
            diagnostics[worst].NestedRHat,
            NameOf(worst),
            diagnostics.Min(quantity => quantity.EffectiveSampleSize),
            diagnostics.Max(quantity => quantity.AutocorrelationSteps));
    }

    private string NameOf(int quantity)
    {
        if (quantity < active.Coordinates.Length)
            return active.Coordinates[quantity].ToString();
        var used = problem.Observations[quantity - active.Coordinates.Length].Observation;
        return string.Create(CultureInfo.InvariantCulture, $"{used.Indicator}[{used.Sector}] {used.PeriodText}");
    }
}
