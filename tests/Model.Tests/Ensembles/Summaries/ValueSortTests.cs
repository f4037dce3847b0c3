using CsCheck;
using Simulation.Model.Ensembles.Summaries;
using Xunit;

namespace Simulation.Model.Tests.Ensembles.Summaries;

/// <summary>Values in order, and single ranks of them, whatever their distribution.</summary>
public sealed class ValueSortTests
{
    private static readonly Gen<double> Any = Gen.ULong.Select(BitConverter.UInt64BitsToDouble).Where(double.IsFinite);

    private static readonly Gen<double[]> Samples = Gen.OneOf(
        Gen.Double[-10, 10].Array[1, 700],
        Any.Array[1, 300],
        Gen.Int[0, 5].Select(i => (double)i).Array[1, 300],
        Gen.Double[-1e-300, 1e-300].Array[64, 90],
        Gen.Select(Gen.Double[-1, 1].Array[60, 400], Any, (crowd, outlier) => crowd.Append(outlier).ToArray()),
        Gen.Double[-2, 2].Select(z => Math.Exp(6 * z)).Array[60, 500],
        Gen.Int[1, 4].SelectMany(n => Gen.Double[n, n + 1e-9]).Array[60, 300]);

    [Fact]
    public void Sort_AnyValues_EqualsTheComparisonSort() => Samples.Sample(values =>
    {
        var sorted = new double[values.Length];
        ValueSort.Sort(values.ToArray(), values.Min(), values.Max(), sorted);
        Assert.Equal(values.Order(), sorted);
    });

    [Theory]
    [InlineData(1e12)]
    [InlineData(1e300)]
    [InlineData(double.MaxValue)]
    public void Sort_CrowdWithOneOutlier_EqualsTheComparisonSort(double outlier)
    {
        double[] values = [outlier, .. Enumerable.Range(0, 6_000).Select(i => Math.Sin(i)), -1e3];
        var sorted = new double[values.Length];
        ValueSort.Sort(values.ToArray(), -1e3, outlier, sorted);
        Assert.Equal(values.Order(), sorted);
    }

    [Fact]
    public void Select_AnyRanksOfAnyPieces_AreThoseOfTheSortedValues() =>
        Gen.Select(Samples, Gen.Int[0, 10_000].Array[1, 20], Gen.Int[1, 200]).Sample((values, wanted, pieceLength) =>
        {
            long[] ranks = [.. wanted.Select(rank => (long)(rank % values.Length)).Order()];
            var selected = new double[ranks.Length];
            OrderSelection.Select(Sample(values, pieceLength), ranks, selected);
            var sorted = values.Order().ToArray();
            Assert.Equal(ranks.Select(rank => sorted[rank]), selected);
        });

    [Fact]
    public void Select_ThousandsOfValues_AreThoseOfTheSortedValues()
    {
        double[] values = [.. Enumerable.Range(0, 9_000).Select(i => Math.Tan(i))];
        long[] ranks = [0, 1, 449, 450, 4_500, 8_998, 8_999];
        var selected = new double[ranks.Length];
        OrderSelection.Select(Sample(values, 1_000), ranks, selected);
        Array.Sort(values);
        Assert.Equal(ranks.Select(rank => values[rank]), selected);
    }

    private static ExactSample Sample(double[] values, int pieceLength) =>
        new([.. values.Chunk(pieceLength).Select(piece => (ReadOnlyMemory<double>)piece)], values.Min(), values.Max());
}
