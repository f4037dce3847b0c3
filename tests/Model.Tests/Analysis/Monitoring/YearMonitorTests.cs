using CsCheck;
using Simulation.Model.Analysis.Monitoring;
using Simulation.Model.Calibration;
using Simulation.Model.Calibration.Reporting;
using Simulation.Model.Calibration.Sampling;
using Simulation.Model.Tests.Calibration;
using Xunit;

namespace Simulation.Model.Tests.Analysis.Monitoring;

public class YearMonitorTests
{
    [Fact]
    public async Task Watch_NothingNew_ChangesNothingToTheBit()
    {
        var report = await WatchedProvince.WatchAsync(WatchedProvince.On(4), WatchedProvince.On(7));

        Assert.False(report.HasNews);
        Assert.Equal((WatchedProvince.Start, 0), (report.Now.Day, report.Now.News.Length));
        Assert.Equal(WatchedProvince.Draws, report.Now.EffectiveSize, 1e-6);
        Assert.True(report.Now.IsReliable);
        Assert.All(report.Nowcasts, nowcast => Assert.Equal((nowcast.Start.Mean, nowcast.Start.Median), (nowcast.Now.Mean, nowcast.Now.Median)));
    }

    [Fact]
    public async Task Watch_PartOfTheYearPublished_IsTheCalibrationOfThatYear()
    {
        var figure = WatchedProvince.Growth(6, 11, 2);
        var report = await WatchedProvince.WatchAsync(WatchedProvince.On(7, figure));

        // The sampler itself, over history with 2024 in it.
        var problem = new CalibrationProblem(SmallProvince.Compiled, WatchedProvince.Paths, [.. SmallProvince.Usual().Observations, figure], 2020, 2024);
        var exact = await Calibrator.Prepare(problem, new SamplerOptions()).RunAsync(2, cancellation: TestContext.Current.CancellationToken);
        var growth = new HistoryReplicates(problem with { Observations = [figure] }, exact, 1).Posterior;
        var statistics = Statistics.Of(growth);
        var error = statistics.Sd / Math.Sqrt(exact.Report.Convergence.LeastEffectiveSampleSize);
        Assert.Equal(statistics.Mean, report.Now.Headlines[0].Mean!.Value, 4 * error);
        Assert.Equal(statistics.Quantile(0.5), report.Now.Headlines[0].Median!.Value, 5 * error);
        Assert.Equal(statistics.Quantile(0.05), report.Now.Headlines[0].Bands[2].Low!.Value, 10 * error);
        Assert.Equal(growth.Count(value => value >= 7) / (double)growth.Length, report.Now.Probabilities[0], 0.04);
    }

    [Fact]
    public Task Contributions_SumToTheChangeOfTheDay() =>
        Gen.Select(Gen.Double[0, 12], Gen.Double[0, 12], Gen.Double[55, 70], Gen.Double[1, 6]).SampleAsync(async (first, second, output, sd) =>
        {
            var report = await WatchedProvince.WatchAsync(
                WatchedProvince.On(4, WatchedProvince.Growth(3, first, sd)),
                WatchedProvince.On(7, WatchedProvince.Growth(6, second, sd), WatchedProvince.Output(6, output, 0.1)));

            Assert.Equal(3, report.Days.Length);
            foreach (var (before, after) in report.Days.Zip(report.Days.Skip(1)))
            {
                for (var headline = 0; headline < 2; headline++)
                {
                    Assert.Equal(after.Headlines[headline].Mean!.Value - before.Headlines[headline].Mean!.Value, after.News.Sum(item => item.Headlines[headline].Mean!.Value), 1e-9);
                    Assert.Equal(after.Headlines[headline].Median!.Value - before.Headlines[headline].Median!.Value, after.News.Sum(item => item.Headlines[headline].Median!.Value), 1e-9);
                }

                for (var target = 0; target < report.Targets.Length; target++)
                    Assert.Equal(after.Probabilities[target] - before.Probabilities[target], after.News.Sum(item => item.Probabilities[target]), 1e-9);
                Assert.Equal(after.AllTargets!.Value - before.AllTargets!.Value, after.News.Sum(item => item.AllTargets!.Value), 1e-9);
            }
        }, iter: 12, threads: 1);

    [Fact]
    public async Task Watch_MorePreciseFigure_MovesMore()
    {
        var start = (await WatchedProvince.WatchAsync()).Now.Headlines[0].Mean!.Value;
        var moves = new List<double>();
        foreach (var sd in new[] { 8.0, 4, 2, 1 })
            moves.Add((await WatchedProvince.WatchAsync(WatchedProvince.On(7, WatchedProvince.Growth(6, start + 3, sd)))).Now.Headlines[0].Mean!.Value - start);

        Assert.All(moves.Zip(moves.Skip(1)), pair => Assert.True(pair.Second > pair.First));
        Assert.InRange(moves[^1], 0.5, 3);
    }

    [Fact]
    public async Task Watch_FigureAsExpected_NarrowsAndMovesLittle()
    {
        var start = (await WatchedProvince.WatchAsync()).Now.Headlines[0];
        var report = await WatchedProvince.WatchAsync(WatchedProvince.On(7, WatchedProvince.Growth(6, start.Mean!.Value, 2)));
        var item = Assert.Single(report.Now.News);

        Assert.Equal(0, item.Expectation!.Surprise, 0.01);
        Assert.Equal(start.Mean.Value, report.Now.Headlines[0].Mean!.Value, 0.3);
        Assert.True(report.Now.Headlines[0].Bands[2].High - report.Now.Headlines[0].Bands[2].Low < start.Bands[2].High - start.Bands[2].Low);
    }

    [Fact]
    public async Task Watch_OrderOfTheFigures_PlaysNoPart()
    {
        var (growth, output) = (WatchedProvince.Growth(6, 8, 3), WatchedProvince.Output(6, 66, 0.05));
        var one = await WatchedProvince.WatchAsync(WatchedProvince.On(7, growth, output));
        var day = WatchedProvince.On(7, growth, output);
        var other = await WatchedProvince.WatchAsync(day with { Known = [.. day.Known.Reverse()] });

        Assert.Equal(one.Now.Headlines[0].Mean, other.Now.Headlines[0].Mean);
        Assert.Equal(one.Now.Probabilities, other.Now.Probabilities);
        Assert.Equal(one.Now.News.Select(item => item.Headlines[0].Mean), other.Now.News.Select(item => item.Headlines[0].Mean));
    }

    [Fact]
    public async Task Watch_LongerPartOfTheYear_TakesThePlaceOfTheShorter()
    {
        var direct = await WatchedProvince.WatchAsync(WatchedProvince.On(7, WatchedProvince.Growth(6, 9, 2)));
        var report = await WatchedProvince.WatchAsync(
            WatchedProvince.On(4, WatchedProvince.Growth(3, 14, 4)), WatchedProvince.On(7, WatchedProvince.Growth(6, 9, 2)));
        var item = Assert.Single(report.Now.News);

        Assert.Equal(Period.YearToDate(2024, 3), Assert.Single(item.Replaced).Period);
        Assert.Equal(direct.Now.Headlines[0].Mean!.Value, report.Now.Headlines[0].Mean!.Value, 1e-9);
    }

    [Fact]
    public async Task Watch_FigureWithdrawn_GoesBackToTheStart()
    {
        var report = await WatchedProvince.WatchAsync(WatchedProvince.On(4, WatchedProvince.Growth(3, 14, 4)), WatchedProvince.On(5));

        Assert.Null(Assert.Single(report.Now.News).Figure);
        Assert.Equal(report.Days[0].Headlines[0].Mean!.Value, report.Now.Headlines[0].Mean!.Value, 1e-9);
    }

    [Fact]
    public async Task Watch_FigureOfHistoryPublishedDuringTheYear_MovesTheMembersThatExplainIt()
    {
        var late = SmallProvince.Observe("output", Period.Year(2023), 126, 0.01, ObservationTransform.LogLevel);
        var report = await WatchedProvince.WatchAsync(WatchedProvince.On(5, late));
        var start = report.Days[0].Headlines[1].Median!.Value;

        Assert.True(report.Now.Headlines[1].Median > start);
        Assert.Equal("output", Assert.Single(report.Now.News).Figure!.Observation.Indicator);
    }

    [Fact]
    public async Task Watch_FigureThatNoDrawCanExplain_SaysThatItCannotBeTrusted()
    {
        var report = await WatchedProvince.WatchAsync(WatchedProvince.On(7, WatchedProvince.Growth(6, 60, 1)));

        Assert.False(report.Now.IsReliable && report.Now.EffectiveSize > 100);
        Assert.True(report.Now.News[0].Expectation!.Surprise > 5);
    }

    [Fact]
    public async Task Watch_DayOutsideTheYear_IsRefused()
    {
        var question = await WatchedProvince.QuestionAsync(WatchedProvince.On(4));
        Assert.Throws<ArgumentException>(() => YearMonitor.Watch(question with { AsOf = new DateOnly(2024, 3, 1) }, cancellation: TestContext.Current.CancellationToken));
        Assert.Throws<ArgumentException>(() => YearMonitor.Watch(question with { Headlines = [("rainfall", "total")] }, cancellation: TestContext.Current.CancellationToken));
    }
}
