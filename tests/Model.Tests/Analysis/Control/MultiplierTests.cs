using System.Collections.Immutable;
using CsCheck;
using Simulation.Model.Analysis.Control;
using Simulation.Model.Ensembles.Randomness;
using Simulation.Model.Execution;
using Simulation.Model.Language.Bound;
using Simulation.Model.Tests.Execution;
using Xunit;

namespace Simulation.Model.Tests.Analysis.Control;

public sealed class MultiplierTests
{
    private static readonly CompiledModel Klein = CompiledModel.Compile(KleinExample.Model);

    [Theory]
    [InlineData("impact_multipliers_1941", 1941)]
    [InlineData("interim_multipliers_1940_to_1941", 1940)]
    public void Compute_OnKleinsModel_ReproducesThePublishedMultipliers(string table, int year)
    {
        var published = KleinExample.Published.GetProperty(table);
        ImmutableArray<Symbol> indicators = [KleinExample.Symbol("cn"), KleinExample.Symbol("y")];
        var found = MultiplierAnalysis.Compute(KleinSetting.Of(Klein, 1922, 1941), Question(indicators, year));

        Assert.Equal(MultiplierMethod.ExactDerivatives, found.Method);
        foreach (var indicator in indicators)
        {
            foreach (var instrument in new[] { "w2", "g" })
            {
                var expected = published.GetProperty(indicator.Name).GetProperty(instrument).GetDouble();
                Assert.Equal(1, found[KleinExample.Symbol(instrument), indicator].Effects[^1].Interim!.Value / expected, 5e-8);
            }
        }
    }

    [Fact]
    public void Compute_OverDrawsOfALinearModel_GivesEveryDrawItsOwnMultiplierAndTheMedianNearTheCentralOne()
    {
        // Parameters differ by draw, so multipliers do.
        var central = KleinSetting.Of(Klein, 1937, 1941);
        var question = Question([KleinExample.Symbol("y")], 1939);
        var draws = MultiplierAnalysis.Compute(central with { Draws = 301, Latents = new PhiloxLatents(1) }, question).Multipliers[1];
        var path = MultiplierAnalysis.Compute(central, question).Multipliers[1];

        Assert.True(draws.Effects[0].Low < path.Impact && path.Impact < draws.Effects[0].High);
        Assert.Equal(path.Impact!.Value, draws.Impact!.Value, 0.4);
        Assert.Equal(path.Level, draws.Level);
    }

    [Fact]
    public void Compute_OfALinearModel_SumsToTheSustainedEffect()
    {
        var found = MultiplierAnalysis.Compute(KleinSetting.Of(Klein, 1922, 1941), Question([KleinExample.Symbol("y")], 1925))[KleinExample.Symbol("g"), KleinExample.Symbol("y")];

        // With constant coefficients a change that lasts does what its yearly repetitions do.
        Assert.Equal(1941 - 1925 + 1, found.Effects.Length);
        Assert.All(found.Effects, effect => Assert.Equal(effect.Cumulative!.Value, effect.Sustained!.Value, 1e-9));
        Assert.Equal(found.Effects.Sum(effect => effect.Interim!.Value), found.Effects[^1].Cumulative!.Value, 1e-9);
    }

    // The interpreter shares nothing with engine or derivatives.
    [Fact]
    public void Compute_OnRandomModels_AgreesWithDifferencesByTheInterpreter() => Gen.Int[0, 1000].Sample(
        seed =>
        {
            var random = new RandomModel(seed);
            var model = random.Build();
            var setting = ModelSetting.SinglePath(CompiledModel.Compile(model), PathTable.Empty, 2020, 2024);
            var found = MultiplierAnalysis.Compute(setting, new MultiplierQuestion([new Instrument(random.Lever)], [.. random.Variables]) { Year = 2022 });
            double Value(double lever, Symbol variable) =>
                new Interpreter(model, PathTable.Empty.With(random.Lever, 2022, lever), AddFactors.None, 2020).Run(0, CentralLatents.Instance, 2024)(variable, 2024);
            foreach (var variable in random.Variables)
            {
                double Slope(double h) => (Value(1.1 + h, variable) - Value(1.1 - h, variable)) / (2 * h);
                double Side(double h) => (Value(1.1 + h, variable) - Value(1.1, variable)) / h;
                var (fine, coarse) = (Slope(1e-5), Slope(2e-5));
                // At a kink there is no derivative to agree with: nearby, two differences differ; exactly at the point, as where log 1.4 - log 1.4 stands in abs, the two sides do.
                if (Math.Abs(fine - coarse) > 1e-6 * (1 + Math.Abs(fine)) || Math.Abs(Side(1e-6) - Side(-1e-6)) > 1e-5 * (1 + Math.Abs(fine))) continue;
                Assert.Equal(fine, found[random.Lever, variable].Effects[^1].Interim!.Value, 1e-5 * (1 + Math.Abs(fine)));
            }
        },
        iter: 40);

    [Fact]
    public void Compute_OnAnAddFactor_IsInUnitsOfTheLeftSide()
    {
        var cn = KleinExample.Symbol("cn");
        var found = MultiplierAnalysis.Compute(KleinSetting.Of(Klein, 1940, 1941), new MultiplierQuestion([new Instrument(cn)], [KleinExample.Symbol("y")]));
        var g = MultiplierAnalysis.Compute(KleinSetting.Of(Klein, 1940, 1941), Question([KleinExample.Symbol("y")], 1941))[KleinExample.Symbol("g"), KleinExample.Symbol("y")];

        // Autonomous consumption and government spending enter income alike.
        Assert.Equal(g.Impact!.Value, found.Multipliers[0].Impact!.Value, 1e-12);
    }

    [Fact]
    public void Compute_ThreeHundredEquationsWithLagsOfFourAndConditions_RespondsAsDifferencesOfTwoRuns()
    {
        var model = LargeModel.Of(300);
        var compiled = CompiledModel.Compile(model);
        var setting = ModelSetting.SinglePath(compiled, PathTable.Empty, 2000, 2012);
        var lever = model.Find("effort1")!;
        ImmutableArray<Symbol> indicators = [model.Find("x61")!, model.Find("x90")!, model.Find("x119")!];
        var found = MultiplierAnalysis.Compute(setting, new MultiplierQuestion([new Instrument(lever)], indicators) { Year = 2003 });

        const double Step = 1e-5;
        var more = ModelPath.Of(setting with { Paths = PathTable.Empty.With(lever, 2003, 1 + Step) });
        var less = ModelPath.Of(setting with { Paths = PathTable.Empty.With(lever, 2003, 1 - Step) });
        foreach (var indicator in indicators)
        {
            Assert.All(found[lever, indicator].Effects, effect =>
                Assert.Equal((more[indicator, effect.Year] - less[indicator, effect.Year]) / (2 * Step), effect.Interim!.Value, 1e-8));
            Assert.True(found[lever, indicator].Impact > 0.01);
        }
    }

    [Fact]
    public void Compute_YearOutsideTheRun_IsRefusedByName()
    {
        var error = Assert.Throws<ControlException>(() => MultiplierAnalysis.Compute(KleinSetting.Of(Klein, 1922, 1941), Question([KleinExample.Symbol("y")], 1950)));

        Assert.Contains("1950", error.Message, StringComparison.Ordinal);
        Assert.Contains("1923-1941", error.Message, StringComparison.Ordinal);
    }

    private static MultiplierQuestion Question(ImmutableArray<Symbol> indicators, int year) =>
        new([new Instrument(KleinExample.Symbol("w2")), new Instrument(KleinExample.Symbol("g"))], indicators) { Year = year };
}
