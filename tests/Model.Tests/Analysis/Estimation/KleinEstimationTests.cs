using System.Collections.Immutable;
using MathNet.Numerics.LinearAlgebra;
using Simulation.Model.Analysis.Estimation;
using Simulation.Model.Analysis.Estimation.Numerics;
using Simulation.Model.Language;
using Simulation.Model.Language.Bound;
using Xunit;

namespace Simulation.Model.Tests.Analysis.Estimation;

/// <summary>
/// Klein's Model I against published estimates. Least squares: the reference file. Two-stage least squares: the textbook estimates (Greene, Econometric
/// Analysis, the chapter on simultaneous equations), to eight digits as the R package MIIVsem prints them. Restrictions, distributed lags, autoregression
/// and the predictive test: the manual of the R package bimets (help page of ESTIMATE), same data, seven digits.
/// </summary>
public sealed class KleinEstimationTests
{
    private const double SixDigits = 5e-7;

    private static readonly string[] Predetermined = ["1", "g", "t", "w2", "time", "p(-1)", "k(-1)", "y(-1) + t(-1) - w2(-1)"];

    [Theory]
    [InlineData("cn")]
    [InlineData("i")]
    [InlineData("w1")]
    public void Estimate_LeastSquares_ReproducesThePublishedFigures(string variable)
    {
        var published = KleinExample.Published.GetProperty("ols_1921_1941").GetProperty(variable);
        var estimate = Estimate(new EstimationQuestion(variable));

        Assert.Equal((1921, 1941), (estimate.Years[0], estimate.Years[^1]));
        Assert.All(published.GetProperty("coefficients").EnumerateArray().Zip(estimate.Coefficients), pair => Close(pair.First.GetDouble(), pair.Second.Value));
        Close(published.GetProperty("standard_error").GetDouble(), estimate.StandardError);
        Close(published.GetProperty("r_squared").GetDouble(), estimate.RSquared);
        Close(published.GetProperty("durbin_watson").GetDouble(), estimate.DurbinWatson);
    }

    // Standard errors there are those of large samples, s² = Σ e² / n.
    [Theory]
    [InlineData("cn", new[] { 16.55475577, 0.01730221, 0.21623404, 0.81018270 }, new[] { 1.32079242, 0.11804941, 0.10726796, 0.04024971 })]
    [InlineData("i", new[] { 20.27820894, 0.15022182, 0.61594358, -0.15778764 }, new[] { 7.54270590, 0.17322929, 0.16278539, 0.03612624 })]
    [InlineData("w1", new[] { 1.50029689, 0.43885907, 0.14667382, 0.13039569 }, new[] { 1.14778020, 0.03563192, 0.03883613, 0.02914098 })]
    public void Estimate_TwoStageLeastSquares_ReproducesThePublishedFigures(string variable, double[] coefficients, double[] errors)
    {
        var estimate = Estimate(new EstimationQuestion(variable) { Instruments = Instruments(Predetermined) });

        Assert.Equal(EstimationMethod.TwoStageLeastSquares, estimate.Method);
        var large = Math.Sqrt(estimate.DegreesOfFreedom / 21.0);
        for (var k = 0; k < coefficients.Length; k++)
        {
            Assert.Equal(coefficients[k], estimate.Coefficients[k].Value, 1e-8);
            Assert.Equal(errors[k], estimate.Coefficients[k].StandardError * large, 1e-8);
        }
    }

    // The manual's iteration stops when ρ moves by less than half a percent. At its ρ the coefficients must be its coefficients.
    [Theory]
    [InlineData(false, new[] { 0.057431312, 0.007785936 }, new[] { 19.01352476, 0.34428157, 0.03443117, 0.69939052 }, 9.273455)]
    [InlineData(true, new[] { 0.01559806, -0.1196327 }, new[] { 18.07073, 0.2530483, 0.08631646, 0.7363227 }, 9.867739)]
    public void CochraneOrcutt_AtThePublishedAutoregression_GivesThePublishedCoefficients(bool hasInstruments, double[] rho, double[] coefficients, double squares)
    {
        var (equation, question) = Autoregressive(hasInstruments);

        var fit = CochraneOrcutt.At(equation, CoefficientSpace.Whole(4), Sample.Of(equation, KleinExample.Data, question), Vector<double>.Build.Dense(rho));

        Close(coefficients, fit.Coefficients);
        Close(squares, fit.SumOfSquares);
    }

    [Fact]
    public void Estimate_AutoregressiveErrors_SettlesNearThePublishedStopAndFitsNoWorse()
    {
        var estimate = Estimate(Autoregressive(false).Question);

        Close([19.01352476, 0.34428157, 0.03443117, 0.69939052], estimate.Coefficients.Select(coefficient => coefficient.Value), 6e-3);
        Assert.True(estimate.ResidualSumOfSquares <= 9.273455);
        Close(0.985263, estimate.RSquared, 1e-4);
        Close(0.9785644, estimate.AdjustedRSquared, 1e-4);
        Close(1.966609, estimate.DurbinWatson, 1e-2);
        Close(0.9181728, estimate.StandardError, 1e-4);
        Close(-18.97047, estimate.LogLikelihood, 1e-4);
        Close(147.0844, estimate.Regression!.Value, 1e-3);
        Close(51.94093, estimate.Akaike, 1e-4);
        Close(57.77343, estimate.Bayesian, 1e-4);
        Assert.Equal(11, estimate.DegreesOfFreedom);
    }

    private static (LinearEquation Equation, EstimationQuestion Question) Autoregressive(bool hasInstruments) => (
        LinearEquation.Find(KleinExample.Model, "cn"),
        new EstimationQuestion("cn")
        {
            FirstYear = 1925,
            AutoregressiveOrder = 2,
            Instruments = hasInstruments ? Instruments("1", "y(-1)", "w1(-1) * 3.141592653589793 + 0.5", "exp(w2)") : [],
        });

    [Fact]
    public void Estimate_WithARestriction_ReproducesThePublishedFigures()
    {
        var estimate = Estimate(new EstimationQuestion("i") { FirstYear = 1923, Restrictions = [LinearRestriction.Parse(KleinExample.Model, "b2 + b3 = 1")] });

        Close([2.868104, 0.5787626, 0.4212374, -0.09160307], estimate.Coefficients.Select(coefficient => coefficient.Value));
        Close([0.3265098, 4.456542, 3.243579, -2.11748], estimate.Coefficients.Select(coefficient => coefficient.T!.Value));
        Close(8.194478, estimate.Restrictions!.Value);
        Close(0.0118602, estimate.Restrictions.Probability);
        Close(0.8928283, estimate.RSquared);
        Close(0.8794319, estimate.AdjustedRSquared);
        Close(1.173106, estimate.DurbinWatson);
        Close(1.293368, estimate.StandardError);
        Close(66.64659, estimate.Regression!.Value);
        Close(1.740364e-08, estimate.Regression.Probability, 2e-6);
        Close(68.43001, estimate.Akaike);
        Close(72.20776, estimate.Bayesian);
    }

    [Fact]
    public void Estimate_DistributedLag_ReproducesThePublishedFigures()
    {
        var (model, question) = LaggedWages();
        var estimate = EquationEstimator.Estimate(model, Moved(model), question with { FirstYear = 1925 });

        Close([1.12869024, 0.43987666, 0.10768118, 0.05074557, -0.00619005, 0.13682057], estimate.Coefficients.Select(coefficient => coefficient.Value), 2e-6);
        Close([0.04283967, 0.01291231, 0.03110492], estimate.Coefficients.Skip(2).Take(3).Select(coefficient => coefficient.StandardError));
        Close(0.1522367, estimate.DistributedLags[0].Sum);
        Close(0.03873693, estimate.DistributedLags[0].SumStandardError);
        Close(0.06920179, estimate.Restrictions!.Value, 2e-6);
        Close(0.7973647, estimate.Restrictions.Probability);
        Close(0.9890855, estimate.RSquared);
        Close(271.8645, estimate.Regression!.Value);
        Close(43.61697, estimate.Akaike);
    }

    [Theory]
    [InlineData(1900, 0, 21)]
    [InlineData(1923, 2, 19)]
    [InlineData(1960, 21, 0)]
    public void Estimate_BreakThatLeavesTooLittle_CountsTheSample(int year, int before, int after)
    {
        // A break before the sample was said to leave 42 observations of a sample of 21 after it.
        var error = Assert.Throws<EstimationException>(() => EquationEstimator.Estimate(KleinExample.Model, KleinExample.Data, new EstimationQuestion("cn") { Break = year }));

        Assert.Contains($"a break in {year} leaves {before} observations before it for 4 coefficients, and {after} after.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Estimate_OrderBeyondTheSample_IsNamed()
    {
        // The sample was said to run from 1951 to 1941.
        var error = Assert.Throws<EstimationException>(() => EquationEstimator.Estimate(KleinExample.Model, KleinExample.Data, new EstimationQuestion("cn") { AutoregressiveOrder = 30 }));

        Assert.Contains("autoregression of order 30 leaves no year of 1921-1941.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Estimate_YearsAfterABreak_ArePredictedAsPublished()
    {
        var (model, question) = LaggedWages();
        var estimate = EquationEstimator.Estimate(model, Moved(model), question with { FirstYear = 1925, Break = 1936 });

        double[] predicted = [38.439, 40.824, 39.6553, 45.0547, 49.0118, 56.6727];
        double[] errors = [0.547471, 0.630905, 0.672192, 0.834433, 0.966472, 1.23486];
        Assert.Equal(Enumerable.Range(1936, 6), estimate.Stability!.Predictions.Select(prediction => prediction.Year));
        Assert.All(estimate.Stability.Predictions, (prediction, i) => Assert.Equal(predicted[i], prediction.Predicted, 1e-4));
        Close(errors, estimate.Stability.Predictions.Select(prediction => prediction.StandardError), 4e-6);
        // The manual's F is the textbook one times the degrees of freedom of the long sample over the number of predicted years, 12 / 6.
        Close(15.3457 / 2, estimate.Stability.PredictiveFailure.Value, 5e-6);
    }

    [Fact]
    public void Estimate_InstrumentsAndARestriction_ReproduceThePublishedFigures()
    {
        var estimate = Estimate(new EstimationQuestion("i")
        {
            FirstYear = 1923,
            Restrictions = [LinearRestriction.Parse(KleinExample.Model, "b2 + b3 = 1")],
            Instruments = Instruments("1", "w2(-1)", "w1(-1) * 3.141592653589793 + 0.5", "exp(w2)"),
        });

        Close([34.517544, 0.3216326, 0.6783672, -0.2475568], estimate.Coefficients.Select(coefficient => coefficient.Value), 2e-6);
        Close([1.264388, 0.8648297, 1.824043, -1.842520], estimate.Coefficients.Select(coefficient => coefficient.T!.Value), 2e-6);
        Close(48.50580, estimate.ResidualSumOfSquares, 2e-6);
    }

    private static EquationEstimate Estimate(EstimationQuestion question) => EquationEstimator.Estimate(KleinExample.Model, KleinExample.Data, question);

    private static ImmutableArray<Expression> Instruments(params string[] texts) => [.. texts.Select(text => ExpressionText.Bind(KleinExample.Model, text))];

    // Private wages with three lags of private product on a line.
    private static (BoundModel Model, EstimationQuestion Question) LaggedWages()
    {
        var text = File.ReadAllText(Tests.Execution.Repository.File("models", "examples", "klein.model"))
            .Replace("c3 * (y(-1) + t(-1) - w2(-1))", "c3 * (y(-1) + t(-1) - w2(-1)) + d1 * (y(-2) + t(-2) - w2(-2)) + d2 * (y(-3) + t(-3) - w2(-3))", StringComparison.Ordinal)
            .Replace("parameter c4", "parameter d1 ~ normal(0, sd = 1)\nparameter d2 ~ normal(0, sd = 1)\nparameter c4", StringComparison.Ordinal);
        var model = ModelText.Load(text);
        return (model, new EstimationQuestion("w1") { DistributedLags = [new DistributedLag([model.Find("c3")!, model.Find("d1")!, model.Find("d2")!], 1)] });
    }

    private static Model.Execution.PathTable Moved(BoundModel model) =>
        Model.Execution.PathTable.Of(KleinExample.Data.Entries.Select(entry => entry with { Symbol = model.Find(entry.Symbol.Name)! }));

    private static void Close(IEnumerable<double> expected, IEnumerable<double> actual, double tolerance = SixDigits)
    {
        double[] found = [.. actual];
        Assert.All(expected, (value, i) => Close(value, found[i], tolerance));
    }

    private static void Close(double expected, double? actual, double tolerance = SixDigits) => Assert.Equal(1, actual!.Value / expected, tolerance);
}
