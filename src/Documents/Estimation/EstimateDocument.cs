using Simulation.Model.Analysis.Estimation;
using Simulation.Model.Language;

namespace Simulation.Documents.Estimation;

/// <summary>Equations of a model, estimated.</summary>
/// <param name="Model">Name and version of the model.</param>
/// <param name="Equations">The equations, in the order asked for.</param>
public sealed record EstimationDocument(string Model, IReadOnlyList<EstimateDocument> Equations);

/// <summary>An estimated equation.</summary>
public sealed record EstimateDocument
{
    /// <summary>The variable it determines.</summary>
    public required string Variable { get; init; }

    /// <summary>The equation as the model has it.</summary>
    public required string Equation { get; init; }

    /// <summary>least-squares or two-stage-least-squares.</summary>
    public required string Method { get; init; }

    /// <summary>First year of the sample.</summary>
    public required int From { get; init; }

    /// <summary>Last year of the sample.</summary>
    public required int To { get; init; }

    /// <summary>The coefficients.</summary>
    public required IReadOnlyList<CoefficientDocument> Coefficients { get; init; }

    /// <summary>Autoregressive coefficients of the errors.</summary>
    public required IReadOnlyList<CoefficientDocument> Autoregression { get; init; }

    /// <summary>Observations.</summary>
    public required int Observations { get; init; }

    /// <summary>Degrees of freedom.</summary>
    public required int DegreesOfFreedom { get; init; }

    /// <summary>Sum of squared residuals.</summary>
    public required double ResidualSumOfSquares { get; init; }

    /// <summary>Standard error of the regression.</summary>
    public required double StandardError { get; init; }

    /// <summary>R².</summary>
    public required double? RSquared { get; init; }

    /// <summary>Adjusted R².</summary>
    public required double? AdjustedRSquared { get; init; }

    /// <summary>Durbin and Watson's statistic.</summary>
    public required double? DurbinWatson { get; init; }

    /// <summary>Log likelihood of normal errors.</summary>
    public required double? LogLikelihood { get; init; }

    /// <summary>Akaike's criterion.</summary>
    public required double? Akaike { get; init; }

    /// <summary>The Bayesian criterion.</summary>
    public required double? Bayesian { get; init; }

    /// <summary>Test that nothing but the constant counts.</summary>
    public required TestDocument? Regression { get; init; }

    /// <summary>Test of the restrictions and distributed lags.</summary>
    public required TestDocument? Restrictions { get; init; }

    /// <summary>Sargan's test of surplus instruments.</summary>
    public required TestDocument? Overidentification { get; init; }

    /// <summary>Chow's test of a break.</summary>
    public required TestDocument? Breakpoint { get; init; }

    /// <summary>Chow's test of predictive failure.</summary>
    public required TestDocument? PredictiveFailure { get; init; }

    /// <summary>Distributed lags: long-run effects.</summary>
    public required IReadOnlyList<LagDocument> DistributedLags { get; init; }

    /// <summary>Years with actual and fitted values.</summary>
    public required IReadOnlyList<FittedYearDocument> Years { get; init; }

    /// <summary>Writes an estimate down.</summary>
    public static EstimateDocument Of(EquationEstimate estimate)
    {
        ArgumentNullException.ThrowIfNull(estimate);
        return new EstimateDocument
        {
            Variable = estimate.Equation.Name,
            Equation = ExpressionPrinter.Print(estimate.Equation.Equation),
            Method = estimate.Method == EstimationMethod.LeastSquares ? "least-squares" : "two-stage-least-squares",
            From = estimate.Years[0],
            To = estimate.Years[^1],
            Coefficients = [.. estimate.Coefficients.Select(CoefficientDocument.Of)],
            Autoregression = [.. estimate.Autoregression.Select(CoefficientDocument.Of)],
            Observations = estimate.Years.Length,
            DegreesOfFreedom = estimate.DegreesOfFreedom,
            ResidualSumOfSquares = estimate.ResidualSumOfSquares,
            StandardError = estimate.StandardError,
            RSquared = estimate.RSquared,
            AdjustedRSquared = estimate.AdjustedRSquared,
            DurbinWatson = estimate.DurbinWatson,
            LogLikelihood = estimate.LogLikelihood,
            Akaike = estimate.Akaike,
            Bayesian = estimate.Bayesian,
            Regression = TestDocument.Of(estimate.Regression),
            Restrictions = TestDocument.Of(estimate.Restrictions),
            Overidentification = TestDocument.Of(estimate.Overidentification),
            Breakpoint = TestDocument.Of(estimate.Stability?.Breakpoint),
            PredictiveFailure = TestDocument.Of(estimate.Stability?.PredictiveFailure),
            DistributedLags = [.. estimate.DistributedLags.Select(lag => new LagDocument(lag.Parameters, lag.Sum, lag.SumStandardError, lag.MeanLag))],
            Years = [.. estimate.Years.Select((year, t) => new FittedYearDocument(year, estimate.Actual[t], estimate.Fitted[t], estimate.Residuals[t]))],
        };
    }
}

/// <summary>A coefficient.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Regressor">What it multiplies.</param>
/// <param name="Value">The estimate.</param>
/// <param name="StandardError">Its standard error; 0 when restrictions alone determine it.</param>
/// <param name="T">Value by standard error.</param>
/// <param name="Probability">Two-sided probability of such a t under 0.</param>
public sealed record CoefficientDocument(string Name, string Regressor, double Value, double StandardError, double? T, double? Probability)
{
    internal static CoefficientDocument Of(CoefficientEstimate coefficient) =>
        new(coefficient.Name, coefficient.Regressor, coefficient.Value, coefficient.StandardError, coefficient.T, coefficient.Probability);
}

/// <summary>A test.</summary>
/// <param name="Value">The statistic.</param>
/// <param name="Degrees">Degrees of freedom.</param>
/// <param name="Probability">Probability of so large a value if what is tested holds.</param>
public sealed record TestDocument(double Value, IReadOnlyList<int> Degrees, double Probability)
{
    internal static TestDocument? Of(TestStatistic? test) => test is null ? null : new TestDocument(test.Value, test.Degrees, test.Probability);
}

/// <summary>A distributed lag.</summary>
/// <param name="Coefficients">Its coefficients in order of their lags.</param>
/// <param name="Sum">Their sum, the long-run effect.</param>
/// <param name="StandardError">Its standard error.</param>
/// <param name="MeanLag">The mean lag.</param>
public sealed record LagDocument(IReadOnlyList<string> Coefficients, double Sum, double StandardError, double? MeanLag);

/// <summary>A year of the sample.</summary>
/// <param name="Year">Calendar year.</param>
/// <param name="Actual">Actual value of the left side.</param>
/// <param name="Fitted">Fitted value.</param>
/// <param name="Residual">Residual.</param>
public sealed record FittedYearDocument(int Year, double Actual, double Fitted, double Residual);
