using CsCheck;
using Simulation.Model.Ensembles.Summaries;
using Simulation.Model.Execution;
using Xunit;

namespace Simulation.Model.Tests.Ensembles.Summaries;

/// <summary>
/// Exact series put nothing in order until someone asks. When that is, what was asked before, and which parts travelled as bytes changes no bit.
/// </summary>
public sealed class LazyFiguresTests
{
    private static readonly Gen<double> Value = Gen.OneOf(
        Gen.Double[-50, 50], Gen.Int[-3, 3].Select(i => (double)i), Gen.Const(-0.0), Gen.Const(double.NaN), Gen.Const(double.NegativeInfinity), Gen.Double[-1e18, 1e18]);

    private static readonly double[] Probabilities = [0.5, 0, 1, 0.05, 0.95, 0.25, 0.333];

    [Fact]
    public void Quantiles_BeforeAndAfterTheValuesAreInOrder_HaveTheSameBits() =>
        Value.Array[0, 900].Sample(values =>
        {
            var unsorted = SeriesSummaryTests.Of(Resolution.Exact, values);
            var sorted = RunSummary.FromBytes(Summary(values).ToBytes())[0, 2025];
            var (first, second, third) = (new double?[7], new double?[7], new double?[7]);
            unsorted.Quantiles(Probabilities, first);
            sorted.Quantiles(Probabilities, second);
            Assert.Equal(Bits(second), Bits(first));
            Assert.Equal(Bits(second), Bits([.. Probabilities.Select(unsorted.Quantile)]));
            Assert.Equal(sorted, unsorted);
            unsorted.Quantiles(Probabilities, third);
            Assert.Equal(Bits(second), Bits(third));
        });

    [Fact]
    public void Merge_PartsInAnyStateAndOrder_HasTheBytesOfTheWhole() =>
        Gen.Select(Value.Array[1, 900], Gen.Int[1, 5].SelectMany(parts => Gen.Int[0, 3].Array[parts]), Gen.Int[0, 1000]).Sample((values, states, turn) =>
        {
            var length = (values.Length + states.Length - 1) / states.Length;
            var parts = values.Chunk(length).Select((chunk, i) => InState(Summary(chunk), states[i])).ToArray();
            var merged = RunSummary.Empty(Shape);
            for (var i = 0; i < parts.Length; i++) merged = merged.Merge(parts[(i + turn) % parts.Length]);
            var whole = Summary(values);
            Assert.Equal(Bits([whole[0, 2025].Mean, whole[0, 2025].Variance, whole[0, 2025].Minimum]), Bits([merged[0, 2025].Mean, merged[0, 2025].Variance, merged[0, 2025].Minimum]));
            Assert.Equal(whole.ToBytes(), merged.ToBytes());
        });

    [Fact]
    public void Quantiles_TooLittleRoomOrNoProbability_IsRefused()
    {
        var series = SeriesSummaryTests.Of(Resolution.Exact, [1, 2]);
        Assert.Throws<ArgumentException>(() => series.Quantiles([0.1, 0.2], new double?[1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => series.Quantiles([0.1, double.NaN], new double?[2]));
    }

    [Fact]
    public void Quantiles_WithoutValues_AreNull()
    {
        double?[] quantiles = [1, 2];
        SeriesSummaryTests.Of(Resolution.Exact, [double.NaN]).Quantiles([0.1, 0.9], quantiles);
        Assert.Equal([null, null], quantiles);
    }

    private static RunShape Shape => new(1, 2025, 2025, Resolution.Exact);

    private static RunSummary Summary(double[] values)
    {
        var sink = new SummarySink(Shape);
        for (var first = 0; first < values.Length; first += OutputBlock.MaximumDraws)
        {
            var count = Math.Min(OutputBlock.MaximumDraws, values.Length - first);
            sink.Receive(new OutputBlock(2025, first, count, values.AsSpan(first, count), [0]));
        }

        return sink.ToSummary();
    }

    private static RunSummary InState(RunSummary summary, int state)
    {
        if (state == 1) return RunSummary.FromBytes(summary.ToBytes());
        if (state == 2) _ = summary.ToBytes();
        if (state == 3) _ = summary[0, 2025].Variance;
        return summary;
    }

    private static long?[] Bits(double?[] values) => [.. values.Select(value => value is { } number ? BitConverter.DoubleToInt64Bits(number) : (long?)null)];
}
