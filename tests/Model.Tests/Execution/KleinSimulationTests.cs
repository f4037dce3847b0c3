using Simulation.Model.Execution;
using Xunit;

namespace Simulation.Model.Tests.Execution;

/// <summary>Klein (1950), figures as published in the reference file: dynamic simulation and multipliers with the given coefficients.</summary>
public sealed class KleinSimulationTests
{
    [Theory]
    [InlineData("cn", SolutionMethod.Newton)]
    [InlineData("y", SolutionMethod.Newton)]
    [InlineData("k", SolutionMethod.Newton)]
    [InlineData("y", SolutionMethod.GaussSeidel)]
    public void DynamicSimulation_1923To1941_ReproducesThePublishedPath(string variable, SolutionMethod method)
    {
        var path = Simulate(KleinModel.Data(), variable, method);

        var expected = KleinModel.Expected.GetProperty("dynamic_simulation_1923_1941").GetProperty(variable).EnumerateArray().Select(value => value.GetDouble());
        Assert.All(expected.Zip(path), pair => Assert.Equal(1, pair.Second / pair.First, 1e-8));
    }

    [Theory]
    [InlineData("impact_multipliers_1941", 1941)]
    [InlineData("interim_multipliers_1940_to_1941", 1940)]
    public void Multipliers_OfGovernmentWagesAndSpending_ReproduceThePublishedFigures(string table, int shocked)
    {
        foreach (var variable in KleinModel.Expected.GetProperty(table).EnumerateObject())
        {
            foreach (var instrument in variable.Value.EnumerateObject())
            {
                var data = KleinModel.Data();
                var symbol = KleinModel.Symbol(instrument.Name);
                Assert.True(data.TryGet(symbol, shocked, out var value));
                var more = Simulate(data.With(symbol, shocked, value + 1), variable.Name);
                var less = Simulate(data.With(symbol, shocked, value - 1), variable.Name);

                Assert.Equal(1, (more[^1] - less[^1]) / 2 / instrument.Value.GetDouble(), 1e-7);
            }
        }
    }

    [Fact]
    public void Structure_OfKleinsModel_IsOneCoreOfFiveAndCapitalAfterIt()
    {
        var core = Assert.Single(KleinModel.Compiled.Structure.Cores);

        Assert.Equal(["cn", "i", "p", "w1", "y"], core.Equations.Select(equation => equation.Target.Name).Order());
        Assert.InRange(Tearing.Of(core.Equations).Tears.Length, 1, 2);
    }

    [Fact]
    public void DynamicSimulation_AgreesWithTheOracle()
    {
        var oracle = new Interpreter(KleinModel.Compiled.Model, KleinModel.Data(), AddFactors.None, KleinModel.Start).Run(0, new HashLatents(), KleinModel.Last);
        var path = Simulate(KleinModel.Data(), "p");

        Assert.All(path, (value, i) => Assert.Equal(1, value / oracle(KleinModel.Symbol("p"), KleinModel.Start + 1 + i), 1e-11));
    }

    private static double[] Simulate(PathTable data, string variable, SolutionMethod method = SolutionMethod.Newton)
    {
        var projector = KleinModel.Compiled.CreateProjector(
            data, AddFactors.None, KleinModel.Start, KleinModel.Start + 1, KleinModel.Last, [KleinModel.Symbol(variable)], method);
        var sink = ProjectorTests.Run(projector, new DrawRange(0, 1));
        return [.. Enumerable.Range(KleinModel.Start + 1, KleinModel.Last - KleinModel.Start).Select(year => sink[0, year][0])];
    }
}
