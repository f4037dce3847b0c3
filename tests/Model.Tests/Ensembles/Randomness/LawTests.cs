using MathNet.Numerics;
using Simulation.Model.Ensembles.Randomness;
using Xunit;

namespace Simulation.Model.Tests.Ensembles.Randomness;

/// <summary>
/// The numbers follow their laws. Seeds are fixed, so that these tests never fail by chance; bounds are four standard errors, or a p-value of 10⁻³.
/// </summary>
public sealed class LawTests
{
    private const int Count = 1 << 16;
    private const double KolmogorovCritical = 1.95;

    public static TheoryData<ulong, uint, int> Streams => new() { { 1, 0, 0 }, { 1, 1, 2024 }, { 0xDEADBEEF, 0xFFFFFFFF, 2027 }, { ulong.MaxValue, 12, -5 } };

    [Theory]
    [MemberData(nameof(Streams))]
    public void FillNormal_Moments_AreThoseOfTheStandardNormal(ulong seed, uint stream, int year)
    {
        var z = RandomStreamsTests.Normals(seed, stream, year, 0, Count);
        Assert.Equal(0.0, z.Average(), 4.0 / Math.Sqrt(Count));
        Assert.Equal(1.0, z.Average(x => x * x), 4.0 * Math.Sqrt(2.0 / Count));
        Assert.Equal(0.0, z.Average(x => x * x * x), 4.0 * Math.Sqrt(15.0 / Count));
        Assert.Equal(3.0, z.Average(x => x * x * x * x), 4.0 * Math.Sqrt(96.0 / Count));
    }

    [Theory]
    [MemberData(nameof(Streams))]
    public void FillNormal_EmpiricalDistribution_PassesKolmogorovSmirnov(ulong seed, uint stream, int year)
    {
        var z = RandomStreamsTests.Normals(seed, stream, year, 12345, Count);
        Assert.InRange(KolmogorovDistance(z, Phi) * Math.Sqrt(Count), 0.0, KolmogorovCritical);
    }

    [Theory]
    [MemberData(nameof(Streams))]
    public void FillUniform_EmpiricalDistribution_PassesKolmogorovSmirnov(ulong seed, uint stream, int year)
    {
        var u = new double[Count];
        RandomStreams.FillUniform(seed, stream, year, 999, u);
        Assert.True(Array.TrueForAll(u, x => x is > 0.0 and < 1.0));
        Assert.InRange(KolmogorovDistance(u, x => x) * Math.Sqrt(Count), 0.0, KolmogorovCritical);
    }

    [Fact]
    public void FillNormal_Tails_HaveTheirProbabilities()
    {
        const int count = 1 << 19;
        var z = RandomStreamsTests.Normals(7, 3, 2025, 0, count);
        foreach (var limit in new[] { 2.0, 3.0, 4.0 })
        {
            foreach (var side in new[] { -1.0, 1.0 })
            {
                var expected = count * Phi(-limit);
                Assert.Equal(expected, z.Count(x => x * side > limit), 4.0 * Math.Sqrt(expected));
            }
        }
    }

    [Fact]
    public void FillNormal_OtherStreamYearSeedOrDraw_IsUncorrelatedInValuesAndSquares()
    {
        var z = RandomStreamsTests.Normals(1, 10, 2024, 0, Count);
        double[][] others =
        [
            RandomStreamsTests.Normals(1, 11, 2024, 0, Count),
            RandomStreamsTests.Normals(1, 10, 2025, 0, Count),
            RandomStreamsTests.Normals(2, 10, 2024, 0, Count),
            RandomStreamsTests.Normals(1, 10, 2024, 1, Count),
            RandomStreamsTests.Normals(1, 10, 2024, 8, Count), // the other half of a Box-Muller pair
            RandomStreamsTests.Normals(1, 10, 2024, 32, Count),
        ];
        foreach (var other in others)
        {
            Assert.Equal(0.0, z.Zip(other, (a, b) => a * b).Average(), 4.0 / Math.Sqrt(Count));
            Assert.Equal(0.0, z.Zip(other, (a, b) => ((a * a) - 1) * ((b * b) - 1)).Average(), 4.0 * 2.0 / Math.Sqrt(Count));
        }
    }

    private static double Phi(double x) => 0.5 * SpecialFunctions.Erfc(-x / Math.Sqrt(2.0));

    private static double KolmogorovDistance(double[] sample, Func<double, double> distribution)
    {
        var sorted = sample.Order().ToArray();
        var distance = 0.0;
        for (var i = 0; i < sorted.Length; i++)
        {
            var p = distribution(sorted[i]);
            distance = Math.Max(distance, Math.Max(p - ((double)i / sorted.Length), ((double)(i + 1) / sorted.Length) - p));
        }

        return distance;
    }
}
