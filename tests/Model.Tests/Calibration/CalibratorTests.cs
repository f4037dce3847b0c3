using MathNet.Numerics.LinearAlgebra.Double;
using Simulation.Model.Calibration;
using Simulation.Model.Calibration.Sampling;
using Simulation.Model.Execution;
using Simulation.Model.Language;
using Xunit;

namespace Simulation.Model.Tests.Calibration;

public class CalibratorTests
{
    private static readonly SamplerOptions Short = new() { Steps = 48, Snapshots = 2 };

    [Fact]
    public async Task Calibrate_LinearGaussianModel_HasTheExactPosterior()
    {
        // log output is linear in level, trend and shocks of a fixed spread, and observed in logarithms: the posterior is a Gaussian of closed form.
        var model = ModelText.Load(
            """
            model linear "Linear"
            version "1.0"
            frequency annual
            parameter level "Level" ~ lognormal(100, sd = 0.1)
            parameter trend "Trend" ~ normal(0.05, sd = 0.02)
            shock supply "Supply" ~ normal(0, 0.03)
            variable output "Output" published flow
            block all "All":
              dlog(output) = trend + supply
            start:
              output = level
            """,
            "linear.model");
        var problem = new CalibrationProblem(
            CompiledModel.Compile(model),
            PathTable.Empty,
            [
                SmallProvince.Observe("output", Period.Year(2021), 110, 0.01, ObservationTransform.LogLevel),
                SmallProvince.Observe("output", Period.Year(2023), 118, 0.02, ObservationTransform.LogLevel),
            ],
            2020,
            2023);
        var result = await Calibrator.Prepare(problem, new SamplerOptions { Steps = 60, Snapshots = 4 }).RunAsync(2, cancellation: TestContext.Current.CancellationToken);

        // Unknowns in standard form: level, trend, three shocks.
        var a = DenseMatrix.OfArray(new[,] { { 0.1, 0.02, 0.03, 0, 0 }, { 0.1, 0.06, 0.03, 0.03, 0.03 } });
        var weights = DenseMatrix.OfDiagonalArray([1 / 1e-4, 1 / 4e-4]);
        var residual = DenseVector.OfArray([Math.Log(110) - Math.Log(100) - 0.05, Math.Log(118) - Math.Log(100) - 0.15]);
        var covariance = (DenseMatrix.CreateIdentity(5) + (a.Transpose() * weights * a)).Inverse();
        var mean = covariance * a.Transpose() * weights * residual;
        var trend = result.Report.Parameters.Single(parameter => parameter.Parameter == "trend");
        var sd = 0.02 * Math.Sqrt(covariance[1, 1]);
        Assert.Equal(0.05 + (0.02 * mean[1]), trend.Mean, 4 * sd / Math.Sqrt(result.Report.Convergence.LeastEffectiveSampleSize));
        Assert.Equal(sd, trend.Sd, 0.1 * sd);
    }

    [Fact]
    public async Task Calibrate_AnyNumberOfWorkers_SameBytes()
    {
        var problem = SmallProvince.Usual();
        var one = await Calibrator.Prepare(problem, Short).RunAsync(1, cancellation: TestContext.Current.CancellationToken);
        var three = await Calibrator.Prepare(problem, Short).RunAsync(3, cancellation: TestContext.Current.CancellationToken);

        Assert.Equal(Bytes(one), Bytes(three));
    }

    [Fact]
    public async Task Calibrate_ParameterThatNothingObserves_KeepsItsPrior()
    {
        var result = await Calibrator.Prepare(SmallProvince.Usual(), Short).RunAsync(2, cancellation: TestContext.Current.CancellationToken);
        var idle = result.Report.Parameters.Single(parameter => parameter.Parameter == "idle");

        Assert.Equal(0, idle.Mean, 0.15);
        Assert.Equal(1, idle.Sd, 0.12);
        Assert.True(result.Report.Convergence.IdleCoordinates > 0);
    }

    [Fact]
    public async Task Codec_WrittenAndRead_IsTheSameCalibration()
    {
        var result = await Calibrator.Prepare(SmallProvince.Usual(), Short).RunAsync(2, cancellation: TestContext.Current.CancellationToken);
        var read = CalibrationCodec.Read(new MemoryStream(Bytes(result)), SmallProvince.Model);

        Assert.Equal(result.Id, read.Id);
        Assert.Equal(Bytes(result), Bytes(read));
        Assert.Equal(result.Report.Observations, read.Report.Observations);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(100)]
    [InlineData(5000)]
    public async Task Codec_CutOff_IsRefusedWithTheWayOut(int length)
    {
        var bytes = Bytes(await Calibrator.Prepare(SmallProvince.Usual(), Short).RunAsync(2, cancellation: TestContext.Current.CancellationToken));
        var refusal = Assert.Throws<CalibrationException>(() => CalibrationCodec.Read(new MemoryStream(bytes[..length]), SmallProvince.Model));

        Assert.Contains("calibrate again", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Prepare_FromAnEarlierCalibration_ReachesThePosteriorOfAllObservations()
    {
        var all = SmallProvince.Usual();
        var earlier = await Calibrator.Prepare(all with { Observations = all.Observations[..2] }, new SamplerOptions()).RunAsync(2, cancellation: TestContext.Current.CancellationToken);
        var update = await Calibrator.Prepare(all, new SamplerOptions { Steps = 128 }, earlier).RunAsync(2, cancellation: TestContext.Current.CancellationToken);
        var whole = await Calibrator.Prepare(all, new SamplerOptions { Seed = 5 }).RunAsync(2, cancellation: TestContext.Current.CancellationToken);

        var (first, second) = (update.Report.Observations[2], whole.Report.Observations[2]);
        Assert.Equal(second.Fitted, first.Fitted, 0.1);
        Assert.NotEqual(earlier.Id, update.Id);
    }

    [Fact]
    public void Prepare_WithoutObservations_SaysSo() =>
        Assert.Throws<CalibrationException>(() => Calibrator.Prepare(SmallProvince.Problem(), Short));

    [Fact]
    public void Prepare_EventOfHistoryNotGiven_NamesItAndTheYear()
    {
        var refusal = Assert.Throws<CalibrationException>(() => Calibrator.Prepare(SmallProvince.Usual() with { Paths = PathTable.Empty }, Short));

        Assert.Contains("flood", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("2021", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Prepare_ObservationOutsideHistory_NamesTheYears()
    {
        var problem = SmallProvince.Problem(SmallProvince.Observe("output", Period.Year(2030), 100, 0.01, ObservationTransform.LogLevel));

        Assert.Contains("2020-2023", Assert.Throws<CalibrationException>(() => Calibrator.Prepare(problem, Short)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Prepare_IndicatorNobodyPublishes_NamesIt()
    {
        var problem = SmallProvince.Problem(SmallProvince.Observe("rainfall", Period.Year(2021), 100, 0.01, ObservationTransform.LogLevel));

        Assert.Contains("rainfall", Assert.Throws<CalibrationException>(() => Calibrator.Prepare(problem, Short)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ScaleGroups_SpreadOfACorrelatedShock_IsFoundOnlyWhereTheGroupCanBeHeld()
    {
        var space = LatentSpace.Of(SmallProvince.Model, SmallProvince.Paths, 2021, 2023);
        var group = Assert.Single(ScaleGroups.Find(SmallProvince.Model, space));
        Assert.Equal(3, group.Shocks.Length);
        Assert.All(group.Shocks, shock => Assert.Equal(2, shock.Coordinates.Length));

        // Without one shock's latents the other cannot be moved alone.
        var halved = space.Select(Enumerable.Range(0, space.Coordinates.Length).Where(i => space.Coordinates[i].Latent.Of.Name != "demand"));
        Assert.Empty(ScaleGroups.Find(SmallProvince.Model, halved));
    }

    private static byte[] Bytes(CalibrationResult result)
    {
        using var stream = new MemoryStream();
        CalibrationCodec.Write(result, stream);
        return stream.ToArray();
    }
}
