using System.Numerics;
using CsCheck;
using Simulation.Model.Ensembles.Randomness;
using Simulation.Model.Ensembles.Summaries;
using Xunit;

namespace Simulation.Model.Tests.Ensembles.Summaries;

/// <summary>Sums without rounding, against sums of integers of any length.</summary>
public sealed class ExactSumTests
{
    private static readonly Gen<double> Finite = Gen.OneOf(
        Gen.ULong.Select(BitConverter.UInt64BitsToDouble).Where(double.IsFinite), Gen.Double[-1e6, 1e6], Gen.Int[0, 4].Select(i => new[] { 0.0, -0.0, double.Epsilon, 1.0, -1.0 }[i]));

    [Fact]
    public void Split_AnyNumbers_IsTheirExactSumRoundedTwice() =>
        Finite.Array[0, 40].Sample(values =>
        {
            var sum = Sum(values);
            var exact = Integer(values);
            var (high, low) = sum.Split();
            if (double.IsNaN(high)) return;
            var rest = exact - Units(high);
            AssertNearest(exact, high);
            AssertNearest(rest, low);
        });

    [Fact]
    public void Add_AnyOrderAndGrouping_GivesTheSameSum() =>
        Gen.Select(Finite.Array[1, 60], Gen.Int[0, 60]).Sample((values, cut) =>
        {
            cut = Math.Min(cut, values.Length);
            var whole = Sum(values);
            var second = Sum(values[cut..].Reverse());
            second.Add(Sum(values[..cut]));
            Assert.True(whole.SameAs(second));
        });

    [Fact]
    public void PieceSum_AnyNumbers_AddsAsOneByOne() =>
        Gen.Select(Gen.Int[-260, 230], Gen.Int[0, 200], Gen.Int[0, 300], Gen.ULong).Sample((exponent, spread, count, seed) =>
        {
            var values = Spread(exponent, spread, count, seed);
            var expected = Sum(values);
            var sum = new ExactSum();
            PieceSum.Add(values, values.Length == 0 ? 0 : values.Max(Math.Abs), sum);
            Assert.True(expected.SameAs(sum));
            Assert.All(values, value => Assert.Equal(0.0, value));
        }, iter: 300);

    [Theory]
    [InlineData(1e16, 1.0, -1e16, 1.0)]
    [InlineData(1e300, 3.5, -1e300, 3.5)]
    [InlineData(double.Epsilon, 1e300, -1e300, double.Epsilon)]
    public void Split_CancellingNumbers_KeepsWhatFloatingAdditionLoses(double a, double b, double c, double expected) =>
        Assert.Equal((expected, 0.0), Sum([a, b, c]).Split());

    [Fact]
    public void Split_NegativeSum_IsNegative() => Assert.Equal((-0.75, 0.0), Sum([0.25, -1.0]).Split());

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Split_NumberThatIsNotFinite_IsUndefined(double value)
    {
        var sum = Sum([1.0, value, 2.0]);
        Assert.True(sum.IsOverflowed);
        Assert.True(double.IsNaN(sum.Split().High));
    }

    [Fact]
    public void Split_SumBeyondTheLargestDouble_IsUndefined() =>
        Assert.True(double.IsNaN(Sum([double.MaxValue, double.MaxValue]).Split().High));

    [Fact]
    public void FromCanonical_CanonicalForm_IsTheSameSum() =>
        Finite.Array[0, 20].Sample(values =>
        {
            var sum = Sum(values);
            var magnitude = new uint[ExactSum.DigitCount];
            var isNegative = sum.ToCanonical(magnitude);
            Assert.True(sum.SameAs(ExactSum.FromCanonical(isNegative, magnitude, isOverflowed: false)));
        });

    private static ExactSum Sum(IEnumerable<double> values)
    {
        var sum = new ExactSum();
        foreach (var value in values) sum.Add(value);
        return sum;
    }

    private static double[] Spread(int exponent, int spread, int count, ulong seed)
    {
        var values = new double[count];
        RandomStreams.FillNormal(seed, 1, 0, 0, values);
        for (var i = 0; i < count; i++) values[i] = Math.ScaleB(values[i], (exponent * 3) - (i * 7 % (spread + 1)));
        return values;
    }

    private static BigInteger Integer(double[] values) => values.Aggregate(BigInteger.Zero, (sum, value) => sum + Units(value));

    // In units of 2⁻¹⁰⁷⁴.
    private static BigInteger Units(double value)
    {
        var bits = BitConverter.DoubleToUInt64Bits(value);
        var exponent = (int)(bits >> 52) & 0x7FF;
        BigInteger mantissa = (bits & 0xFFFFFFFFFFFFF) | (exponent == 0 ? 0UL : 0x10000000000000);
        return (value < 0 ? -mantissa : mantissa) << Math.Max(0, exponent - 1);
    }

    private static void AssertNearest(BigInteger exact, double rounded)
    {
        var error = BigInteger.Abs(exact - Units(rounded));
        Assert.True(error <= BigInteger.Abs(exact - Units(Math.BitIncrement(rounded))));
        Assert.True(error <= BigInteger.Abs(exact - Units(Math.BitDecrement(rounded))));
    }
}
