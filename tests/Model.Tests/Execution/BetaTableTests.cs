using MathNet.Numerics;
using Simulation.Model.Execution;
using Xunit;

namespace Simulation.Model.Tests.Execution;

public sealed class BetaTableTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 5)]
    [InlineData(4, 4)]
    [InlineData(0.5, 0.5)]
    public void Evaluate_BetweenTheNodes_InvertsTheDistributionFunction(double alpha, double beta)
    {
        var table = BetaTable.Of(alpha, beta);
        for (var z = -6.01; z < 6; z += 0.0937)
        {
            var probability = 0.5 * SpecialFunctions.Erfc(-z / Math.Sqrt(2));
            var x = table.Evaluate(z);

            // Far out, where only one draw in ten thousand goes, one digit less.
            Assert.Equal(1, SpecialFunctions.BetaRegularized(alpha, beta, x) / probability, Math.Abs(z) < 4 ? 1e-5 : 1e-4);
        }
    }

    [Fact]
    public void Evaluate_AnywhereOnTheLine_IsMonotone()
    {
        var table = BetaTable.Of(0.7, 12);
        var values = Enumerable.Range(-900, 1801).Select(i => table.Evaluate(i / 100.0)).ToArray();

        Assert.All(values.Zip(values.Skip(1)), pair => Assert.True(pair.First <= pair.Second));
        Assert.All(values, value => Assert.InRange(value, 0, 1));
    }

    [Fact]
    public void Evaluate_NotANumber_IsNotANumber() => Assert.Equal(double.NaN, BetaTable.Of(2, 3).Evaluate(double.NaN));

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, -2)]
    [InlineData(double.NaN, 1)]
    public void Of_ShapesThatAreNotPositive_AreRefused(double alpha, double beta) =>
        Assert.Contains("must be positive", Assert.Throws<ArgumentOutOfRangeException>(() => BetaTable.Of(alpha, beta)).Message, StringComparison.Ordinal);

    [Fact]
    public void Of_SameShapes_IsTheSameTable() => Assert.Same(BetaTable.Of(3, 2), BetaTable.Of(3, 2));
}
