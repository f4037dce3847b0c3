using System.Numerics;
using CsCheck;
using Simulation.Model.Analysis.Monitoring;
using Xunit;

namespace Simulation.Model.Tests.Analysis.Monitoring;

public class ShapleyDivisionTests
{
    [Fact]
    public void Divide_ThreeItems_AsComputedByHand()
    {
        // The glove game: one left glove (item 0) and two right ones; a pair is worth 1. Shapley: 2/3, 1/6, 1/6.
        var parts = ShapleyDivision.Divide(3, subset => [(subset & 1) != 0 && (subset & 6) != 0 ? 1 : 0], TestContext.Current.CancellationToken);

        Assert.Equal([2 / 3.0, 1 / 6.0, 1 / 6.0], parts.Select(part => Math.Round(part[0], 12)), (a, b) => Math.Abs(a - b) < 1e-9);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(14)]
    public void Divide_AnyNumberOfItems_SumsToTheWhole(int items) =>
        Gen.Double[-1, 1].Array[items].Sample(weights =>
        {
            double[] Value(ulong subset)
            {
                var sum = Enumerable.Range(0, items).Where(i => (subset & (1UL << i)) != 0).Sum(i => weights[i]);
                return [Math.Tanh(sum), BitOperations.PopCount(subset)];
            }

            var parts = ShapleyDivision.Divide(items, Value, CancellationToken.None);
            Assert.Equal(Value((1UL << items) - 1)[0] - Value(0)[0], parts.Sum(part => part[0]), 1e-12);
            Assert.All(parts, part => Assert.Equal(1, part[1], 1e-12));
        }, iter: 5);

    [Fact]
    public void Divide_NoItems_HasNoParts() => Assert.Empty(ShapleyDivision.Divide(0, _ => [1], TestContext.Current.CancellationToken));
}
