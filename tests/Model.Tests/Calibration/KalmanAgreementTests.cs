using System.Collections.Immutable;
using MathNet.Numerics.LinearAlgebra;
using Simulation.Model.Calibration;
using Simulation.Model.Calibration.Reporting;
using Simulation.Model.Calibration.Sampling;
using Simulation.Model.Execution;
using Simulation.Model.Language;
using Xunit;

namespace Simulation.Model.Tests.Calibration;

/// <summary>On a linear Gaussian model the calibration has an exact answer: that of the Kalman smoother.</summary>
public class KalmanAgreementTests
{
    private const int StartYear = 2014;
    private const int LastYear = 2023;

    // A local level with drift, and a cycle around it: two published series, one of the level alone with wide errors and holes.
    private const string Text = """
        model level "Local level and AR(1)"
        version "1.0"
        frequency annual
        parameter drift "Drift of the level" ~ normal(0.3, sd = 0.2)
        parameter opening_level "Level of the start year" ~ normal(10, sd = 2)
        parameter opening_cycle "Cycle of the start year" ~ normal(0, sd = 1.25)
        shock step "Step of the level" ~ normal(0, 0.5)
        shock impulse "Impulse of the cycle" ~ normal(0, 1)
        variable level "Level" published stock
        variable cycle "Cycle" published stock
        variable output "Output" published stock
        block all "All":
          level = level(-1) + drift + step
          cycle = 0.6 * cycle(-1) + impulse
          output = level + cycle
        start:
          level = opening_level
          cycle = opening_cycle
          output = opening_level + opening_cycle
        """;

    private static readonly (int Year, double Value)[] Output =
        [(2014, 9.1), (2015, 11.0), (2016, 12.3), (2017, 10.2), (2019, 12.4), (2020, 15.1), (2021, 14.8), (2022, 13.2), (2023, 13.9)];

    private static readonly (int Year, double Value)[] Level = [(2016, 10.4), (2020, 12.9), (2022, 14.6)];
    private const double OutputSd = 0.3;
    private const double LevelSd = 0.8;

    private static readonly CalibrationProblem Problem = new(
        CompiledModel.Compile(ModelText.Load(Text, "level.model")),
        PathTable.Empty,
        [
            .. Output.Select(figure => SmallProvince.Observe("output", Period.Year(figure.Year), figure.Value, OutputSd, ObservationTransform.Level)),
            .. Level.Select(figure => SmallProvince.Observe("level", Period.Year(figure.Year), figure.Value, LevelSd, ObservationTransform.Level)),
        ],
        StartYear,
        LastYear);

    private static readonly Lazy<Task<CalibrationResult>> Calibration = new(
        () => Calibrator.Prepare(Problem, new SamplerOptions { Steps = 320 }).RunAsync(2));

    private static readonly (Vector<double> Mean, Matrix<double> Covariance)[] Exact = SmoothExactly();

    [Fact]
    public async Task Calibrate_LinearGaussianModel_ParameterHasTheSmoothersMoments()
    {
        var result = await Calibration.Value;
        var drift = result.Report.Parameters.Single(parameter => parameter.Parameter == "drift");
        AssertAgree("drift", Exact[^1].Mean[2], Math.Sqrt(Exact[^1].Covariance[2, 2]), drift.Mean, drift.Sd, result);
    }

    [Theory]
    [InlineData("level", 0)]
    [InlineData("cycle", 1)]
    public async Task Calibrate_LinearGaussianModel_StateOfEveryYearHasTheSmoothersMoments(string variable, int state)
    {
        var result = await Calibration.Value;
        var members = result.Ensemble.Members;
        var asked = Enumerable.Range(StartYear, LastYear - StartYear + 1)
            .Select(year => SmallProvince.Observe(variable, Period.Year(year), 0, 1, ObservationTransform.Level)).ToImmutableArray();
        var paths = new HistoryReplicates(Problem with { Observations = asked }, result, 1).Posterior;
        var beyond = 0;
        for (var year = StartYear; year <= LastYear; year++)
        {
            var sample = Statistics.Of(paths.AsSpan((year - StartYear) * members, members));
            var (mean, covariance) = Exact[year - StartYear];
            var z = AssertAgree($"{variable} {year}", mean[state], Math.Sqrt(covariance[state, state]), sample.Mean, sample.Sd, result, allowed: 3);
            beyond += Math.Abs(z) > 2 ? 1 : 0;
        }

        // Of ten means one in twenty lies beyond two Monte-Carlo errors by chance: one may, two would tell of a bias.
        Assert.InRange(beyond, 0, 1);
    }

    [Fact]
    public async Task Calibrate_LinearGaussianModel_EnsembleEndsWhereTheSmootherDoes()
    {
        var result = await Calibration.Value;
        var (mean, covariance) = Exact[^1];
        foreach (var (name, state) in new[] { ("level", 0), ("cycle", 1) })
        {
            var sample = Statistics.Of(result.Ensemble.Column(Problem.Model.Model.Find(name)!, 0));
            AssertAgree(name, mean[state], Math.Sqrt(covariance[state, state]), sample.Mean, sample.Sd, result);
        }
    }

    [Fact]
    public async Task LeaveOneOut_LinearGaussianModel_IsTheSmoothersOrKnowsThatItIsNot()
    {
        var review = new CalibrationReviewer(Problem, await Calibration.Value, []).Review();
        var trusted = 0;
        for (var i = 0; i < Problem.Observations.Length; i++)
        {
            // A posterior N(m, s²) of a figure with error σ gives ratios with the tail t^(−σ²/s²): k = s² / σ².
            var (expected, variance, share) = PredictExactly(i);
            var influence = review.Observations[i].Influence;
            Assert.InRange(influence.ParetoShape!.Value, 0.9 * share, share + 0.35);
            if (!influence.IsReliable)
                continue;
            trusted++;
            var residual = Problem.Observations[i].Score - expected;
            Assert.Equal(-0.5 * (Math.Log(2 * Math.PI * variance) + (residual * residual / variance)), influence.LogDensity, 0.1);
        }

        Assert.InRange(trusted, 2, Problem.Observations.Length - 1);
    }

    [Fact]
    public async Task Refit_WithoutAnObservationThatDecidesItself_HasTheSmoothersPredictiveDensity()
    {
        var result = await Calibration.Value;
        var review = new CalibrationReviewer(Problem, result, []);
        var (expected, variance, _) = PredictExactly(0);
        var influence = Assert.Single(await review.RefitAsync([0], new SamplerOptions { Steps = 320 }, _ => [], 2, cancellation: TestContext.Current.CancellationToken));

        var residual = Problem.Observations[0].Score - expected;
        Assert.True(influence is { IsRefitted: true, IsReliable: true, ParetoShape: null });
        Assert.Equal(expected, influence.Expected, 4 * Math.Sqrt(variance / influence.EffectiveSize));
        Assert.Equal(-0.5 * (Math.Log(2 * Math.PI * variance) + (residual * residual / variance)), influence.LogDensity, 0.1);
    }

    /// <summary>What the other figures predict for one, error included, and the share of its own error variance that is left of it in the posterior.</summary>
    private static (double Mean, double Variance, double Share) PredictExactly(int observation)
    {
        var figures = Figures();
        var period = Problem.Observations[observation].Period.FirstYear - StartYear;
        var isLevel = observation >= Output.Length;
        var (row, error) = (Vector<double>.Build.Dense(isLevel ? [1, 0, 0] : [1, 1, 0]), Math.Pow(isLevel ? LevelSd : OutputSd, 2));
        var others = figures.Select((of, t) => t == period ? [.. of.Where(figure => figure.Row[1] == 0 != isLevel)] : of).ToArray();
        var (mean, covariance) = SmoothExactly(others)[period];
        return (row * mean, (row * covariance * row) + error, row * Exact[period].Covariance * row / error);
    }

    /// <summary>Mean within two Monte-Carlo errors, standard deviation within three of its own. Returns the errors that the means are apart.</summary>
    private static double AssertAgree(string what, double mean, double sd, double sampleMean, double sampleSd, CalibrationResult result, double allowed = 2)
    {
        var effective = result.Report.Convergence.LeastEffectiveSampleSize;
        var z = (sampleMean - mean) / (sd / Math.Sqrt(effective));
        Assert.True(Math.Abs(z) <= allowed, $"{what}: mean {sampleMean:F4} against {mean:F4}, {z:F2} Monte-Carlo errors");
        Assert.True(Math.Abs(sampleSd - sd) <= 3 * sd / Math.Sqrt(2 * effective), $"{what}: sd {sampleSd:F4} against {sd:F4}");
        return z;
    }

    // The state is level, cycle, drift; a constant drift is a state without disturbance.
    private static (Vector<double> Mean, Matrix<double> Covariance)[] SmoothExactly(KalmanSmoother.Figure[][]? figures = null) => KalmanSmoother.Smooth(
        Matrix<double>.Build.DenseOfArray(new[,] { { 1, 0, 1 }, { 0, 0.6, 0 }, { 0, 0, 1 } }),
        Matrix<double>.Build.DenseOfDiagonalArray([0.25, 1, 0]),
        Vector<double>.Build.Dense([10, 0, 0.3]),
        Matrix<double>.Build.DenseOfDiagonalArray([4, 1.5625, 0.04]),
        figures ?? Figures());

    private static KalmanSmoother.Figure[][] Figures() =>
    [
        .. Enumerable.Range(StartYear, LastYear - StartYear + 1).Select(year => (KalmanSmoother.Figure[])
        [
            .. Output.Where(figure => figure.Year == year).Select(figure => new KalmanSmoother.Figure([1, 1, 0], figure.Value, OutputSd * OutputSd)),
            .. Level.Where(figure => figure.Year == year).Select(figure => new KalmanSmoother.Figure([1, 0, 0], figure.Value, LevelSd * LevelSd)),
        ]),
    ];
}
