using Simulation.Model.Analysis.Sensitivity;
using Simulation.Model.Ensembles.Randomness;
using Xunit;

namespace Simulation.Model.Tests.Analysis.Sensitivity;

/// <summary>Functions with known indices on independent uniform inputs.</summary>
public sealed class SobolIndicesTests
{
    private const int Points = 1 << 14;

    [Fact]
    public void Estimate_Ishigami_GivesTheExactIndices()
    {
        // Ishigami and Homma 1990: f = sin x₁ + a sin² x₂ + b x₃⁴ sin x₁ on (−π, π)³, with a = 7 and b = 0.1.
        const double a = 7, b = 0.1;
        var (v1, v2, v13) = (0.5 * Math.Pow(1 + (b * Math.Pow(Math.PI, 4) / 5), 2), a * a / 8, 8 * b * b * Math.Pow(Math.PI, 8) / 225);
        var variance = v1 + v2 + v13;
        var result = Run(3, x => Math.Sin(X(x[0])) + (a * Math.Pow(Math.Sin(X(x[1])), 2)) + (b * Math.Pow(X(x[2]), 4) * Math.Sin(X(x[0]))));
        Assert.InRange(result.Variance / variance, 0.97, 1.03);
        Near(v1 / variance, result.First[0]);
        Near(v2 / variance, result.First[1]);
        Near(0, result.First[2]);
        Near((v1 + v13) / variance, result.Total[0]);
        Near(v2 / variance, result.Total[1]);
        Near(v13 / variance, result.Total[2]);
        Near(v13 / variance, result.Interaction);

        static double X(double u) => Math.PI * ((2 * u) - 1);
    }

    [Fact]
    public void Estimate_LinearFunction_SharesVarianceBySquaredSlopes()
    {
        double[] slopes = [1, 2, 4, 0];
        var result = Run(4, x => 100 + slopes.Select((slope, i) => slope * x[i]).Sum());
        for (var i = 0; i < 4; i++)
        {
            Near(slopes[i] * slopes[i] / 21, result.First[i]);
            Near(slopes[i] * slopes[i] / 21, result.Total[i]);
        }

        Near(0, result.Interaction);
    }

    [Fact]
    public void Estimate_Product_IsAllInteraction()
    {
        var result = Run(2, x => (x[0] - 0.5) * (x[1] - 0.5));
        Near(0, result.First[0]);
        Near(1, result.Total[0]);
        Near(1, result.Interaction);
    }

    [Fact]
    public void Estimate_LargeMean_DoesNotDisturbTheIndices() => Near(0.2, Run(2, x => 1e7 + x[0] + (2 * x[1])).First[0]);

    [Fact]
    public void Estimate_ConstantFunction_HasNoVariance_AndNoIndices()
    {
        var result = Run(2, _ => 3);
        Assert.Equal(0, result.Variance);
        Assert.All(result.First.Concat(result.Total), index => Assert.Equal(0, index.Value));
    }

    [Fact]
    public void Estimate_UndefinedPoints_AreLeftOut()
    {
        var result = Run(2, x => x[0] < 0.1 ? double.NaN : x[1]);
        Near(1, result.First[1]);
    }

    [Fact]
    public void Estimate_ConfidenceIntervals_HoldTheTruthNineteenTimesInTwenty()
    {
        var held = Enumerable.Range(0, 60).Count(seed =>
        {
            var index = Run(2, x => x[0] + (2 * x[1]), 256, (ulong)seed).First[0];
            return index.Low <= 0.2 && index.High >= 0.2;
        });
        Assert.InRange(held, 51, 60);
    }

    // Within five of its own standard errors, and these small.
    private static void Near(double truth, SobolIndex index)
    {
        Assert.InRange(index.StandardError, 0, 0.03);
        Assert.InRange(index.Value, truth - (5 * index.StandardError) - 1e-12, truth + (5 * index.StandardError) + 1e-12);
    }

    private static SobolResult Run(int inputs, Func<double[], double> f, int points = Points, ulong seed = 1)
    {
        var (a, b) = (Sample(inputs, points, seed, 0), Sample(inputs, points, seed, points));
        double[] Values(Func<int, double[]> point) => [.. Enumerable.Range(0, points).Select(i => f(point(i)))];
        return SobolIndices.Estimate(
            Values(i => a[i]),
            Values(i => b[i]),
            [.. Enumerable.Range(0, inputs).Select(input => Values(i => [.. a[i].Select((value, k) => k == input ? b[i][k] : value)]))],
            resamples: 100,
            seed: seed);
    }

    private static double[][] Sample(int inputs, int points, ulong seed, int first)
    {
        var columns = Enumerable.Range(0, inputs).Select(_ => new double[points]).ToArray();
        for (var input = 0; input < inputs; input++) RandomStreams.FillUniform(seed, (uint)input, 0, first, columns[input]);
        return [.. Enumerable.Range(0, points).Select(i => columns.Select(column => column[i]).ToArray())];
    }
}
