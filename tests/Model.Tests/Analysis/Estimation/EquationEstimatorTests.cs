using System.Collections.Immutable;
using CsCheck;
using Simulation.Model.Analysis.Estimation;
using Simulation.Model.Execution;
using Simulation.Model.Language;
using Simulation.Model.Language.Bound;
using Xunit;

namespace Simulation.Model.Tests.Analysis.Estimation;

public sealed class EquationEstimatorTests
{
    private const string Text =
        """
        model m
        parameter a ~ normal(0, sd = 1)
        parameter b ~ normal(0, sd = 1)
        parameter c ~ normal(0, sd = 1)
        parameter e ~ normal(0, sd = 1)
        given x default data
        given w default data
        given z default data
        variable y
        variable q
        block m:
          y = a + b * x + c * x(-1) + e * x(-2)
          q = a + b * x + c * w
        """;

    private static readonly BoundModel Model = ModelText.Load(Text);

    private static readonly Gen<double[]> Path = Gen.Double[-3, 3].Array[24];

    [Fact]
    public void Estimate_FourPointsByHand_IsTheTextbookLine()
    {
        // x = 1 2 3 4, y = 2 4 5 4: slope 0.7, intercept 2, residuals -0.7 0.6 0.9 -0.8.
        var model = ModelText.Load("model m\nparameter a ~ normal(0, sd = 1)\nparameter b ~ normal(0, sd = 1)\ngiven x default data\nvariable y\nblock m:\n  y = a + b * x\n");
        var estimate = EquationEstimator.Estimate(model, Data(model, 2001, ("x", [1, 2, 3, 4]), ("y", [2, 4, 5, 4])), new EstimationQuestion("y"));

        Assert.Equal([2, 0.7], estimate.Coefficients.Select(coefficient => Math.Round(coefficient.Value, 12)));
        Assert.Equal([-0.7, 0.6, 0.9, -0.8], estimate.Residuals.Select(residual => Math.Round(residual, 12)));
        Assert.Equal(2.3, estimate.ResidualSumOfSquares, 1e-12);
        Assert.Equal(1.15, estimate.StandardError * estimate.StandardError, 1e-12);
        Assert.Equal(Math.Sqrt(1.15 / 5), estimate.Coefficients[1].StandardError, 1e-12);
        Assert.Equal(1 - (2.3 / 4.75), estimate.RSquared!.Value, 1e-12);
        Assert.Equal(1 - (1.15 / (4.75 / 3)), estimate.AdjustedRSquared!.Value, 1e-12);
        Assert.Equal((4.75 - 2.3) / 1.15, estimate.Regression!.Value, 1e-12);
        Assert.Equal(((1.3 * 1.3) + (0.3 * 0.3) + (1.7 * 1.7)) / 2.3, estimate.DurbinWatson!.Value, 1e-12);
        var likelihood = -2 * (1 + Math.Log(2 * Math.PI) + Math.Log(2.3 / 4));
        Assert.Equal(likelihood, estimate.LogLikelihood!.Value, 1e-12);
        Assert.Equal((-2 * likelihood) + 6, estimate.Akaike!.Value, 1e-12);
        Assert.Equal((-2 * likelihood) + (3 * Math.Log(4)), estimate.Bayesian!.Value, 1e-12);
        // Of one slope, F is t squared and so are their probabilities.
        Assert.Equal(estimate.Regression.Value, Math.Pow(estimate.Coefficients[1].T!.Value, 2), 1e-10);
        Assert.Equal(estimate.Regression.Probability, estimate.Coefficients[1].Probability!.Value, 1e-10);
    }

    [Fact]
    public void Estimate_Residuals_AreOrthogonalToEveryRegressor() => Gen.Select(Path, Path, Path).Sample((x, w, q) =>
    {
        var estimate = EquationEstimator.Estimate(Model, Data(Model, 2000, ("x", x), ("w", w), ("q", q)), new EstimationQuestion("q"));
        Assert.Equal(0, estimate.Residuals.Sum(), 1e-9);
        Assert.Equal(0, estimate.Residuals.Select((residual, t) => residual * x[t]).Sum(), 1e-9);
        Assert.Equal(0, estimate.Residuals.Select((residual, t) => residual * w[t]).Sum(), 1e-9);
        Assert.Equal(estimate.Actual, estimate.Fitted.Zip(estimate.Residuals, (fitted, residual) => fitted + residual).Select(value => value), new Near(1e-12));
    }, iter: 50);

    [Fact]
    public void Estimate_WithRestrictions_HoldsThemExactlyAndFitsNoBetter() => Gen.Select(Path, Path, Path, Gen.Double[-2, 2]).Sample((x, w, q, value) =>
    {
        var data = Data(Model, 2000, ("x", x), ("w", w), ("q", q));
        var free = EquationEstimator.Estimate(Model, data, new EstimationQuestion("q"));
        var restriction = LinearRestriction.Parse(Model, FormattableString.Invariant($"2 * b - c = {value:R} + a"));
        var held = EquationEstimator.Estimate(Model, data, new EstimationQuestion("q") { Restrictions = [restriction] });
        var (a, b, c) = (held.Coefficients[0].Value, held.Coefficients[1].Value, held.Coefficients[2].Value);
        Assert.Equal(value, (2 * b) - c - a, 1e-12);
        Assert.True(held.ResidualSumOfSquares >= free.ResidualSumOfSquares * (1 - 1e-12));
        // Wald's test at the free estimate is the comparison of sums of squares.
        Assert.Equal((held.ResidualSumOfSquares - free.ResidualSumOfSquares) / (free.ResidualSumOfSquares / 21), held.Restrictions!.Value, 1e-8 * (1 + held.Restrictions.Value));
    }, iter: 50);

    [Fact]
    public void Estimate_RegressorsAsInstruments_IsLeastSquares() => Gen.Select(Path, Path, Path).Sample((x, w, q) =>
    {
        var data = Data(Model, 2000, ("x", x), ("w", w), ("q", q));
        var plain = EquationEstimator.Estimate(Model, data, new EstimationQuestion("q"));
        var staged = EquationEstimator.Estimate(Model, data, new EstimationQuestion("q") { Instruments = Instruments("1", "x", "w", "x + 2 * w") });
        Assert.Equal(plain.Coefficients.Select(coefficient => coefficient.Value), staged.Coefficients.Select(coefficient => coefficient.Value), new Near(1e-9));
        Assert.Equal(plain.Coefficients.Select(coefficient => coefficient.StandardError), staged.Coefficients.Select(coefficient => coefficient.StandardError), new Near(1e-9));
        Assert.Equal(plain.Regression!.Value, staged.Regression!.Value, 1e-6 * (1 + plain.Regression.Value));
        Assert.Null(staged.Overidentification);
    }, iter: 50);

    [Fact]
    public void Estimate_DistributedLagOfFullDegree_IsUnrestricted() => Gen.Select(Path, Path).Sample((x, y) =>
    {
        var data = Data(Model, 2000, ("x", x), ("y", y));
        var free = EquationEstimator.Estimate(Model, data, new EstimationQuestion("y"));
        var full = EquationEstimator.Estimate(Model, data, new EstimationQuestion("y") { DistributedLags = [Lag(2)] });
        Assert.Equal(free.Coefficients.Select(coefficient => coefficient.Value), full.Coefficients.Select(coefficient => coefficient.Value), new Near(1e-10));
        Assert.Null(full.Restrictions);
    }, iter: 30);

    [Fact]
    public void Estimate_DistributedLagWithEnds_LiesOnThePolynomialThroughTheirZeros() => Gen.Select(Path, Path).Sample((x, y) =>
    {
        var data = Data(Model, 2000, ("x", x), ("y", y));
        var line = EquationEstimator.Estimate(Model, data, new EstimationQuestion("y") { DistributedLags = [Lag(1)] }).Coefficients;
        Assert.Equal(line[2].Value - line[1].Value, line[3].Value - line[2].Value, 1e-10);
        // Through 0 at lag −1 and lag 3: w = k (l + 1)(3 − l), so 3 : 4 : 3.
        var arch = EquationEstimator.Estimate(Model, data, new EstimationQuestion("y") { DistributedLags = [Lag(2) with { IsZeroBefore = true, IsZeroAfter = true }] }).Coefficients;
        Assert.Equal(arch[1].Value, arch[3].Value, 1e-10);
        Assert.Equal(4 * arch[1].Value, 3 * arch[2].Value, 1e-9);
        // Through 0 at lag 3 alone: w = k (3 − l), so 3 : 2 : 1.
        var ramp = EquationEstimator.Estimate(Model, data, new EstimationQuestion("y") { DistributedLags = [Lag(1) with { IsZeroAfter = true }] }).Coefficients;
        Assert.Equal(ramp[1].Value, 3 * ramp[3].Value, 1e-9);
        Assert.Equal(ramp[2].Value, 2 * ramp[3].Value, 1e-9);
    }, iter: 30);

    [Fact]
    public void Estimate_ErrorsWithoutAutocorrelation_GiveLeastSquaresAndRhoZero()
    {
        // q = 5 + u with u = 0 1 0 -1 0 1 0 -1 0: its mean is 0, and so is every product of neighbours.
        var model = ModelText.Load("model m\nparameter a ~ normal(0, sd = 1)\nvariable q\nblock m:\n  q = a\n");
        var data = Data(model, 2000, ("q", [5, 6, 5, 4, 5, 6, 5, 4, 5]));
        var plain = EquationEstimator.Estimate(model, data, new EstimationQuestion("q") { FirstYear = 2001 });
        var autoregressive = EquationEstimator.Estimate(model, data, new EstimationQuestion("q") { AutoregressiveOrder = 1 });

        Assert.Equal(0, autoregressive.Autoregression[0].Value, 1e-12);
        Assert.Equal(plain.Coefficients[0].Value, autoregressive.Coefficients[0].Value, 1e-12);
        Assert.Equal(plain.Residuals, autoregressive.Residuals, new Near(1e-12));
        Assert.Equal(2001, autoregressive.Years[0]);
    }

    [Fact]
    public void Estimate_AutoregressiveErrors_SolvesBothNormalEquations() => Gen.Select(Path, Path, Path).Sample((x, w, q) =>
    {
        var estimate = EquationEstimator.Estimate(Model, Data(Model, 2000, ("x", x), ("w", w), ("q", q)), new EstimationQuestion("q") { AutoregressiveOrder = 1 });
        var rho = estimate.Autoregression[0].Value;
        double U(int t) => q[t] - estimate.Coefficients[0].Value - (estimate.Coefficients[1].Value * x[t]) - (estimate.Coefficients[2].Value * w[t]);
        // ε = u − ρ u(-1) is orthogonal to u(-1), and to the quasi-differenced regressors.
        Assert.Equal(0, estimate.Residuals.Select((residual, t) => residual * U(t)).Sum(), 1e-6);
        Assert.Equal(0, estimate.Residuals.Select((residual, t) => residual * (x[t + 1] - (rho * x[t]))).Sum(), 1e-6);
        Assert.Equal(U(5) - (rho * U(4)), estimate.Residuals[4], 1e-9);
    }, iter: 30);

    [Fact]
    public void Estimate_StabilityTest_IsTheComparisonOfThreeRegressions() => Gen.Select(Path, Path, Path).Sample((x, w, q) =>
    {
        var data = Data(Model, 2000, ("x", x), ("w", w), ("q", q));
        EquationEstimate Over(int from, int to) => EquationEstimator.Estimate(Model, data, new EstimationQuestion("q") { FirstYear = from, LastYear = to });
        var (whole, first, second) = (Over(2000, 2023).ResidualSumOfSquares, Over(2000, 2011).ResidualSumOfSquares, Over(2012, 2023).ResidualSumOfSquares);
        var found = EquationEstimator.Estimate(Model, data, new EstimationQuestion("q") { Break = 2012 }).Stability!;
        var expected = (whole - first - second) / 3 / ((first + second) / 18);
        Assert.Equal(expected, found.Breakpoint!.Value, 1e-8 * (1 + expected));
        Assert.Equal([3, 18], found.Breakpoint.Degrees);
        var failure = (whole - first) / 12 / (first / 9);
        Assert.Equal(failure, found.PredictiveFailure.Value, 1e-8 * (1 + failure));
    }, iter: 30);

    [Theory]
    [InlineData("d(y) = a * x(-1)", "y - y(-1)")]
    [InlineData("dlog(y) = a * x(-1)", "log(y) - log(y(-1))")]
    [InlineData("log(y) = a * x(-1)", "log(y)")]
    public void Find_EveryLeftSide_IsTheRegressand(string equation, string left)
    {
        var model = ModelText.Load($"model m\nparameter a ~ normal(0, sd = 1)\ngiven x default data\nvariable y\nblock m:\n  {equation}\n");

        Assert.Equal(left, ExpressionPrinter.Print(LinearEquation.Find(model, "y").Left));
    }

    [Fact]
    public void Find_TermsInEveryShape_AreTakenApart()
    {
        var model = ModelText.Load(
            "model m\nparameter a ~ normal(0, sd = 1)\nparameter b ~ normal(0, sd = 1)\ngiven x default data\ngiven w default data\nvariable y\n" +
            "block m:\n  y = 3 * w - (a * x + b) / w + if(x > 0, b * w, 0) - -a\n");
        var equation = LinearEquation.Find(model, "y");

        double Value(Symbol symbol, int year) => symbol.Name == "x" ? 2 : 5;
        Assert.Equal(["a", "b"], equation.Terms.Select(term => term.Parameter.Name));
        Assert.Equal(15, ExpressionValue.Of(equation.Offset, 2000, Value));
        Assert.Equal((-2.0 / 5) + 1, ExpressionValue.Of(equation.Terms[0].Regressor, 2000, Value), 1e-14);
        Assert.Equal((-1.0 / 5) + 5, ExpressionValue.Of(equation.Terms[1].Regressor, 2000, Value), 1e-14);
    }

    [Theory]
    [InlineData("y = a * b * x", "a * b")]
    [InlineData("y = x ^ a", "x^a")]
    [InlineData("y = exp(a * x)", "exp(a * x)")]
    [InlineData("y = x / a", "x / a")]
    [InlineData("y = if(a > 0, x, 1)", "if(a > 0, x, 1)")]
    public void Find_NotLinearInItsParameters_ShowsThePart(string equation, string part)
    {
        var model = ModelText.Load($"model m\nparameter a ~ normal(0, sd = 1)\n{(equation.Contains('b') ? "parameter b ~ normal(0, sd = 1)\n" : "")}given x default data\nvariable y\nblock m:\n  {equation}\n");

        var error = Assert.Throws<EstimationException>(() => LinearEquation.Find(model, "y"));

        Assert.Equal("y", error.Equation);
        Assert.Contains($"not linear in its parameters: {part}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Estimate_CollinearRegressors_NamesTheRegressor()
    {
        double[] x = [.. Enumerable.Range(0, 12).Select(t => Math.Sin(t))];
        var error = Refused(new EstimationQuestion("q"), ("x", x), ("w", [.. x.Select(value => 3 - (2 * value))]), ("q", x));

        Assert.Contains("'q' cannot be estimated: the regressor w (coefficient c) is a linear combination of", error.Message, StringComparison.Ordinal);
        Assert.Contains("x (coefficient b)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Estimate_TooFewObservations_SaysHowMany()
    {
        var error = Refused(new EstimationQuestion("q"), ("x", [1, 2, 4]), ("w", [1, 5, 2]), ("q", [1, 2, 3]));

        Assert.Contains("3 observations are too few for 3 coefficients", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Estimate_TooFewInstruments_IsNotIdentifiedByTheOrderCondition()
    {
        double[] x = [.. Enumerable.Range(0, 12).Select(t => Math.Sin(t))], w = [.. x.Select((_, t) => Math.Cos(2 * t))];
        var error = Refused(new EstimationQuestion("q") { Instruments = Instruments("1", "w", "2 * w") }, ("x", x), ("w", w), ("q", x));

        Assert.Contains("order condition", error.Message, StringComparison.Ordinal);
        Assert.Contains("Give 1 more", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Estimate_InstrumentsBlindToARegressor_IsNotIdentifiedByTheRankCondition()
    {
        // z is orthogonal to x, to the constant and to w: it tells nothing about x.
        double[] x = [1, -1, 1, -1, 1, -1, 1, -1], w = [1, 1, -1, -1, 1, 1, -1, -1], z = [1, 1, 1, 1, -1, -1, -1, -1];
        var error = Refused(new EstimationQuestion("q") { Instruments = Instruments("1", "w", "z") }, ("x", x), ("w", w), ("z", z), ("q", [1, 2, 3, 4, 5, 6, 7, 9]));

        Assert.Contains("rank condition", error.Message, StringComparison.Ordinal);
        Assert.Contains("x (coefficient b)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Estimate_AGapInTheSample_NamesYearAndRegressor()
    {
        var data = PathTable.Of(Data(Model, 2000, ("x", [.. Enumerable.Range(0, 12).Select(t => Math.Sin(t))]), ("w", [.. Enumerable.Range(0, 12).Select(t => Math.Cos(3 * t))]), ("q", new double[12]))
            .Entries.Where(entry => entry.Symbol.Name != "w" || entry.Year != 2005));

        var error = Assert.Throws<EstimationException>(() => EquationEstimator.Estimate(Model, data, new EstimationQuestion("q")));

        Assert.Contains("the regressor w has no value in 2005", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Estimate_ContradictoryRestrictions_NamesOne()
    {
        var error = Refused(
            new EstimationQuestion("q") { Restrictions = [LinearRestriction.Parse(Model, "b = 1"), LinearRestriction.Parse(Model, "b = 2")] },
            ("x", [1, 2, 4, 1, 0]), ("w", [1, 5, 2, 0, 1]), ("q", [1, 2, 3, 4, 5]));

        Assert.Contains("the restriction b = ", error.Message, StringComparison.Ordinal);
        Assert.Contains("contradicts", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("b + c", "write one =")]
    [InlineData("b * c = 1", "is not linear")]
    [InlineData("b = x", "names x, which is no parameter")]
    public void Parse_NoLinearRestriction_SaysWhy(string text, string message) =>
        Assert.Contains(message, Assert.Throws<EstimationException>(() => LinearRestriction.Parse(Model, text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Find_UnknownVariable_SuggestsTheNearest()
    {
        var consumption = KleinExample.Model;

        Assert.Contains("Did you mean 'cn'?", Assert.Throws<EstimationException>(() => LinearEquation.Find(consumption, "cnn")).Message, StringComparison.Ordinal);
        Assert.Contains("no parameter stands in it", Assert.Throws<EstimationException>(() => LinearEquation.Find(consumption, "y")).Message, StringComparison.Ordinal);
    }

    private static EstimationException Refused(EstimationQuestion question, params (string Name, double[] Values)[] data) =>
        Assert.Throws<EstimationException>(() => EquationEstimator.Estimate(Model, Data(Model, 2000, data), question));

    private static DistributedLag Lag(int degree) => new([Model.Find("b")!, Model.Find("c")!, Model.Find("e")!], degree);

    private static ImmutableArray<Expression> Instruments(params string[] texts) => [.. texts.Select(text => ExpressionText.Bind(Model, text))];

    private static PathTable Data(BoundModel model, int firstYear, params (string Name, double[] Values)[] data)
    {
        var builder = new PathTable.Builder();
        foreach (var (name, values) in data) builder.Set(model.Find(name)!, firstYear, values);
        return builder.Build();
    }

    private sealed class Near(double tolerance) : IEqualityComparer<double>
    {
        public bool Equals(double x, double y) => Math.Abs(x - y) <= tolerance * (1 + Math.Abs(x));

        public int GetHashCode(double obj) => 0;
    }
}
