using CsCheck;
using Simulation.Model.Language;
using Simulation.Model.Language.Bound;
using Xunit;

namespace Simulation.Model.Tests.Language;

/// <summary>Laws as equations over scores: checked against the definitions in <see cref="Distribution"/>.</summary>
public class RandomDeclarationTests
{
    private static BoundModel Model(string declaration, string use = "k") => ModelTextAssert.Load($"model m\nparameter spread ~ lognormal(0.5, sd = 0.2)\n{declaration}\nvariable x\nblock b:\n  x = {use} + spread\n");

    private static double At(string declaration, double score, double before = 0)
    {
        var model = Model(declaration);
        var equation = model.Parameters.Concat(model.Equations).Single(candidate => candidate.Target.Name == "k");
        return Evaluator.Evaluate(equation.Right, (symbol, lag) => symbol.Kind == SymbolKind.Latent ? score : symbol.Name == "spread" ? 0.5 : lag == 1 ? before : throw new InvalidOperationException(symbol.Name));
    }

    [Theory]
    [InlineData("shock k ~ normal(2, spread)", 3, 3.5)]
    [InlineData("shock k ~ normal(0, sd = 2)", 1.5, 3)]
    [InlineData("parameter k ~ uniform(2, 4)", 0, 3)]
    [InlineData("exogenous k ~ ar1(mean = 6, rho = 0.5, sd = 2)", 1, 5)]
    [InlineData("hazard k ~ bernoulli(0.3)", 0.29, 1)]
    [InlineData("hazard k ~ bernoulli(0.3)", 0.31, 0)]
    [InlineData("parameter k ~ lognormal(3, sd = 1)", 0, 3)]
    [InlineData("shock k ~ beta(1, 1)", 0, 0.5)]
    [InlineData("shock k ~ tukeyh(2, h = 0)", 1.5, 3)]
    public void Bind_Law_IsItsFunctionOfTheScore(string declaration, double score, double expected) =>
        Assert.Equal(expected, At(declaration, score), 12);

    [Fact]
    public void Bind_LogNormal_IsMedianTimesExp() => Assert.Equal(3 * Math.Exp(0.4 * -1.2), At("parameter k ~ lognormal(3, sd = 0.4)", -1.2), 12);

    [Fact]
    public void Bind_TukeyH_HasHeavierTails() => Assert.Equal(2 * 3 * Math.Exp(0.1 * 9 / 2), At("shock k ~ tukeyh(2, h = 0.1)", 3), 12);

    [Fact]
    public void Bind_NormalWithRange_HasTheMedianTheSlopeAndStaysInside() =>
        Gen.Select(Gen.Double[0.06, 0.89], Gen.Double[0.001, 1]).Sample((mean, sd) =>
        {
            var declaration = System.FormattableString.Invariant($"parameter k ~ normal({mean:F6}, sd = {sd:F6}) in 0.05..0.9");
            var (rounded, spread) = (Math.Round(mean, 6), Math.Round(sd, 6));
            const double Step = 1e-5;
            var slope = (At(declaration, Step) - At(declaration, -Step)) / (2 * Step);
            Assert.Equal(rounded, At(declaration, 0), 9);
            Assert.Equal(1, slope / spread, 4);
            Assert.InRange(At(declaration, 40), 0.05, 0.9);
            Assert.InRange(At(declaration, -40), 0.05, 0.9);
        }, iter: 50);

    [Fact]
    public void Bind_LogNormalWithRange_HasTheMedianAndStaysInside()
    {
        const string Declaration = "parameter k ~ lognormal(2, sd = 0.5) in 1..8";
        Assert.Equal(2, At(Declaration, 0), 12);
        Assert.Equal(2 * 0.5, (At(Declaration, 1e-5) - At(Declaration, -1e-5)) / 2e-5, 5);
        Assert.InRange(At(Declaration, 30), 7.9, 8.000001);
        Assert.InRange(At(Declaration, -30), 0.999999, 1.1);
    }

    [Fact]
    public void Bind_ValuesPerMember_GoToTheirMembersAndNamesOfTheSameSetNeedNoIndex()
    {
        var model = ModelTextAssert.Load("model m\nset a = p, q\nset b in a = q\nparameter sd[a] ~ lognormal(1 2, sd = 0.1)\nshock e[b] ~ normal(0, sd)\nvariable x\nblock k:\n  x = e[q]\n");
        Assert.Equal("e[q] = sd[q] * ~e[q]", ExpressionPrinter.Print(model.Equations[1]));
        Assert.Equal(["sd[p] = exp(0.1 * ~sd[p])", "sd[q] = 2 * exp(0.1 * ~sd[q])"], model.Parameters.Select(ExpressionPrinter.Print));
        Assert.Equal(new LogNormal(new Number(2), new Number(0.1)), model.Find("sd[q]")!.Distribution);
    }

    [Fact]
    public void Bind_Latents_ComeParametersFirstWithTheirLawsAndStreams()
    {
        var model = ModelTextAssert.Load("model m\nshock e ~ normal(0, s)\nhazard h ~ bernoulli(0.1)\nparameter s ~ lognormal(1, sd = 0.1)\nvariable x\nblock b:\n  x = e + h\n");
        Assert.Equal(["s", "e", "h"], model.Latents.Select(latent => latent.Of.Name));
        Assert.Equal([false, true, true], model.Latents.Select(latent => latent.IsYearly));
        Assert.Equal([LatentLaw.StandardNormal, LatentLaw.StandardNormal, LatentLaw.Uniform], model.Latents.Select(latent => latent.Law));
        // FNV-1a of "e", by hand: (2166136261 ^ 0x65) * 16777619 mod 2^32.
        Assert.Equal(unchecked((2166136261u ^ 0x65u) * 16777619u), model.Latents[1].Stream);
    }

    [Fact]
    public void Bind_AnotherShockAdded_LeavesStreamsAsTheyWere()
    {
        var before = Model("shock k ~ normal(0, 1)");
        var after = Model("shock j ~ normal(0, 1)\nshock k ~ normal(0, 1)", "k + j");
        Assert.Equal(Stream(before), Stream(after));
        static uint Stream(BoundModel model) => model.Latents.Single(latent => latent.Of.Name == "k").Stream;
    }

    [Fact]
    public void Bind_Correlations_ReproduceTheMatrix()
    {
        var model = ModelTextAssert.Load("model m\nset a = p, q, r\nshock e[a] ~ normal(0, 2)\ncorrelate e[p], e[q], e[r] = 0.3; 0.2 0.4\nvariable x\nblock b:\n  x = sum(s in a: e[s])\n");
        double[,] wanted = { { 1, 0.3, 0.2 }, { 0.3, 1, 0.4 }, { 0.2, 0.4, 1 } };
        var rows = model.Equations.Skip(1).Select(equation => model.Latents.Select(latent => Evaluator.Evaluate(equation.Right, (symbol, _) => symbol == latent.Symbol ? 1 : 0) / 2).ToArray()).ToArray();
        for (var i = 0; i < 3; i++)
            for (var j = 0; j < 3; j++)
                Assert.Equal(wanted[i, j], rows[i].Zip(rows[j], (x, y) => x * y).Sum(), 12);
        var group = Assert.Single(model.Correlations);
        Assert.Equal(rows.SelectMany(row => row), group.Factor.AsEnumerable());
    }

    [Fact]
    public void Bind_CorrelateWholeDeclaration_TakesAllItsElements()
    {
        var model = ModelTextAssert.Load("model m\nset a = p, q\nshock e[a] ~ normal(0, 1)\ncorrelate e = 0.5\nvariable x\nblock b:\n  x = e[p] + e[q]\n");
        Assert.Equal(["e[p]", "e[q]"], model.Correlations[0].Symbols.Select(symbol => symbol.Name));
    }
}
