using System.Collections.Immutable;
using Simulation.Model.Calibration;
using Simulation.Model.Calibration.Reporting;
using Simulation.Model.Calibration.Sampling;
using Simulation.Model.Ensembles;
using Simulation.Model.Ensembles.Randomness;
using Simulation.Model.Execution;
using Xunit;

namespace Simulation.Model.Tests.Calibration.Reporting;

public class CalibrationReviewTests
{
    private const int DrawsPerMember = 2;

    private static readonly SamplerOptions Options = new() { Steps = 160 };

    // The growth of 2023 is measured with an error as wide as its prior, so that weights can stand for a calibration without it.
    private static readonly CalibrationProblem Problem = SmallProvince.Problem(
        SmallProvince.Observe("output", Period.Year(2020), 104, 0.05, ObservationTransform.LogLevel),
        SmallProvince.Observe("output_growth", Period.Year(2021), 7, 2, ObservationTransform.Growth),
        SmallProvince.Observe("output_growth", Period.Year(2022), 4, 2, ObservationTransform.Growth),
        SmallProvince.Observe("output_growth", Period.Year(2023), 9, 3, ObservationTransform.Growth));

    private static readonly Lazy<Task<CalibrationResult>> Calibration = new(() => Calibrator.Prepare(Problem, Options).RunAsync(2));

    [Fact]
    public async Task LeaveOneOut_WeightsThatCanBeTrusted_AgreeWithCalibratingAgain()
    {
        var result = await Calibration.Value;
        var reviewer = new CalibrationReviewer(Problem, result, Forecast(result));
        var review = reviewer.Review();
        var trusted = Enumerable.Range(0, Problem.Observations.Length).Where(i => review.Observations[i].Influence.IsReliable).ToArray();
        var again = await reviewer.RefitAsync(trusted, Options, Forecast, 2, cancellation: TestContext.Current.CancellationToken);

        Assert.NotEmpty(trusted);
        foreach (var (i, refit) in trusted.Zip(again))
        {
            var weighted = review.Observations[i].Influence;
            var error = Math.Sqrt(Math.Pow(weighted.Shifts[0].StandardError, 2) + Math.Pow(refit.Shifts[0].StandardError, 2));
            Assert.Equal(refit.Shifts[0].Shift, weighted.Shifts[0].Shift, 2 * error);
            Assert.Equal(refit.Percentile, weighted.Percentile, 0.05);
            Assert.Equal(refit.LogDensity, weighted.LogDensity, 0.1);
        }
    }

    [Fact]
    public async Task LeaveOneOut_FigureAboveTheOthers_PushesTheForecastUp()
    {
        var result = await Calibration.Value;
        var review = new CalibrationReviewer(Problem, result, Forecast(result)).Review();

        Assert.True(review.Observations[3].Influence.Shifts[0].Shift < -2 * review.Observations[3].Influence.Shifts[0].StandardError);
        Assert.True(review.Observations[3].Influence.Expected < review.Observations[3].Fit.Fitted);
    }

    [Fact]
    public async Task Percentiles_AreTheShareOfReplicatesBelow()
    {
        var result = await Calibration.Value;
        var review = new CalibrationReviewer(Problem, result, []).Review();
        var history = new HistoryReplicates(Problem, result, 1);
        var members = history.Members;
        var errors = new double[members];
        for (var i = 0; i < Problem.Observations.Length; i++)
        {
            // The closed form against errors really drawn.
            RandomStreams.FillNormal(99, (uint)i, 0, 0, errors);
            var used = Problem.Observations[i];
            var below = Enumerable.Range(0, members).Count(m => history.Posterior[(i * members) + m] + (used.StandardDeviation * errors[m]) <= used.Score);
            Assert.Equal((double)below / members, review.Observations[i].PosteriorPercentile!.Value, 0.03);
        }
    }

    [Fact]
    public async Task Identification_ParameterThatNothingObserves_IsIdleAndDivergesFromNothing()
    {
        var review = new CalibrationReviewer(Problem, await Calibration.Value, []).Review();
        var idle = review.Parameters.Single(parameter => parameter.Fit.Parameter == "idle");
        var level = review.Parameters.Single(parameter => parameter.Fit.Parameter == "level");

        Assert.Equal((Identification.Idle, 0.0), (idle.Identification, idle.Divergence));
        Assert.Equal(Identification.Informed, level.Identification);
        Assert.True(level.Divergence > 0.2);
    }

    [Fact]
    public async Task Pictures_AreDensities_AndThePosteriorOfWhatIsKnownIsHigher()
    {
        var review = new CalibrationReviewer(Problem, await Calibration.Value, []).Review();
        foreach (var picture in review.Parameters.Select(parameter => parameter.Picture))
        {
            var step = picture.Values[1] - picture.Values[0];
            Assert.Equal(1, step * picture.Prior.Sum(), 0.05);
            Assert.Equal(1, step * picture.Posterior.Sum(), 0.05);
        }

        var level = review.Parameters.Single(parameter => parameter.Fit.Parameter == "level").Picture;
        Assert.True(level.Posterior.Max() > 1.5 * level.Prior.Max());
    }

    [Fact]
    public async Task Discrepancies_GrowthThatTheModelCannotMake_HasAnExtremePValue()
    {
        // Priors allow growth of 5 ± 4 percent; the years are 40 points apart, and errors of a tenth of a point cannot explain it.
        var wild = SmallProvince.Problem(
            SmallProvince.Observe("output_growth", Period.Year(2021), -14, 0.1, ObservationTransform.Growth),
            SmallProvince.Observe("output_growth", Period.Year(2022), 26, 0.1, ObservationTransform.Growth),
            SmallProvince.Observe("output_growth", Period.Year(2023), -15, 0.1, ObservationTransform.Growth));
        var result = await Calibrator.Prepare(wild, new SamplerOptions { Steps = 100, Snapshots = 4 }).RunAsync(2, cancellation: TestContext.Current.CancellationToken);
        var review = new CalibrationReviewer(wild, result, []).Review();

        Assert.InRange(review.Discrepancies.Single(check => check.Statistic == DiscrepancyStatistic.GrowthSpread).PriorP!.Value, 0, 0.01);
        Assert.All(review.Observations, observation => Assert.True(observation.PriorPercentile is < 0.01 or > 0.99));
        Assert.NotEmpty(review.Warnings);
        // Warnings stood in English on Vietnamese pages.
        Assert.Equal(review.Warnings.Length, review.WarningsInVietnamese.Length);
        Assert.Equal(result.Report.Warnings.Length, result.Report.WarningsInVietnamese.Length);
        Assert.Contains(result.Report.WarningsInVietnamese, warning => warning.Contains("mâu thuẫn với tiên nghiệm: công bố -14, kỳ vọng trước số liệu 5,", StringComparison.Ordinal) || warning.Contains("mâu thuẫn với tiên nghiệm: công bố -14, kỳ vọng trước số liệu 4,", StringComparison.Ordinal));
        Assert.Contains(review.Surprises, shock => Math.Abs(shock.Mean) > 1.5);
    }

    [Fact]
    public async Task Review_Twice_IsTheSame()
    {
        var result = await Calibration.Value;
        var (first, second) = (new CalibrationReviewer(Problem, result, Forecast(result)).Review(), new CalibrationReviewer(Problem, result, Forecast(result)).Review());

        Assert.Equal(first.Confounded, second.Confounded);
        Assert.Equal(first.Discrepancies, second.Discrepancies);
        Assert.Equal(first.Observations.Select(o => o.Influence.LogDensity), second.Observations.Select(o => o.Influence.LogDensity));
    }

    [Fact]
    public async Task Create_CalibrationOfOtherObservations_IsRefused()
    {
        var result = await Calibration.Value;
        Assert.Throws<CalibrationException>(() => new CalibrationReviewer(SmallProvince.Usual(), result, []));
        Assert.Throws<ArgumentException>(() => new CalibrationReviewer(Problem, result, [new HeadlineSample("output", "total", 2024, "", new double[5])]));
    }

    private static ImmutableArray<HeadlineSample> Forecast(CalibrationResult result)
    {
        var draws = DrawsPerMember * result.Ensemble.Members;
        var table = new DrawTable(1, [2024], draws);
        var paths = PathTable.Of([new YearValue(SmallProvince.Model.Find("flood")!, 2024, 0)]);
        SmallProvince.Compiled.CreateProjector(paths, AddFactors.None, 2023, 2024, 2024, [SmallProvince.Model.Find("output_growth")!])
            .RunFrom(result.Ensemble, new DrawRange(0, draws), new PhiloxLatents(5), table);
        return [new HeadlineSample("output_growth", "total", 2024, "percent", table[0, 2024].ToArray())];
    }
}
