using CsCheck;
using Simulation.Model.Language;
using Simulation.Model.Language.Bound;
using Xunit;

namespace Simulation.Model.Tests.Language;

public class DerivativeTests
{
    private static readonly BoundModel Model = ModelTextAssert.Load(
        "model m\ngiven p default 1\nvariable x\nvariable y\nshock e ~ beta(2, 5)\nblock b:\n  x = x(-1) + p\n  y = y(-1) + e\n");

    private static readonly Symbol X = Model.Find("x")!;
    private static readonly Symbol Y = Model.Find("y")!;

    private static Expression Parse(string right) => ModelTextAssert.Load(
        $"model m\ngiven p default 1\nvariable x\nvariable y\nvariable z\nblock b:\n  x = x(-1) + p\n  y = y(-1)\n  z = {right}\n").Equations[2].Right;

    [Theory]
    [InlineData("x", "1")]
    [InlineData("y", "0")]
    [InlineData("x(-1)", "0")]
    [InlineData("3 * x + y", "3")]
    [InlineData("x * y", "y")]
    [InlineData("y / x", "-(y / (x * x))")]
    [InlineData("x / y", "1 / y")]
    [InlineData("x^2", "2 * x")]
    [InlineData("x^3", "3 * x^2")]
    [InlineData("2^x", "2^x * log(2)")]
    [InlineData("exp(2 * x)", "exp(2 * x) * 2")]
    [InlineData("log(x)", "1 / x")]
    [InlineData("sqrt(x)", "1 / (2 * sqrt(x))")]
    [InlineData("logistic(x)", "logistic(x) * (1 - logistic(x))")]
    [InlineData("abs(x)", "if(x < 0, -1, 1)")]
    [InlineData("max(x, y)", "if(x >= y, 1, 0)")]
    [InlineData("min(y, p)", "0")]
    [InlineData("if(x > 1, x, y)", "if(x > 1, 1, 0)")]
    [InlineData("x > y", "0")]
    [InlineData("dlog(x)", "1 / x")]
    public void Of_Primitive_IsTheTextbookDerivative(string right, string expected)
    {
        var expression = Parse(right);
        var x = References.In(expression).Select(reference => reference.Symbol).FirstOrDefault(symbol => symbol.Name == "x") ?? X;
        Assert.Equal(expected, ExpressionPrinter.Print(Derivative.Of(expression, x)));
    }

    // Smooth everywhere, so that a central difference is a fair judge.
    private static Gen<Expression> Smooth(int depth)
    {
        var leaf = Gen.OneOf(
            Gen.Double[0.5, 2].Select(value => (Expression)new Number(value)),
            SyntaxGenerator.Pick<Expression>(new Reference(X, 0), new Reference(Y, 0), new Reference(X, 1)));
        if (depth == 0) return leaf;
        var inner = Smooth(depth - 1);
        return Gen.OneOf(
            leaf,
            Gen.Select(SyntaxGenerator.Pick(UnaryOperator.Negate, UnaryOperator.Logistic), inner, (operation, x) => (Expression)new Unary(operation, x)),
            inner.Select(x => (Expression)new Unary(UnaryOperator.Exp, new Unary(UnaryOperator.Logistic, x))),
            inner.Select(x => (Expression)new Unary(UnaryOperator.Log, new Unary(UnaryOperator.Exp, x))),
            inner.Select(x => (Expression)new Unary(UnaryOperator.Sqrt, new Unary(UnaryOperator.Logistic, x))),
            Gen.Select(SyntaxGenerator.Pick(BinaryOperator.Add, BinaryOperator.Subtract, BinaryOperator.Multiply), inner, inner, (operation, x, y) => (Expression)new Binary(operation, x, y)),
            Gen.Select(inner, inner, (x, y) => (Expression)new Binary(BinaryOperator.Divide, x, new Binary(BinaryOperator.Add, new Number(1), new Unary(UnaryOperator.Logistic, y)))),
            Gen.Select(inner, inner, (x, y) => (Expression)new Binary(BinaryOperator.Power, new Unary(UnaryOperator.Logistic, x), new Unary(UnaryOperator.Logistic, y))));
    }

    [Fact]
    public void Of_RandomSmoothExpression_AgreesWithACentralDifference() =>
        Gen.Select(Smooth(4), Gen.Double[0.3, 1.5], Gen.Double[0.3, 1.5]).Sample((expression, x, y) =>
        {
            double At(Expression e, double at) => Evaluator.Evaluate(e, (symbol, lag) => symbol == X ? (lag == 0 ? at : 0.7) : y);
            const double Step = 1e-5;
            var numeric = (At(expression, x + Step) - At(expression, x - Step)) / (2 * Step);
            var exact = At(Derivative.Of(expression, X), x);
            var scale = 1 + Math.Abs(exact) + Math.Abs(At(expression, x));
            return Math.Abs(numeric - exact) <= 1e-5 * scale * scale;
        }, iter: 2_000, print: sample => ExpressionPrinter.Print(sample.Item1));

    [Theory]
    [InlineData(-1.5)]
    [InlineData(0)]
    [InlineData(0.8)]
    public void Of_BetaQuantile_AgreesWithACentralDifference(double score)
    {
        var e = Model.Equations.Single(equation => equation.Target.Name == "e");
        var latent = Model.Latents[0].Symbol;
        const double Step = 1e-4;
        var numeric = (Evaluator.Evaluate(e.Right, (_, _) => score + Step) - Evaluator.Evaluate(e.Right, (_, _) => score - Step)) / (2 * Step);
        Assert.Equal(1, Evaluator.Evaluate(Derivative.Of(e.Right, latent), (_, _) => score) / numeric, 5);
    }
}
