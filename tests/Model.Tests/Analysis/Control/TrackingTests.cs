using CsCheck;
using Simulation.Model.Analysis.Control;
using Simulation.Model.Execution;
using Simulation.Model.Language.Bound;
using Simulation.Model.Tests.Execution;
using Xunit;

namespace Simulation.Model.Tests.Analysis.Control;

public sealed class TrackingTests
{
    private static readonly string[] Behavioural = ["cn", "i", "w1"];
    private static readonly string[] Identities = ["y", "p", "k"];

    [Fact]
    public void Of_KleinsModelWithItsData_ReproducesTheDataExactly()
    {
        var setting = KleinSetting.Of(CompiledModel.Compile(KleinExample.Model), 1920, 1941);

        var tracking = Tracking.Of(setting, KleinExample.Data);

        Assert.Equal(6 * 21, tracking.Residuals.Length);
        Assert.True(tracking.LargestMiss < 1e-10, $"{tracking.LargestMiss}");
        var path = ModelPath.Of(setting with { AddFactors = tracking.AddFactors });
        Assert.All(KleinExample.Data.Entries, entry => Assert.Equal(entry.Value, path[entry.Symbol, entry.Year], 1e-10 * (1 + Math.Abs(entry.Value))));
    }

    [Fact]
    public void Of_KleinsModel_LeavesLeastSquaresResidualsAndIdentitiesThatHold()
    {
        var setting = KleinSetting.Of(CompiledModel.Compile(KleinExample.Model), 1920, 1941);
        var residuals = Tracking.Of(setting, KleinExample.Data).Residuals.ToLookup(residual => residual.Symbol.Name, residual => residual.Value);

        // Residuals of an estimate with a constant sum to 0; the coefficients in the text have ten digits.
        Assert.All(Behavioural, name => Assert.Equal(0, residuals[name].Sum(), 1e-4));
        Assert.All(Identities, name => Assert.All(residuals[name], residual => Assert.Equal(0, residual, 0.11)));
    }

    [Fact]
    public void Of_SomeVariablesOnly_TracksThemAndComputesTheRest()
    {
        var cn = KleinExample.Symbol("cn");
        var setting = KleinSetting.Of(CompiledModel.Compile(KleinExample.Model), 1930, 1941);
        var data = PathTable.Of(KleinExample.Data.Entries.Where(entry => entry.Symbol == cn));

        var tracking = Tracking.Of(setting, data);

        Assert.All(tracking.Residuals, residual => Assert.Equal(cn, residual.Symbol));
        Assert.Equal(11, tracking.Residuals.Length);
        Assert.True(tracking.LargestMiss < 1e-10);
    }

    [Fact]
    public void Of_RandomModelsAndRandomData_ReproducesThem() => Gen.Select(Gen.Int[0, 1000], Gen.Double[0.2, 0.8].Array[32]).Sample(
        (seed, values) =>
        {
            var random = new RandomModel(seed);
            var setting = ModelSetting.SinglePath(CompiledModel.Compile(random.Build()), PathTable.Empty, 2020, 2024);
            // Values between 0 and 1 suit every left side, the logit's too.
            var data = PathTable.Of(random.Variables.SelectMany((variable, i) => Enumerable.Range(0, 4).Select(year => new YearValue(variable, 2021 + year, values[(4 * i) + year]))));
            var tracking = Tracking.Of(setting, data);
            Assert.True(tracking.LargestMiss < 1e-10, $"{tracking.LargestMiss}");
        },
        iter: 60);

    [Fact]
    public void Of_SeveralHundredEquationsWithLagsOfFourAndConditions_ReproducesTheDataExactly()
    {
        var model = LargeModel.Of(400);
        var compiled = CompiledModel.Compile(model);
        var setting = ModelSetting.SinglePath(compiled, PathTable.Empty, 2000, 2010);
        var data = PathTable.Of(
            from equation in model.Equations
            where equation.Target.Kind == SymbolKind.Variable
            from year in Enumerable.Range(2001, 10)
            select new YearValue(equation.Target, year, 0.85 + (0.1 * Math.Sin(equation.Target.Id + year))));

        var tracking = Tracking.Of(setting, data);

        Assert.Equal(4000, tracking.Residuals.Length);
        Assert.True(tracking.LargestMiss < 1e-10, $"{tracking.LargestMiss}");
        // Both branches of the conditions were taken.
        Assert.Contains(data.Entries, entry => entry.Value > 0.9);
        Assert.Contains(data.Entries, entry => entry.Value < 0.9);
    }

    [Fact]
    public void Of_ADatumThatTheLeftSideCannotTake_NamesVariableValueAndYear()
    {
        var model = Language.ModelTextAssert.Load("model m\nvariable y\nblock b:\n  log(y) = 1\n");
        var y = model.Find("y")!;
        var setting = ModelSetting.SinglePath(CompiledModel.Compile(model), PathTable.Empty, 2020, 2021);

        var error = Assert.Throws<ControlException>(() => Tracking.Of(setting, PathTable.Empty.With(y, 2021, -3)));

        Assert.Contains("'y' is undefined with the value -3 in 2021", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Static_OfKleinsModel_GoesOnFromDataEveryYear()
    {
        var compiled = CompiledModel.Compile(KleinExample.Model);
        var y = KleinExample.Symbol("y");
        var paths = ModelSimulation.Static(KleinSetting.Of(compiled, 1922, 1941), KleinExample.Data, [y]);

        Assert.Equal(19, paths[0].Length);
        // One year ahead, from the data of 1930: the dynamic simulation that starts there.
        Assert.Equal(ModelSimulation.Dynamic(KleinSetting.Of(compiled, 1930, 1931))[y, 1931], paths[0][1931 - 1923], 1e-11);
        Assert.Equal(ModelSimulation.Dynamic(KleinSetting.Of(compiled, 1922, 1923))[y, 1923], paths[0][0], 1e-11);
    }
}
