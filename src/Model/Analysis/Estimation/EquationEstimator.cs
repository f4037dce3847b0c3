using System.Collections.Immutable;
using MathNet.Numerics.LinearAlgebra;
using Simulation.Model.Analysis.Estimation.Numerics;
using Simulation.Model.Execution;
using Simulation.Model.Language.Bound;

namespace Simulation.Model.Analysis.Estimation;

/// <summary>
/// Estimates equations of a model, each by its own text: ordinary or two-stage least squares, with linear restrictions, polynomial distributed lags and
/// autoregressive errors.
/// </summary>
public static class EquationEstimator
{
    /// <summary>Estimates one equation.</summary>
    /// <param name="model">The model whose equation it is.</param>
    /// <param name="data">Observed values of the names that the equation and the instruments use.</param>
    /// <param name="question">What is asked.</param>
    /// <exception cref="EstimationException">
    /// The equation is not linear in its parameters, not identified, has collinear regressors or too few observations, or a value is missing; the message names
    /// the equation and the regressor or year.
    /// </exception>
    public static EquationEstimate Estimate(BoundModel model, PathTable data, EstimationQuestion question)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(question);
        return Estimate(LinearEquation.Find(model, question.Variable), data, question);
    }

    /// <summary>Estimates an equation that has been read already.</summary>
    /// <exception cref="EstimationException">As for <see cref="Estimate(BoundModel, PathTable, EstimationQuestion)"/>.</exception>
    public static EquationEstimate Estimate(LinearEquation equation, PathTable data, EstimationQuestion question)
    {
        ArgumentNullException.ThrowIfNull(equation);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(question);
        if (question.AutoregressiveOrder < 0)
            throw new EstimationException(equation.Name, $"the order of autoregression {question.AutoregressiveOrder} is negative.", "Give 0 for independent errors, 1, 2, …");
        var space = CoefficientSpace.Of(equation, question);
        var sample = Sample.Of(equation, data, question);
        return new EstimateBuilder(equation, question, space, sample).Build();
    }
}

/// <summary>Puts an estimate together.</summary>
internal sealed class EstimateBuilder(LinearEquation equation, EstimationQuestion question, CoefficientSpace space, Sample sample)
{
    private readonly int p = question.AutoregressiveOrder;

    public EquationEstimate Build()
    {
        var (fit, rho, inverse, iterations) = Regress(space);
        var years = Enumerable.Range(sample.FirstYear, sample.Count).ToImmutableArray();
        var actual = sample.Y.SubVector(p, sample.Count);
        var quality = new FitQuality(actual, sample.X.SubMatrix(p, sample.Count, 0, sample.X.ColumnCount) * space.Basis, fit, inverse, rho.Count, sample.Z is not null);
        var covariance = space.Basis * inverse.SubMatrix(0, space.Free, 0, space.Free) * space.Basis.Transpose() * quality.Variance;
        return new EquationEstimate
        {
            Equation = equation,
            Method = sample.Z is null ? EstimationMethod.LeastSquares : EstimationMethod.TwoStageLeastSquares,
            Years = years,
            Coefficients = [.. equation.Terms.Select((term, k) => Coefficient(term.Parameter.Name, term.Text, fit.Coefficients[k], covariance[k, k], quality.Degrees))],
            Autoregression = [.. rho.Select((value, i) => Coefficient($"rho{i + 1}", $"u(-{i + 1})", value, inverse[space.Free + i, space.Free + i] * quality.Variance, quality.Degrees))],
            Covariance = [.. covariance.Transpose().ToColumnMajorArray()],
            Actual = [.. actual],
            Fitted = [.. actual - fit.Residuals],
            Residuals = [.. fit.Residuals],
            DegreesOfFreedom = quality.Degrees,
            ResidualSumOfSquares = fit.SumOfSquares,
            StandardError = Math.Sqrt(quality.Variance),
            RSquared = quality.RSquared,
            AdjustedRSquared = quality.AdjustedRSquared,
            Regression = quality.Regression(),
            DurbinWatson = quality.DurbinWatson,
            LogLikelihood = quality.LogLikelihood,
            Akaike = quality.Criterion(2),
            Bayesian = quality.Criterion(Math.Log(sample.Count)),
            Restrictions = RestrictionTest(),
            DistributedLags = [.. question.DistributedLags.Select(lag => Summarise(lag, fit.Coefficients, covariance))],
            Stability = question.Break is { } year ? StabilityTester.Test(equation, space, sample, fit, year, IsPlain) : null,
            Overidentification = p > 0 ? null : quality.Overidentification(),
            Iterations = iterations,
        };
    }

    private bool IsPlain => p == 0 && sample.Z is null;

    private (Fit Fit, Vector<double> Rho, Matrix<double> Inverse, int Iterations) Regress(CoefficientSpace within)
    {
        if (p == 0)
        {
            var fit = Fit.Of(equation, within, sample.Y, sample.X, sample.Z);
            return (fit, Vector<double>.Build.DenseOfArray([]), fit.Inverse, 0);
        }

        var found = CochraneOrcutt.Of(equation, within, sample);
        return (found.Last, found.Rho, found.Inverse, found.Iterations);
    }

    private static CoefficientEstimate Coefficient(string name, string regressor, double value, double variance, int degrees)
    {
        // A coefficient that restrictions fix has no error; rounding would give it one of 1e-17.
        var error = Math.Sqrt(Math.Max(0, variance));
        var isFixed = error <= 1e-13 * (1 + Math.Abs(value));
        var t = value / error;
        return isFixed
            ? new CoefficientEstimate(name, regressor, value, 0, null, null)
            : new CoefficientEstimate(name, regressor, value, error, t, Probabilities.TwoSided(t, degrees));
    }

    // Wald: F = (R b − r)′ [R V R′]⁻¹ (R b − r) / q at the unrestricted estimate; for least squares the same as by comparing sums of squares.
    private TestStatistic? RestrictionTest()
    {
        if (space.Rows is not { } rows) return null;
        var whole = CoefficientSpace.Whole(equation.Terms.Length);
        try
        {
            var (fit, _, inverse, _) = Regress(whole);
            var degrees = sample.Count - whole.Free - p;
            var variance = fit.SumOfSquares / degrees;
            var miss = rows * (fit.Coefficients - space.Origin);
            var spread = rows * inverse.SubMatrix(0, whole.Free, 0, whole.Free) * rows.Transpose() * variance;
            return Probabilities.F(miss.DotProduct(spread.Solve(miss)) / rows.RowCount, rows.RowCount, degrees);
        }
        catch (EstimationException)
        {
            // Only the restrictions identify the equation: there is nothing to compare them with.
            return null;
        }
    }

    private LagEstimate Summarise(DistributedLag lag, Vector<double> coefficients, Matrix<double> covariance)
    {
        var parameters = equation.Terms.Select(term => term.Parameter).ToList();
        int[] places = [.. lag.Parameters.Select(parameters.IndexOf)];
        var sum = places.Sum(place => coefficients[place]);
        var variance = (from i in places from j in places select covariance[i, j]).Sum();
        var weighted = places.Select((place, l) => l * coefficients[place]).Sum();
        return new LagEstimate([.. lag.Parameters.Select(parameter => parameter.Name)], sum, Math.Sqrt(Math.Max(0, variance)), sum == 0 ? null : weighted / sum);
    }
}
