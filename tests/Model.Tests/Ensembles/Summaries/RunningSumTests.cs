using CsCheck;
using Simulation.Model.Ensembles.Summaries;
using Xunit;

namespace Simulation.Model.Tests.Ensembles.Summaries;

/// <summary>The sum gathered over blocks is the sum of the values one by one.</summary>
public sealed class RunningSumTests
{
    private static readonly Gen<double> Any = Gen.ULong.Select(BitConverter.UInt64BitsToDouble).Where(double.IsFinite);

    // Blocks of one size each, sizes growing and shrinking from block to block; here and there a value far from its neighbours.
    private static readonly Gen<double[]> Block =
        Gen.Select(Gen.Int[-60, 60], Gen.Double[-2, 2].Array[1, 40], Gen.OneOf(Gen.Const(0.0), Gen.Double[-1, 1], Any))
            .Select((exponent, values, odd) => values.Select(value => Math.ScaleB(value, exponent)).Append(odd).ToArray());

    [Fact]
    public void ToSum_AnyBlocks_IsTheSumOfTheValues() => Block.Array[0, 12].Sample(blocks =>
    {
        var running = new RunningSum();
        var expected = new ExactSum();
        foreach (var block in blocks)
        {
            foreach (var value in block) expected.Add(value);
            Add(running, block);
        }

        Assert.True(running.ToSum().SameAs(expected));
        Assert.True(running.ToSum().SameAs(expected));
    });

    [Fact]
    public void ToSum_MoreBlocksThanALaneTakes_IsTheSumOfTheValues()
    {
        var running = new RunningSum();
        var expected = new ExactSum();
        var block = new double[256];
        for (var round = 0; round < 400; round++)
        {
            for (var i = 0; i < block.Length; i++) block[i] = 1e6 - Math.Sin((round * 256) + i);
            foreach (var value in block) expected.Add(value);
            Add(running, block);
        }

        Assert.True(running.ToSum().SameAs(expected));
    }

    private static void Add(RunningSum sum, double[] values)
    {
        var padded = new double[(values.Length + 7) & ~7];
        values.CopyTo(padded, 0);
        sum.Add(padded, values.Max(Math.Abs));
    }
}
