using System.Collections.Immutable;
using Simulation.Model.Language.Bound;

namespace Simulation.Model.Analysis.Estimation;

/// <summary>An estimated equation with what says how far to trust it. n observations, k free coefficients, p autoregressive ones.</summary>
public sealed record EquationEstimate
{
    /// <summary>The equation with its regressors.</summary>
    public required LinearEquation Equation { get; init; }

    /// <summary>How it was estimated.</summary>
    public required EstimationMethod Method { get; init; }

    /// <summary>Years of the sample.</summary>
    public required ImmutableArray<int> Years { get; init; }

    /// <summary>The coefficients, in the order of the equation's terms.</summary>
    public required ImmutableArray<CoefficientEstimate> Coefficients { get; init; }

    /// <summary>ρ₁ … ρₚ of the errors; empty for independent errors.</summary>
    public required ImmutableArray<CoefficientEstimate> Autoregression { get; init; }

    /// <summary>Covariance of the coefficients, <c>[k, k]</c> row by row, in the order of <see cref="Coefficients"/>.</summary>
    public required ImmutableArray<double> Covariance { get; init; }

    /// <summary>Left side less what has no parameter, by year.</summary>
    public required ImmutableArray<double> Actual { get; init; }

    /// <summary>Fitted values by year; with autoregressive errors those of one year ahead.</summary>
    public required ImmutableArray<double> Fitted { get; init; }

    /// <summary>Residuals by year: actual less fitted (the ε of autoregressive errors).</summary>
    public required ImmutableArray<double> Residuals { get; init; }

    /// <summary>n − k − p.</summary>
    public required int DegreesOfFreedom { get; init; }

    /// <summary>Σ e².</summary>
    public required double ResidualSumOfSquares { get; init; }

    /// <summary>√(Σ e² / (n − k − p)).</summary>
    public required double StandardError { get; init; }

    /// <summary>1 − Σ e² / Σ (y − ȳ)²; around 0 instead of the mean when the regressors span no constant. Null when y does not vary.</summary>
    public required double? RSquared { get; init; }

    /// <summary>1 − (1 − R²)(n − 1)/(n − k − p), with n in place of n − 1 when the regressors span no constant.</summary>
    public required double? AdjustedRSquared { get; init; }

    /// <summary>Test that no regressor but the constant counts. Null when there is none.</summary>
    public required TestStatistic? Regression { get; init; }

    /// <summary>Σ (e − e(-1))² / Σ e².</summary>
    public required double? DurbinWatson { get; init; }

    /// <summary>Of normal errors: −n/2 (1 + ln 2π + ln(Σ e² / n)). Null for a perfect fit, as the two criteria.</summary>
    public required double? LogLikelihood { get; init; }

    /// <summary>−2 ln L + 2 (k + p + 1); the 1 is the variance.</summary>
    public required double? Akaike { get; init; }

    /// <summary>−2 ln L + ln n (k + p + 1).</summary>
    public required double? Bayesian { get; init; }

    /// <summary>Wald's test of restrictions and distributed lags together. Null without any, or when the equation is not identified without them.</summary>
    public required TestStatistic? Restrictions { get; init; }

    /// <summary>The distributed lags, in the order of the question.</summary>
    public required ImmutableArray<LagEstimate> DistributedLags { get; init; }

    /// <summary>The two tests of a break; null when none was asked for.</summary>
    public required StabilityTests? Stability { get; init; }

    /// <summary>Sargan's test that surplus instruments are uncorrelated with the errors: n R² of the residuals on them. Null without surplus.</summary>
    public required TestStatistic? Overidentification { get; init; }

    /// <summary>Rounds of Cochrane and Orcutt's iteration; 0 for independent errors.</summary>
    public required int Iterations { get; init; }

    /// <summary>The estimated coefficient of a parameter.</summary>
    public double this[Symbol parameter] => Coefficients.First(coefficient => coefficient.Name == parameter.Name).Value;
}

/// <summary>How an equation is estimated.</summary>
public enum EstimationMethod
{
    /// <summary>Ordinary least squares.</summary>
    LeastSquares,

    /// <summary>Two-stage least squares with instruments.</summary>
    TwoStageLeastSquares,
}

/// <summary>An estimated coefficient.</summary>
/// <param name="Name">The parameter; <c>rho1</c> for an autoregressive one.</param>
/// <param name="Regressor">What it multiplies, as text.</param>
/// <param name="Value">The estimate.</param>
/// <param name="StandardError">Its standard error; 0 when restrictions alone determine it.</param>
/// <param name="T">Value by standard error; null when that is 0.</param>
/// <param name="Probability">Two-sided probability of a t so large under a true value of 0 (Student, n − k − p degrees); null without t.</param>
public sealed record CoefficientEstimate(string Name, string Regressor, double Value, double StandardError, double? T, double? Probability);

/// <summary>A test.</summary>
/// <param name="Value">The statistic.</param>
/// <param name="Degrees">Degrees of freedom: of F two, of χ² one.</param>
/// <param name="Probability">Probability of so large a value if what is tested holds.</param>
public sealed record TestStatistic(double Value, ImmutableArray<int> Degrees, double Probability);

/// <summary>A distributed lag as estimated.</summary>
/// <param name="Parameters">Names of the coefficients in order of their lags.</param>
/// <param name="Sum">Long-run effect: the sum of the coefficients.</param>
/// <param name="SumStandardError">Its standard error.</param>
/// <param name="MeanLag">Σ l w_l / Σ w_l; null when the sum is 0.</param>
public sealed record LagEstimate(ImmutableArray<string> Parameters, double Sum, double SumStandardError, double? MeanLag);

/// <summary>Chow's tests of stability.</summary>
/// <param name="Break">First year after the suspected break.</param>
/// <param name="Breakpoint">
/// Whether both parts have the same coefficients: F = ((S − S₁ − S₂)/k) / ((S₁ + S₂)/(n − 2k)). Null when a part is too short for its own estimate.
/// </param>
/// <param name="PredictiveFailure">Whether the first part predicts the second: F = ((S − S₁)/n₂) / (S₁/(n₁ − k)).</param>
/// <param name="Predictions">The years of the second part as the first predicts them.</param>
/// <remarks>Source: Gregory Chow, "Tests of Equality Between Sets of Coefficients in Two Linear Regressions", Econometrica 28, 1960.</remarks>
public sealed record StabilityTests(int Break, TestStatistic? Breakpoint, TestStatistic PredictiveFailure, ImmutableArray<Prediction> Predictions);

/// <summary>A year predicted by an estimate that did not know it.</summary>
/// <param name="Year">Calendar year.</param>
/// <param name="Actual">Actual value.</param>
/// <param name="Predicted">Prediction x′b.</param>
/// <param name="StandardError">Of the error: s √(1 + x′ (X′X)⁻¹ x).</param>
/// <param name="T">Error by its standard error.</param>
public sealed record Prediction(int Year, double Actual, double Predicted, double StandardError, double T);
