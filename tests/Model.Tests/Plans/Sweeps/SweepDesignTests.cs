using CsCheck;
using Simulation.Model.Plans.Sweeps;
using Xunit;

namespace Simulation.Model.Tests.Plans.Sweeps;

public class SweepDesignTests
{
    [Fact]
    public void Grid_TwoQuantities_IsEveryCombinationLastFastest()
    {
        var design = SweepDesign.Grid([[1, 2], [10, 20, 30]]);

        double[][] expected = [[1, 10], [1, 20], [1, 30], [2, 10], [2, 20], [2, 30]];
        Assert.Equal(expected, Enumerable.Range(0, design.Count).Select(point => design[point]));
    }

    [Fact]
    public void Grid_NoQuantity_IsOnePoint() => Assert.Empty(SweepDesign.Grid([])[0]);

    [Fact]
    public void GridSize_BeyondAllNumbers_Saturates() => Assert.Equal(long.MaxValue, SweepDesign.GridSize(Enumerable.Repeat(1_000_000, 9)));

    [Fact]
    public void GridSize_AnEmptyQuantity_IsNothing() => Assert.Equal(0, SweepDesign.GridSize([5, 0, 7]));

    [Fact]
    public void Sample_AnyCount_HasOnePointInEveryPartOfEveryRange() => Gen.Select(Gen.Int[1, 60], Gen.ULong).Sample((count, seed) =>
    {
        var design = SweepDesign.Sample([(0, 1), (-5, 5)], count, seed);

        for (var axis = 0; axis < 2; axis++)
        {
            var parts = Enumerable.Range(0, count).Select(point => axis == 0 ? design[point][0] : (design[point][1] + 5) / 10).Select(place => (int)Math.Floor(place * count)).Order();
            Assert.Equal(Enumerable.Range(0, count), parts);
        }
    });

    [Fact]
    public void Sample_SameSeed_SamePoints()
    {
        var (first, again, other) = (SweepDesign.Sample([(0, 1)], 9, 4), SweepDesign.Sample([(0, 1)], 9, 4), SweepDesign.Sample([(0, 1)], 9, 5));

        Assert.Equal(Enumerable.Range(0, 9).Select(point => first[point][0]), Enumerable.Range(0, 9).Select(point => again[point][0]));
        Assert.NotEqual(first[0][0], other[0][0]);
    }
}
