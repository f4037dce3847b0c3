using System.Collections.Immutable;
using MathNet.Numerics.LinearAlgebra.Double;
using Simulation.Model.Calibration.Sampling;
using Xunit;

namespace Simulation.Model.Tests.Calibration.Sampling;

public class PosteriorSamplerTests
{
    [Fact]
    public void Sample_LinearGaussianModel_HasTheExactMeanAndCovariance()
    {
        var matrix = new[,] { { 1.0, 0.5, 0, -0.3 }, { 0, 1.0, 2.0, 0.1 } };
        var model = new LinearForwardModel(matrix, [0.2, -0.1]);
        var likelihood = new GaussianLikelihood([1.5, -0.7], [0.3, 0.5]);
        var laplace = new GaussNewton(model, likelihood).Find();
        var samples = Run(model, likelihood, laplace, [], new SamplerOptions { Blocks = 4, Snapshots = 1, Steps = 10, Seed = 5 });

        var a = DenseMatrix.OfArray(matrix);
        var weights = DenseMatrix.OfDiagonalArray([1 / 0.09, 1 / 0.25]);
        var covariance = (DenseMatrix.CreateIdentity(4) + (a.Transpose() * weights * a)).Inverse();
        var mean = covariance * a.Transpose() * weights * DenseVector.OfArray([1.5 - 0.2, -0.7 + 0.1]);
        for (var i = 0; i < 4; i++)
        {
            var values = Coordinate(samples, i);
            var sd = Math.Sqrt(covariance[i, i]);
            Assert.Equal(mean[i], values.Average(), 4 * sd / Math.Sqrt(values.Length));
            Assert.Equal(covariance[i, i], Variance(values), 6 * covariance[i, i] * Math.Sqrt(2.0 / values.Length));
        }
    }

    [Fact]
    public void Sample_CurvedPosterior_AgreesWithQuadrature()
    {
        // y = exp(z0) + z1 observed as 3 with error 0.2: a banana that the Laplace approximation gets wrong.
        var model = new PointwiseForwardModel(2, 1, (z, y) => y[0] = Math.Exp(z[0]) + z[1]);
        var likelihood = new GaussianLikelihood([3.0], [0.2]);
        var laplace = new GaussNewton(model, likelihood).Find();
        var samples = Run(model, likelihood, laplace, [], new SamplerOptions { Blocks = 4, Snapshots = 2, Steps = 800, Seed = 2 });

        var (mean, variance) = Quadrature((z0, z1) =>
            Math.Exp(-0.5 * ((z0 * z0) + (z1 * z1) + Math.Pow((3 - Math.Exp(z0) - z1) / 0.2, 2))));
        var values = Coordinate(samples, 0);
        Assert.Equal(mean, values.Average(), 4 * Math.Sqrt(variance / (values.Length / 2)));
        Assert.Equal(variance, Variance(values), 0.2 * variance);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.15)]
    public void Sample_SpreadTiedToItsShocks_AgreesWithQuadrature(double tailWeight)
    {
        // x = 0.5 exp(0.6 θ) g(ε), observed almost exactly as 1.2: without the scale move θ and ε crawl along a curve.
        const double observed = 1.2;
        double Shock(double theta, double epsilon) =>
            0.5 * Math.Exp(0.6 * theta) * epsilon * Math.Exp(0.5 * tailWeight * epsilon * epsilon);
        var model = new PointwiseForwardModel(2, 1, (z, y) => y[0] = Shock(z[0], z[1]));
        var likelihood = new GaussianLikelihood([observed], [0.01]);
        var laplace = new GaussNewton(model, likelihood).Find([0, 1]);
        ImmutableArray<ScaleGroup> scales = [new ScaleGroup(0, 0.6, [new ScaledShock([1], 0, [1], tailWeight)])];
        var samples = Run(model, likelihood, laplace, scales, new SamplerOptions { Blocks = 4, Snapshots = 2, Steps = 240, Seed = 3 });

        // θ given x exactly: the density of x under each θ, by inverting g on a grid of ε.
        var (mean, variance) = Conditional(theta => LogDensityOfShock(observed, 0.5 * Math.Exp(0.6 * theta), tailWeight) - (0.5 * theta * theta));
        var values = Coordinate(samples, 0);
        Assert.Equal(mean, values.Average(), 4 * Math.Sqrt(variance / (values.Length / 2)));
        Assert.Equal(variance, Variance(values), 0.2 * variance);
    }

    [Fact]
    public void Sample_CorrelatedShocks_ScaleMoveLeavesTheirPriorUnchanged()
    {
        // With no observation that depends on them, spread and shocks must keep their priors under any number of moves.
        var correlation = 0.6;
        ImmutableArray<double> factor = [1, 0, correlation, Math.Sqrt(1 - (correlation * correlation))];
        var model = new PointwiseForwardModel(4, 1, (z, y) => y[0] = z[3]);
        var likelihood = new GaussianLikelihood([0.0], [1.0]);
        var laplace = new GaussNewton(model, likelihood).Find();
        ImmutableArray<ScaleGroup> scales =
        [
            new ScaleGroup(0, 0.5, [new ScaledShock([1, 2], 0, factor, 0)]),
            new ScaleGroup(3, 0.5, [new ScaledShock([1, 2], 1, factor, 0)]),
        ];
        var samples = Run(model, new GaussianLikelihood([0.0], [1e6]), laplace, scales, new SamplerOptions { Blocks = 8, Snapshots = 1, Steps = 30, Seed = 9 });
        for (var i = 0; i < 4; i++)
        {
            var values = Coordinate(samples, i);
            Assert.Equal(0, values.Average(), 0.07);
            Assert.Equal(1, Variance(values), 0.1);
        }
    }

    [Fact]
    public void Run_SameSeed_SameBytes_InAnyOrder()
    {
        var model = new PointwiseForwardModel(2, 1, (z, y) => y[0] = Math.Exp(z[0]) + z[1]);
        var likelihood = new GaussianLikelihood([3.0], [0.2]);
        var laplace = new GaussNewton(model, likelihood).Find();
        var sampler = new PosteriorSampler(model, likelihood, laplace, [], new SamplerOptions { Steps = 5, Seed = 11 });
        var size = sampler.Tune(sampler.Pilot());
        var forward = Enumerable.Range(0, 4).Select(number => sampler.Run(number, size)).ToArray();
        var backward = Enumerable.Range(0, 4).Reverse().Select(number => sampler.Run(number, size)).Reverse().ToArray();
        for (var number = 0; number < 4; number++)
            Assert.Equal(forward[number].Points[^1], backward[number].Points[^1]);
    }

    [Fact]
    public void Diagnostics_ForgottenStart_NestedRHatNearOne()
    {
        var model = new LinearForwardModel(new[,] { { 1.0, 1.0 } }, [0.0]);
        var likelihood = new GaussianLikelihood([1.0], [0.5]);
        var laplace = new GaussNewton(model, likelihood).Find();
        var options = new SamplerOptions { Blocks = 4, Snapshots = 1, Steps = 20, Seed = 4 };
        var diagnostics = ConvergenceDiagnostics.Compute(Run(model, likelihood, laplace, [], options), options);
        Assert.All(diagnostics, quantity => Assert.InRange(quantity.NestedRHat, 1, 1.01));
    }

    [Fact]
    public void Diagnostics_StartStillRemembered_NestedRHatFarFromOne()
    {
        var model = new LinearForwardModel(new[,] { { 1.0, 1.0 } }, [0.0]);
        var likelihood = new GaussianLikelihood([1.0], [0.5]);
        var laplace = new GaussNewton(model, likelihood).Find();
        var options = new SamplerOptions { Blocks = 4, Snapshots = 1, Steps = 3, Seed = 4, AngleMix = [1] };
        var sampler = new PosteriorSampler(model, likelihood, laplace, [], options);
        var samples = Enumerable.Range(0, options.Blocks).Select(number => sampler.Run(number, new Trajectory(1, 0.01))).ToArray();
        Assert.Contains(ConvergenceDiagnostics.Compute(samples, options), quantity => quantity.NestedRHat > 1.5);
    }

    private static BlockSample[] Run(
        IForwardModel model, GaussianLikelihood likelihood, LaplaceApproximation laplace, ImmutableArray<ScaleGroup> scales, SamplerOptions options)
    {
        var sampler = new PosteriorSampler(model, likelihood, laplace, scales, options);
        var size = sampler.Tune(sampler.Pilot());
        return [.. Enumerable.Range(0, options.Blocks).Select(number => sampler.Run(number, size))];
    }

    private static double[] Coordinate(BlockSample[] samples, int coordinate) =>
        [.. samples.SelectMany(sample => sample.Points).SelectMany(points => points.Skip(coordinate * SamplerBlock.Size).Take(SamplerBlock.Size))];

    private static double Variance(double[] values)
    {
        var mean = values.Average();
        return values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1);
    }

    private static (double Mean, double Variance) Quadrature(Func<double, double, double> density)
    {
        var (mass, first, second) = (0.0, 0.0, 0.0);
        for (var x = -6.0; x <= 6; x += 0.02)
            for (var y = -6.0; y <= 6; y += 0.02)
            {
                var p = density(x, y);
                (mass, first, second) = (mass + p, first + (p * x), second + (p * x * x));
            }

        return (first / mass, (second / mass) - (first / mass * (first / mass)));
    }

    private static (double Mean, double Variance) Conditional(Func<double, double> logDensity)
    {
        var (mass, first, second) = (0.0, 0.0, 0.0);
        for (var x = -8.0; x <= 8; x += 0.001)
        {
            var p = Math.Exp(logDensity(x));
            (mass, first, second) = (mass + p, first + (p * x), second + (p * x * x));
        }

        return (first / mass, (second / mass) - (first / mass * (first / mass)));
    }

    private static double LogDensityOfShock(double x, double scale, double h)
    {
        // Bisection, so that the test shares nothing with the sampler's own inverse.
        var (low, high, y) = (0.0, 60.0, x / scale);
        for (var i = 0; i < 200; i++)
        {
            var middle = 0.5 * (low + high);
            if (middle * Math.Exp(0.5 * h * middle * middle) < y) low = middle;
            else high = middle;
        }

        var slope = scale * Math.Exp(0.5 * h * low * low) * (1 + (h * low * low));
        return (-0.5 * low * low) - Math.Log(slope);
    }
}
