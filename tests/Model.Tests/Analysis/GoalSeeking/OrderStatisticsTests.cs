using CsCheck;
using Simulation.Model.Analysis.GoalSeeking;
using Xunit;

namespace Simulation.Model.Tests.Analysis.GoalSeeking;

public sealed class OrderStatisticsTests
{
    [Fact]
    public void Place_AnyValues_PutsTheOneThatSortingPutsThere() => Gen.Select(Gen.Double[-3, 3].Array[1, 60], Gen.Int[0, 1000], Gen.Bool).Sample((values, at, coarse) =>
    {
        var own = values.Select(value => coarse ? Math.Round(value) : value).ToArray();
        var place = at % own.Length;
        var sorted = own.Order().ToArray();
        OrderStatistics.Place(own, place);
        Assert.Equal(sorted[place], own[place]);
        Assert.All(own[..place], value => Assert.True(value <= sorted[place]));
        Assert.All(own[place..], value => Assert.True(value >= sorted[place]));
    });
}
