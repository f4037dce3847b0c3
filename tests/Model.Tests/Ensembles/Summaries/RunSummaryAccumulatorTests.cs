using CsCheck;
using Simulation.Model.Ensembles.Summaries;
using Simulation.Model.Execution;
using Xunit;

namespace Simulation.Model.Tests.Ensembles.Summaries;

/// <summary>Merging in place gives what merging gives.</summary>
public sealed class RunSummaryAccumulatorTests
{
    private const int Draws = 900;

    [Fact]
    public void ToSummary_AnyDivisionAndOrderOfShards_HasTheBytesOfTheWhole() =>
        Gen.Select(Gen.Int[1, 400], Gen.Int[0, 50], Gen.Bool, Gen.Bool).Sample((size, turn, isExact, asBytes) =>
        {
            var shape = SummarySinkTests.Shape(isExact ? Resolution.Exact : Resolution.Coarse);
            var shards = Enumerable.Range(0, (Draws + size - 1) / size)
                .Select(i => SummarySinkTests.Run(shape, new DrawRange(i * size, Math.Min(size, Draws - (i * size))))).ToArray();
            var merged = new RunSummaryAccumulator(shape);
            for (var i = 0; i < shards.Length; i++)
            {
                var shard = shards[(i + turn) % shards.Length];
                merged.Add(asBytes ? RunSummary.FromBytes(shard.ToBytes()) : shard);
            }

            Assert.Equal(Draws, merged.Draws);
            Assert.Equal(SummarySinkTests.Run(shape, new DrawRange(0, Draws)).ToBytes(), merged.ToSummary().ToBytes());
        }, iter: 40);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void ToSummary_BetweenAdditions_IsThatOfTheDrawsSoFar(bool isExact)
    {
        var shape = SummarySinkTests.Shape(isExact ? Resolution.Exact : Resolution.Coarse);
        var merged = new RunSummaryAccumulator(shape);
        Assert.Equal(RunSummary.Empty(shape), merged.ToSummary());
        merged.Add(SummarySinkTests.Run(shape, new DrawRange(0, 300)));
        var first = merged.ToSummary();
        merged.Add(SummarySinkTests.Run(shape, new DrawRange(300, 100)));
        Assert.Equal(SummarySinkTests.Run(shape, new DrawRange(0, 300)), first);
        Assert.Equal(SummarySinkTests.Run(shape, new DrawRange(0, 400)), merged.ToSummary());
    }

    [Fact]
    public void Add_SummaryOfAnotherShape_IsRefused()
    {
        var merged = new RunSummaryAccumulator(SummarySinkTests.Shape(Resolution.Coarse));
        Assert.Throws<ArgumentException>(() => merged.Add(RunSummary.Empty(SummarySinkTests.Shape(Resolution.Exact))));
    }
}
