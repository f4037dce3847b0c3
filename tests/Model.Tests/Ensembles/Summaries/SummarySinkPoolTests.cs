using CsCheck;
using Simulation.Model.Ensembles.Summaries;
using Simulation.Model.Execution;
using Xunit;

namespace Simulation.Model.Tests.Ensembles.Summaries;

/// <summary>A sink that was used before summarises as a new one does.</summary>
public sealed class SummarySinkPoolTests
{
    [Fact]
    public void Rent_SinkUsedForOtherDraws_GivesTheBytesOfANewOne() =>
        Gen.Select(Gen.Int[0, 2_000], Gen.Int[0, 700], Gen.Bool).Sample((first, count, isExact) =>
        {
            var shape = SummarySinkTests.Shape(isExact ? Resolution.Exact : Resolution.Coarse);
            var draws = new DrawRange(first, count);
            var sink = SummarySinkPool.Rent(shape);
            SummarySinkTests.Fill(sink, draws);
            var summary = sink.ToSummary();
            SummarySinkPool.Return(sink);
            var expected = SummarySinkTests.Run(shape, draws).ToBytes();
            Assert.Equal(expected, summary.ToBytes());

            // What was made of a sink does not change when the sink is used again.
            var again = SummarySinkPool.Rent(shape);
            SummarySinkTests.Fill(again, new DrawRange(5_000, 300));
            Assert.Equal(expected, summary.ToBytes());
            SummarySinkPool.Return(again);
        }, iter: 40);

    [Fact]
    public void Return_SinkInTheMiddleOfABlock_ComesBackEmpty()
    {
        var shape = SummarySinkTests.Shape(Resolution.Coarse);
        var sink = SummarySinkPool.Rent(shape);
        sink.Receive(new OutputBlock(shape.FirstYear, 0, 2, [1, 2, 3, 4, 5, 6], [0, 2, 4]));
        SummarySinkPool.Return(sink);
        Assert.Equal(RunSummary.Empty(shape), SummarySinkPool.Rent(shape).ToSummary());
    }

    [Fact]
    public void Rent_AnotherShape_IsAnotherSink()
    {
        var sink = SummarySinkPool.Rent(SummarySinkTests.Shape(Resolution.Coarse));
        SummarySinkPool.Return(sink);
        Assert.NotSame(sink, SummarySinkPool.Rent(new RunShape(1, 2030, 2031, Resolution.Coarse)));
    }
}
