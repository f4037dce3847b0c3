using CsCheck;
using MathNet.Numerics.Statistics;
using Simulation.Model.Ensembles.Randomness;
using Simulation.Model.Ensembles.Summaries;
using Xunit;

namespace Simulation.Model.Tests.Ensembles.Summaries;

/// <summary>Moments, quantiles and scores of one series against their textbook definitions on the values themselves.</summary>
public sealed class SeriesSummaryTests
{
    private static readonly Gen<double[]> Values = Gen.OneOf(Gen.Double[-50, 50], Gen.Int[-3, 3].Select(i => (double)i)).Array[1, 400];

    [Fact]
    public void Quantile_ExactSummary_IsTheTextbookAnswerOnSortedValues() =>
        Gen.Select(Values, Gen.Double[0, 1]).Sample((values, p) =>
        {
            var sorted = values.Order().ToArray();
            var h = (sorted.Length - 1) * p;
            var low = sorted[(int)h];
            var expected = low + ((h - (int)h) * (sorted[Math.Min((int)h + 1, sorted.Length - 1)] - low));
            Assert.Equal(expected, Of(Resolution.Exact, values).Quantile(p)!.Value, 1e-12);
        });

    [Theory]
    [InlineData(0.0, 1.0)]
    [InlineData(0.25, 1.75)]
    [InlineData(0.5, 2.5)]
    [InlineData(1.0, 10.0)]
    public void Quantile_FourValues_InterpolatesAsSpreadsheetsDo(double p, double expected) =>
        Assert.Equal(expected, Of(Resolution.Exact, [10, 2, 1, 3]).Quantile(p));

    [Fact]
    public void Quantile_CoarseSummary_IsWithinTheStatedError() =>
        Gen.Select(Gen.Double[1, 1e6].Array[1, 500], Gen.Double[0, 1]).Sample((values, p) =>
        {
            var exact = Of(Resolution.Exact, values).Quantile(p)!.Value;
            var coarse = Of(Resolution.Coarse, values);
            Assert.Equal(1.0, coarse.Quantile(p)!.Value / exact, coarse.QuantileRelativeError);
        });

    [Fact]
    public void Moments_AnyValues_AgreeWithTheTextbook() =>
        Gen.Select(Values, Gen.Bool).Sample((values, isExact) =>
        {
            var summary = Of(isExact ? Resolution.Exact : Resolution.Coarse, values);
            Assert.Equal(values.Mean(), summary.Mean!.Value, 1e-11);
            if (values.Length > 1) Assert.Equal(values.Variance(), summary.Variance!.Value, 1e-9);
            else Assert.Null(summary.Variance);
            Assert.Equal(values.Min(), summary.Minimum);
            Assert.Equal(values.Max(), summary.Maximum);
            Assert.Equal(values.Length, summary.Count);
        });

    [Theory]
    [InlineData(5e4)]
    [InlineData(5e6)]
    public void Variance_SmallSpreadOnALargeLevel_IsWithinTheStatedErrorAndNotNegative(double level)
    {
        double[] values = [level + 1.1, level + 2.2, level + 3.3, level + 4.4];
        var variance = Of(Resolution.Exact, values).Variance!.Value;
        Assert.Equal(values.Variance(), variance, Math.ScaleB(level * level, -52) + 1e-9);
        Assert.True(variance >= 0);
    }

    // Counters are bytes with the rest apart.
    [Theory]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(65_536)]
    public void Counts_OfOneValueAroundAByte_AreExact(int count)
    {
        var summary = Of(Resolution.Coarse, [.. Enumerable.Repeat(1.0, count), 2.0, 2.0]);

        Assert.Equal(count + 2, summary.Count);
        Assert.Equal((double)count / (count + 2), summary.ShareAtMost(1.5));
        Assert.Equal(1.0, summary.Quantile((count - 1.0) / (count + 1.0))!.Value, 1e-9);
        Assert.Equal(2.0, summary.Quantile(count / (count + 1.0))!.Value, 1e-9);
    }

    [Fact]
    public void Moments_Constant_AreTheConstantAndZero()
    {
        var summary = Of(Resolution.Coarse, [.. Enumerable.Repeat(34123.4, 777)]);
        Assert.Equal(34123.4, summary.Mean);
        Assert.Equal(0.0, summary.Variance);
        Assert.Equal(34123.4, summary.Median);
    }

    [Fact]
    public void Variance_SquaresBeyondTheLargestDouble_IsUndefined()
    {
        var summary = Of(Resolution.Exact, [1e200, -1e200, 3.0]);
        Assert.Equal(1.0, summary.Mean);
        Assert.Null(summary.Variance);
    }

    [Fact]
    public void Add_UndefinedValues_AreCountedApart()
    {
        var summary = Of(Resolution.Exact, [double.NaN, 1, double.PositiveInfinity, 3, double.NegativeInfinity]);
        Assert.Equal(2, summary.Count);
        Assert.Equal(3, summary.UndefinedCount);
        Assert.Equal(2.0, summary.Mean);
        Assert.Equal(2.0, summary.Median);
    }

    [Fact]
    public void Figures_NoDefinedValue_AreNull()
    {
        var summary = Of(Resolution.Coarse, [double.NaN]);
        Assert.Null(summary.Mean);
        Assert.Null(summary.Variance);
        Assert.Null(summary.StandardDeviation);
        Assert.Null(summary.Median);
        Assert.Null(summary.Minimum);
        Assert.Null(summary.Crps(1.0));
        Assert.Null(summary.ShareAtMost(1.0));
        Assert.Equal(1, summary.UndefinedCount);
    }

    [Fact]
    public void Crps_AnyValues_IsTheDoubleSumOfItsDefinition() =>
        Gen.Select(Values, Gen.Double[-60, 60]).Sample((values, outcome) =>
        {
            var distance = values.Average(x => Math.Abs(x - outcome));
            var spread = values.Average(x => values.Average(y => Math.Abs(x - y)));
            Assert.Equal(distance - (spread / 2), Of(Resolution.Exact, values).Crps(outcome)!.Value, 1e-9);
        }, iter: 50);

    [Fact]
    public void Crps_OneDraw_IsTheAbsoluteError() => Assert.Equal(2.5, Of(Resolution.Exact, [3.0]).Crps(5.5));

    [Fact]
    public void Crps_LargeNormalSample_ApproachesTheClosedForm()
    {
        // Gneiting and Raftery 2007: for N(0, 1) at y, y (2Φ(y) − 1) + 2φ(y) − 1/√π; at y = 0 that is 0.233695.
        var z = new double[100_000];
        RandomStreams.FillNormal(3, 1, 0, 0, z);
        Assert.Equal(0.233695, Of(Resolution.Coarse, z).Crps(0.0)!.Value, 0.003);
    }

    [Fact]
    public void ShareAtMost_ExactSummary_CountsTheValues() =>
        Gen.Select(Values, Gen.Double[-60, 60]).Sample((values, limit) =>
            Assert.Equal(values.Average(x => x <= limit ? 1.0 : 0.0), Of(Resolution.Exact, values).ShareAtMost(limit)!.Value, 1e-12));

    [Fact]
    public void Merge_AnyDivisionAndOrder_GivesEqualSummaries() =>
        Gen.Select(Gen.OneOf(Gen.Double, Gen.Double[-50, 50], Gen.Int[0, 3].Select(i => new[] { double.NaN, 0.0, -0.0, 1e300 }[i])).Array[0, 900], Gen.Int[1, 9], Gen.Bool)
            .Sample((values, shards, isExact) =>
            {
                var resolution = isExact ? Resolution.Exact : Resolution.Coarse;
                var whole = Of(resolution, values);
                var parts = values.Chunk(Math.Max(1, values.Length / shards)).Select(part => Of(resolution, part)).Reverse();
                var merged = parts.Aggregate(SeriesSummary.Empty(resolution), (sum, part) => sum.Merge(part));
                Assert.Equal(whole, merged);
                Assert.Equal(whole.Mean, merged.Mean);
                Assert.Equal(whole.Variance, merged.Variance);
                Assert.Equal(whole.GetHashCode(), merged.GetHashCode());
            }, iter: 200);

    [Fact]
    public void Equals_OneValueChanged_IsFalse()
    {
        var one = Of(Resolution.Exact, [1, 2, 3]);
        Assert.NotEqual(one, Of(Resolution.Exact, [1, 2, Math.BitIncrement(3.0)]));
        Assert.NotEqual(one, Of(Resolution.Exact, [1, 2, 3, double.NaN]));
        Assert.NotEqual(one, Of(Resolution.Coarse, [1, 2, 3]));
        Assert.False(one.Equals(null));
    }

    [Fact]
    public void Merge_OtherResolution_Throws() =>
        Assert.Throws<ArgumentException>(() => SeriesSummary.Empty(Resolution.Exact).Merge(SeriesSummary.Empty(Resolution.Coarse)));

    [Theory]
    [InlineData(-0.01)]
    [InlineData(1.01)]
    [InlineData(double.NaN)]
    public void Quantile_NotAProbability_Throws(double p) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Of(Resolution.Exact, [1.0]).Quantile(p));

    [Fact]
    public void Crps_OutcomeNotFinite_Throws() => Assert.Throws<ArgumentException>(() => Of(Resolution.Exact, [1.0]).Crps(double.NaN));

    internal static SeriesSummary Of(Resolution resolution, ReadOnlySpan<double> values)
    {
        var accumulator = new SeriesAccumulator(resolution);
        accumulator.Add(values);
        return accumulator.ToSummary();
    }
}
