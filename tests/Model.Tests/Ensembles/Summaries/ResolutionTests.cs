using CsCheck;
using Simulation.Model.Ensembles.Summaries;
using Xunit;

namespace Simulation.Model.Tests.Ensembles.Summaries;

/// <summary>Keys keep the order of numbers and their stated accuracy.</summary>
public sealed class ResolutionTests
{
    private static readonly Gen<double> Finite = Gen.ULong.Select(BitConverter.UInt64BitsToDouble).Where(double.IsFinite);

    [Fact]
    public void ToValue_ExactKey_GivesTheValueBack() =>
        Finite.Sample(value => Assert.Equal(value, Resolution.Exact.ToValue(Resolution.Exact.ToKey(value))));

    [Fact]
    public void ToValue_CoarseKey_IsWithinTheStatedError() =>
        Finite.Where(value => double.IsNormal(value) && Math.Abs(value) < 1e308).Sample(value =>
            Assert.InRange(Resolution.Coarse.ToValue(Resolution.Coarse.ToKey(value)) / value, 1 - Resolution.Coarse.RelativeError, 1 + Resolution.Coarse.RelativeError));

    [Fact]
    public void ToKey_TwoValues_KeepsTheirOrder() =>
        Gen.Select(Finite, Finite).Sample((a, b) =>
        {
            Assert.Equal(Math.Sign(a.CompareTo(b)), Math.Sign(Resolution.Exact.ToKey(a).CompareTo(Resolution.Exact.ToKey(b))));
            Assert.True(a.CompareTo(b) * Resolution.Coarse.ToKey(a).CompareTo(Resolution.Coarse.ToKey(b)) >= 0);
        });

    [Fact]
    public void ToKey_EitherZero_IsZero()
    {
        Assert.Equal(0, Resolution.Exact.ToKey(0.0));
        Assert.Equal(0, Resolution.Exact.ToKey(-0.0));
        Assert.Equal(0, Resolution.Coarse.ToKey(-0.0));
    }

    [Theory]
    [InlineData(1.0)]
    [InlineData(-1.0)]
    [InlineData(1023.0)]
    [InlineData(-0.375)]
    public void ToValue_NumberOfFewBits_IsExactEvenWhenCoarse(double value) =>
        Assert.Equal(value, Resolution.Coarse.ToValue(Resolution.Coarse.ToKey(value)));

    [Theory]
    [InlineData(double.MaxValue)]
    [InlineData(double.MinValue)]
    public void ToValue_LargestNumbers_StayFinite(double value)
    {
        var key = Resolution.Coarse.ToKey(value);
        Assert.Equal(value, Resolution.Coarse.ToValue(key));
        Assert.True(Math.Abs(key) <= Resolution.Coarse.LargestKey);
    }

    [Theory]
    [InlineData(0, 52)]
    [InlineData(16_384, 52)]
    [InlineData(16_385, 10)]
    [InlineData(1_000_000_000, 10)]
    public void For_Draws_IsExactForSmallRunsOnly(long draws, int bits) => Assert.Equal(bits, Resolution.For(draws).Bits);
}
