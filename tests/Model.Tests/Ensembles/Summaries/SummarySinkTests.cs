using CsCheck;
using Simulation.Model.Ensembles.Randomness;
using Simulation.Model.Ensembles.Summaries;
using Simulation.Model.Execution;
using Xunit;

namespace Simulation.Model.Tests.Ensembles.Summaries;

/// <summary>Engine blocks into a summary.</summary>
public sealed class SummarySinkTests
{
    private const int Outputs = 3;

    [Fact]
    public void ToSummary_BlocksOfARun_SummarisesEveryOutputAndYear()
    {
        var summary = Run(Shape(Resolution.Exact), new DrawRange(0, 600));
        Assert.Equal(600, summary.Draws);
        for (var output = 0; output < Outputs; output++)
        {
            for (var year = 2024; year <= 2026; year++)
            {
                var values = Output(output, year, 0, 600);
                Assert.Equal(SeriesSummaryTests.Of(Resolution.Exact, values), summary[output, year]);
            }
        }
    }

    [Fact]
    public void ToSummary_ConditionsOfSeveralYears_AreCountedPerDraw()
    {
        var summary = Run(Shape(Resolution.Exact), new DrawRange(0, 600));
        var first = Output(0, 2024, 0, 600);
        var second = Output(2, 2026, 0, 600);
        Assert.Equal(first.Count(x => x > 0.5) / 600.0, summary.Tally.Probability(0));
        Assert.Equal(second.Count(x => x <= 0) / 600.0, summary.Tally.Probability(1));
        Assert.Equal(first.Zip(second).Count(pair => pair is { First: > 0.5, Second: <= 0 }) / 600.0, summary.Tally.AllProbability);
    }

    [Fact]
    public void ToSummary_DrawsDividedIntoShards_GivesTheSameBytes() =>
        Gen.Select(Gen.Int[0, 700], Gen.Int[0, 700], Gen.Bool).Sample((a, b, isExact) =>
        {
            var (low, high) = (Math.Min(a, b), Math.Max(a, b));
            var shape = Shape(isExact ? Resolution.Exact : Resolution.Coarse);
            var whole = Run(shape, new DrawRange(0, 700));
            var merged = Run(shape, new DrawRange(high, 700 - high))
                .Merge(Run(shape, new DrawRange(0, low)))
                .Merge(Run(shape, new DrawRange(low, high - low)));
            Assert.Equal(whole, merged);
            Assert.Equal(whole.ToBytes(), merged.ToBytes());
        }, iter: 30);

    [Fact]
    public void Receive_YearsOutsideTheShape_ArePassedOver()
    {
        var shape = new RunShape(Outputs, 2025, 2025, Resolution.Exact);
        var summary = Run(shape, new DrawRange(0, 300));
        Assert.Equal(SeriesSummaryTests.Of(Resolution.Exact, Output(1, 2025, 0, 300)), summary[1, 2025]);
        Assert.Throws<ArgumentOutOfRangeException>(() => summary[1, 2024]);
    }

    [Fact]
    public void Receive_YearMissing_Throws()
    {
        var sink = new SummarySink(Shape(Resolution.Exact));
        Receive(sink, 2024, 0, 10);
        Assert.Throws<InvalidOperationException>(() => Receive(sink, 2026, 0, 10));
        Assert.Throws<InvalidOperationException>(() => Receive(sink, 2025, 256, 10));
        Assert.Throws<InvalidOperationException>(sink.ToSummary);
    }

    [Fact]
    public void Receive_OtherNumberOfOutputs_Throws() =>
        Assert.Throws<ArgumentException>(() => Receive(new SummarySink(new RunShape(2, 2024, 2026, Resolution.Exact)), 2024, 0, 10));

    [Theory]
    [InlineData(3, 2024)]
    [InlineData(-1, 2024)]
    [InlineData(0, 2027)]
    [InlineData(0, 2023)]
    public void Shape_ConditionOutside_Throws(int output, int year) =>
        Assert.Throws<ArgumentException>(() => new RunShape(Outputs, 2024, 2026, Resolution.Exact, [new(output, year, Comparison.Above, 1)]));

    internal static RunShape Shape(Resolution resolution) =>
        new(Outputs, 2024, 2026, resolution, [new(0, 2024, Comparison.Above, 0.5), new(2, 2026, Comparison.AtMost, 0)]);

    internal static RunSummary Run(RunShape shape, DrawRange draws)
    {
        var sink = new SummarySink(shape);
        Fill(sink, draws);
        return sink.ToSummary();
    }

    internal static void Fill(SummarySink sink, DrawRange draws)
    {
        for (var first = draws.First; first < draws.End;)
        {
            var count = (int)Math.Min(OutputBlock.MaximumDraws - (first % OutputBlock.MaximumDraws), draws.End - first);
            for (var year = 2023; year <= 2027; year++) Receive(sink, year, first, count);
            first += count;
        }
    }

    private static void Receive(SummarySink sink, int year, long first, int count)
    {
        var storage = new double[Outputs * OutputBlock.MaximumDraws];
        var offsets = new int[Outputs];
        for (var output = 0; output < Outputs; output++)
        {
            offsets[output] = output * OutputBlock.MaximumDraws;
            Output(output, year, first, count).CopyTo(storage, offsets[output]);
        }

        sink.Receive(new OutputBlock(year, first, count, storage, offsets));
    }

    // Normals; the third output is undefined now and then.
    private static double[] Output(int output, int year, long first, int count)
    {
        var values = new double[count];
        RandomStreams.FillNormal(1, (uint)output, year, first, values);
        for (var i = 0; i < count; i++)
            if (output == 2 && values[i] > 2) values[i] = double.NaN;
        return values;
    }
}
