using Simulation.Model.Language.Bound;
using Simulation.Model.Language.Diagnostics;
using Simulation.Model.Language.Syntax;

namespace Simulation.Model.Language.Binding;

/// <summary>Writes one scalar's law as a distribution and as an equation over its score z.</summary>
internal sealed class LawWriter(BindingContext context, Symbol element, LawArguments arguments, Expression score)
{
    private bool HasRange => double.IsFinite(element.Minimum) || double.IsFinite(element.Maximum);

    private bool HasFullRange => double.IsFinite(element.Minimum) && double.IsFinite(element.Maximum);

    /// <summary>Null after reporting why the law cannot be written.</summary>
    public (Distribution Distribution, Expression Right)? Write(DistributionSyntax law) => law.Name.Text switch
    {
        "normal" => WriteNormal(),
        "lognormal" => WriteLogNormal(),
        "beta" => WriteBeta(law),
        "uniform" => WriteUniform(law),
        "tukeyh" => WriteTukeyH(law),
        "ar1" => WriteAr1(),
        _ => WriteBernoulli(),
    };

    private (Distribution, Expression)? WriteNormal()
    {
        var (mean, sd) = (arguments["mean"], arguments["sd"]);
        RequireSpread("sd", sd);
        if (!HasRange) return (new Normal(mean, sd), Algebra.Add(mean, Algebra.Multiply(sd, score)));
        if (!CheckFullRange()) return null;
        arguments.Require("mean", mean, value => value > element.Minimum && value < element.Maximum, $"inside the range {element.Minimum}..{element.Maximum}");
        return (new Normal(mean, sd), Clip(mean, sd, element.Minimum, element.Maximum));
    }

    private (Distribution, Expression)? WriteLogNormal()
    {
        var (median, sd) = (arguments["median"], arguments["sd"]);
        RequireSpread("sd", sd);
        arguments.Require("median", median, value => value > 0, "positive");
        if (!HasRange) return (new LogNormal(median, sd), Algebra.Multiply(median, Exp(Algebra.Multiply(sd, score))));
        if (!CheckFullRange()) return null;
        if (element.Minimum <= 0)
        {
            arguments.Fail(DiagnosticCodes.BadRange, arguments.Span("median"), $"The range of the lognormal '{element.Name}' begins at {element.Minimum}.", "Begin it above 0, or leave the range out: a lognormal is positive anyway.");
            return null;
        }
        arguments.Require("median", median, value => value > element.Minimum && value < element.Maximum, $"inside the range {element.Minimum}..{element.Maximum}");
        return (new LogNormal(median, sd), Exp(Clip(Log(median), sd, Math.Log(element.Minimum), Math.Log(element.Maximum))));
    }

    // x = lo + (hi − lo) logistic(a + b z), with median mean and slope sd at z = 0.
    private Expression Clip(Expression mean, Expression sd, double low, double high)
    {
        var (lower, width) = (new Number(low), new Number(high - low));
        var share = Algebra.Divide(Algebra.Subtract(mean, lower), width);
        var rest = Algebra.Subtract(Algebra.One, share);
        var intercept = Log(Algebra.Divide(share, rest));
        var slope = Algebra.Divide(sd, Algebra.Multiply(width, Algebra.Multiply(share, rest)));
        var inner = Algebra.Add(intercept, Algebra.Multiply(slope, score));
        return Algebra.Add(lower, Algebra.Multiply(width, new Unary(UnaryOperator.Logistic, inner)));
    }

    private (Distribution, Expression)? WriteBeta(DistributionSyntax law)
    {
        var (alpha, beta) = (arguments.Constant("alpha"), arguments.Constant("beta"));
        arguments.Require("alpha", new Number(alpha), value => value > 0, "positive");
        arguments.Require("beta", new Number(beta), value => value > 0, "positive");
        if (HasRange && (element.Minimum, element.Maximum) != (0, 1)) return RefuseRange(law, "A beta variate lies in 0..1.");
        return (new Beta(alpha, beta), new BetaQuantile(alpha, beta, score));
    }

    // The quantile of beta(1, 1) at Φ(z) is Φ(z) itself.
    private (Distribution, Expression)? WriteUniform(DistributionSyntax law)
    {
        var (low, high) = (arguments["low"], arguments["high"]);
        if (ConstantEvaluator.Evaluate(low) is { } lower) arguments.Require("high", high, value => value > lower, $"more than the low end {lower}");
        if (HasRange && !(low is Number { Value: var l } && high is Number { Value: var h } && (l, h) == (element.Minimum, element.Maximum)))
            return RefuseRange(law, "The two ends of uniform are its range.");
        return (new Uniform(low, high), Algebra.Add(low, Algebra.Multiply(Algebra.Subtract(high, low), new BetaQuantile(1, 1, score))));
    }

    private (Distribution, Expression)? WriteTukeyH(DistributionSyntax law)
    {
        var (sd, h) = (arguments["sd"], arguments["h"]);
        RequireSpread("sd", sd);
        arguments.Require("h", h, value => value is >= 0 and < 1, "at least 0 and less than 1");
        if (HasRange && element.Kind != SymbolKind.Exogenous) return RefuseRange(law, "Heavy tails and a range contradict each other: use normal with the range.");
        var tail = Exp(Algebra.Divide(Algebra.Multiply(h, Algebra.Multiply(score, score)), new Number(2)));
        return (new TukeyH(sd, h), Algebra.Multiply(Algebra.Multiply(sd, score), tail));
    }

    // The range of an autoregressive path bounds what may be entered for it; the path itself is not bent into it.
    private (Distribution, Expression)? WriteAr1()
    {
        var (mean, rho, sd) = (arguments["mean"], arguments["rho"], arguments["sd"]);
        RequireSpread("sd", sd);
        arguments.Require("rho", rho, value => Math.Abs(value) <= 1, "between -1 and 1");
        var before = Algebra.Subtract(new Reference(element, 1), mean);
        return (new Ar1(mean, rho, sd), Algebra.Add(Algebra.Add(mean, Algebra.Multiply(rho, before)), Algebra.Multiply(sd, score)));
    }

    private (Distribution, Expression)? WriteBernoulli()
    {
        var probability = arguments["probability"];
        arguments.Require("probability", probability, value => value is >= 0 and <= 1, "between 0 and 1");
        var occurs = new Binary(BinaryOperator.Less, score, probability);
        return (new Bernoulli(probability), occurs);
    }

    private void RequireSpread(string name, Expression value) => arguments.Require(name, value, spread => spread >= 0, "0 or more");

    private bool CheckFullRange()
    {
        // One-sided ranges of parameters and shocks are reported where they are declared.
        if (HasFullRange) return true;
        if (element.Kind == SymbolKind.Exogenous)
            arguments.Fail(DiagnosticCodes.BadRange, element.Declaration.Span, $"The range of '{element.Name}' is open at one end.", "Give both ends, or none.");
        return false;
    }

    private (Distribution, Expression)? RefuseRange(DistributionSyntax law, string hint)
    {
        context.Diagnostics.Error(DiagnosticCodes.BadRange, law.Span, $"'{element.Name}' follows {law.Name} and has a range.", hint);
        return null;
    }

    private static Expression Exp(Expression x) => x is Number n ? new Number(Math.Exp(n.Value)) : new Unary(UnaryOperator.Exp, x);

    private static Expression Log(Expression x) => x is Number { Value: > 0 } n ? new Number(Math.Log(n.Value)) : new Unary(UnaryOperator.Log, x);
}
