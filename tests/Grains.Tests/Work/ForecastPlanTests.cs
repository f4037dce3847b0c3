using CsCheck;
using Simulation.Grains.Work;
using Xunit;

namespace Simulation.Grains.Tests.Work;

public class ForecastPlanTests
{
    [Fact]
    public void ShardOf_AnyRun_IsWholeBlocksAndNotTooMany() => Gen.Select(Gen.Long[1, 2_000_000_000], Gen.Int[1, 400]).Sample((draws, blocks) =>
    {
        var shard = ForecastPlan.ShardOf(draws, blocks * 256);

        Assert.Equal(0, shard % 256);
        Assert.True(shard >= blocks * 256);
        Assert.True((draws + shard - 1) / shard <= 512);
    });
}
