using CsCheck;
using Simulation.Model.Ensembles.Summaries;
using Xunit;

namespace Simulation.Model.Tests.Ensembles.Summaries;

/// <summary>Keys in order, whatever their distribution.</summary>
public sealed class KeySortTests
{
    private static readonly Gen<double> Any = Gen.ULong.Select(BitConverter.UInt64BitsToDouble).Where(double.IsFinite);

    [Fact]
    public void Sort_AnyValues_EqualsTheComparisonSort() =>
        Gen.OneOf(Gen.Double[-10, 10].Array[0, 500], Any.Array[0, 300], Gen.Int[0, 5].Select(i => (double)i).Array[0, 300], Gen.Double[-1e-300, 1e-300].Array[64, 90])
            .Sample(values =>
            {
                var keys = values.Select(Resolution.Exact.ToKey).ToArray();
                var expected = keys.Order().ToArray();
                KeySort.Sort(keys, Resolution.Exact);
                Assert.Equal(expected, keys);
            });

    [Fact]
    public void Sort_CrowdWithOneOutlier_EqualsTheComparisonSort()
    {
        double[] values = [1e12, .. Enumerable.Range(0, 999).Select(i => Math.Sin(i))];
        var keys = values.Select(Resolution.Exact.ToKey).ToArray();
        var expected = keys.Order().ToArray();
        KeySort.Sort(keys, Resolution.Exact);
        Assert.Equal(expected, keys);
    }
}
