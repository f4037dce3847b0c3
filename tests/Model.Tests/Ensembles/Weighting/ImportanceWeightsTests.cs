using CsCheck;
using Simulation.Model.Ensembles.Randomness;
using Simulation.Model.Ensembles.Weighting;
using Xunit;

namespace Simulation.Model.Tests.Ensembles.Weighting;

public class ImportanceWeightsTests
{
    private const int Count = 20_000;

    private static readonly double[] Normals = Fill();

    [Fact]
    public void Smoothed_EqualRatios_AreEqualWeightsToTheBit()
    {
        var weights = ImportanceWeights.Smoothed(new double[1000]);

        Assert.Null(weights.ParetoShape);
        Assert.True(weights.IsReliable);
        Assert.Equal(1000, weights.EffectiveSize, 1e-6);
        Assert.Equal(ImportanceWeights.Equal(1000).Values.ToArray(), weights.Values.ToArray());
    }

    [Fact]
    public void Smoothed_NormalMadeANormalWithAnotherMean_HasThatMeanAndSpread()
    {
        // N(0, 1) times exp(½ x) is N(0.5, 1), up to a constant.
        var weights = ImportanceWeights.Smoothed([.. Normals.Select(x => 0.5 * x)]);

        Assert.Equal(0.5, weights.Mean(Normals), 0.03);
        Assert.Equal(0.5, new RankedSample(Normals).Quantile(weights.Values, 0.5)!.Value, 0.03);
        Assert.Equal(0.5 - 1.645, new RankedSample(Normals).Quantile(weights.Values, 0.05)!.Value, 0.05);
        Assert.InRange(weights.EffectiveSize / Count, 0.7, 0.85); // exp(-0.25) = 0.78
        Assert.True(weights.IsReliable);
    }

    [Theory]
    [InlineData(0.2)]
    [InlineData(0.5)]
    [InlineData(1.0)]
    public void Smoothed_RatiosWithAParetoTail_FindItsShape(double shape)
    {
        var uniforms = new double[Count];
        RandomStreams.FillUniform(7, 1, 0, 0, uniforms);
        var weights = ImportanceWeights.Smoothed([.. uniforms.Select(u => -shape * Math.Log(u))]);

        Assert.Equal(shape, weights.ParetoShape!.Value, 0.12);
        Assert.Equal(shape <= 0.7, weights.IsReliable);
    }

    [Fact]
    public void Smoothed_TailOfInfiniteVariance_GivesNoDrawMoreThanTheLargestRawRatio()
    {
        var logs = Normals.Select(x => x * x).ToArray();
        var weights = ImportanceWeights.Smoothed(logs);

        Assert.False(weights.IsReliable);
        Assert.All(weights.Values.ToArray(), weight => Assert.InRange(weight, 0, 1));
        Assert.Equal(1, weights.Values.ToArray().Sum(), 1e-12);
    }

    [Fact]
    public void Smoothed_UndefinedRatio_ExcludesTheDraw()
    {
        var weights = ImportanceWeights.Smoothed([0, double.NaN, double.NegativeInfinity, 0]);

        Assert.Equal([0.5, 0, 0, 0.5], weights.Values.ToArray());
        Assert.Throws<ArgumentException>(() => ImportanceWeights.Smoothed([double.NaN, double.NegativeInfinity]));
    }

    [Fact]
    public void Quantile_EqualWeights_IsMonotoneAndBetweenTheEnds() =>
        Gen.Select(Gen.Double[-1e3, 1e3].Array[1, 50], Gen.Double[0, 1], Gen.Double[0, 1]).Sample((values, p, q) =>
        {
            var ranked = new RankedSample(values);
            var found = ranked.Quantiles([1.0], [Math.Min(p, q), Math.Max(p, q)]);
            Assert.True(found[0] <= found[1]);
            Assert.InRange(found[0]!.Value, values.Min(), values.Max());
            Assert.InRange(found[1]!.Value, values.Min(), values.Max());
        }, iter: 200);

    [Fact]
    public void Quantile_AsComputedByHand()
    {
        // Weights 1, 2, 1: the middles of their weight are at 1/8, 1/2 and 7/8.
        var ranked = new RankedSample([10.0, 20.0, 40.0]);
        double?[] expected = [10, 15, 20, 30, 40];
        Assert.Equal(expected, ranked.Quantiles([1, 2, 1], [0.05, 0.3125, 0.5, 0.6875, 0.99]));
    }

    [Fact]
    public void Mean_SeveralDrawsAMember_TakeTheMembersWeight()
    {
        var weights = ImportanceWeights.Smoothed([0, Math.Log(3)]);

        Assert.Equal(0.25 * 1.5 + 0.75 * 3.5, weights.Mean([1, 3, 2, 4]), 1e-12);
    }

    private static double[] Fill()
    {
        var values = new double[Count];
        RandomStreams.FillNormal(3, 1, 0, 0, values);
        return values;
    }
}
