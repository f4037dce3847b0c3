using Simulation.Model.Ensembles.Summaries;
using Xunit;

namespace Simulation.Model.Tests.Ensembles.Summaries;

/// <summary>A question asked of every draw.</summary>
public sealed class DrawConditionTests
{
    [Theory]
    [InlineData(Comparison.AtLeast, false, true, true)]
    [InlineData(Comparison.Above, false, false, true)]
    [InlineData(Comparison.AtMost, true, true, false)]
    [InlineData(Comparison.Below, true, false, false)]
    public void IsMet_ValueBelowAtAndAboveTheThreshold_FollowsTheComparison(Comparison comparison, bool below, bool at, bool above)
    {
        var condition = new DrawCondition(0, 2024, comparison, 5);
        Assert.Equal((below, at, above, false), (condition.IsMet(4.9), condition.IsMet(5), condition.IsMet(5.1), condition.IsMet(double.NaN)));
    }

    [Fact]
    public void Mark_ValuesOfDraws_SetsOnlyItsOwnBit()
    {
        ulong[] masks = [1, 1, 1];
        new DrawCondition(0, 2024, Comparison.Above, 5).Mark([4, 6, double.NaN], 63, masks);
        Assert.Equal([1, 0x8000000000000001, 1], masks);
    }

    [Fact]
    public void Mark_TooFewMasksOrNoSuchBit_Throws()
    {
        var condition = new DrawCondition(0, 2024, Comparison.Above, 5);
        Assert.Throws<ArgumentOutOfRangeException>(() => condition.Mark([1, 2], 0, new ulong[1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => condition.Mark([1], 64, new ulong[1]));
    }
}
