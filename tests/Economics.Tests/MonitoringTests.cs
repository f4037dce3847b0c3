using Simulation.Data;
using Simulation.Model.Analysis.Monitoring;
using Simulation.Model.Calibration;
using Simulation.Model.Plans.Forecasting;
using Xunit;

namespace Simulation.Economics.Tests;

/// <summary>The year 2024 of Trà Vinh as its figures came in: growth of the year was 13.93 % in the first quarter and 10.27 % in the first half.</summary>
public sealed class MonitoringTests
{
    private static readonly ProvinceUnderTest TraVinh = ProvinceUnderTest.TraVinh;
    private static readonly Lazy<MonitoringReport> July = new(() => Watch(new DateOnly(2024, 7, 15)));

    [Fact]
    public void FirstQuarter_MuchAboveTheForecast_RaisesTheNowcastAndNarrowsIt()
    {
        var (start, april) = (July.Value.Days[0].Headlines[0], July.Value.Days.Single(day => day.Day == new DateOnly(2024, 4, 1)).Headlines[0]);

        Assert.True(april.Median > start.Median + 0.5);
        Assert.True(april.Bands[2].High - april.Bands[2].Low < start.Bands[2].High - start.Bands[2].Low);
    }

    [Fact]
    public void FirstHalf_RaisesTheChanceOfTheGrowthTarget_AndStaysWithinWhatWasPublished()
    {
        Assert.True(July.Value.Now.Probabilities[0] > July.Value.Days[0].Probabilities[0] + 0.1);
        Assert.InRange(July.Value.Now.Headlines[0].Median!.Value, July.Value.Days[0].Headlines[0].Median!.Value, 13.93);
    }

    [Fact]
    public void FirstHalf_ReplacesTheFirstQuarter_AndIsNoSurprise()
    {
        var growth = July.Value.Now.News.Single(item => item.Figure!.Observation is { Indicator: "grdp_growth", Sector: "total" });

        Assert.Equal(Period.YearToDate(2024, 3), Assert.Single(growth.Replaced).Period);
        Assert.All(July.Value.Now.News, item => Assert.InRange(item.Expectation!.Surprise, -2, 2));
    }

    [Fact]
    public void IndustryAboveExpectation_PushesGrowthUp_AndServicesBelowPushItDown()
    {
        var parts = July.Value.Now.News.Where(item => item.Figure!.Observation.Indicator == "grdp_growth")
            .ToDictionary(item => item.Figure!.Observation.Sector, item => (item.Expectation!.Surprise, item.Headlines[0].Mean!.Value));

        Assert.All(parts.Keys.Where(sector => sector != "total"), sector => Assert.True(Math.Sign(parts[sector].Surprise) == Math.Sign(parts[sector].Value), sector));
    }

    [Fact]
    public void Weights_AreReliable() => Assert.All(July.Value.Days, day => Assert.True(day.IsReliable && day.EffectiveSize > 3000));

    [Fact]
    public void Contributions_SumToTheChangeOfTheDay()
    {
        foreach (var (before, after) in July.Value.Days.Zip(July.Value.Days.Skip(1)))
        {
            Assert.Equal(after.Headlines[0].Mean!.Value - before.Headlines[0].Mean!.Value, after.News.Sum(item => item.Headlines[0].Mean!.Value), 1e-9);
            Assert.Equal(after.AllTargets!.Value - before.AllTargets!.Value, after.News.Sum(item => item.AllTargets!.Value), 1e-9);
        }
    }

    private static MonitoringReport Watch(DateOnly asOf)
    {
        var source = ProvinceCalibration.Of(TraVinh.Joined);
        var calibration = TraVinh.Calibration;
        return YearMonitor.Watch(
            new MonitoringQuestion
            {
                Problem = source.Problem,
                Calibration = calibration,
                Forecast = source.Forecaster(calibration, 100_000).Prepare(new ForecastQuestion { Draws = 32_768, Horizon = 2024, Plan = "2024" }),
                Start = TraVinh.Joined.AsOf,
                AsOf = asOf,
                Days = MonitoredYear.Days(TraVinh.Joined, asOf),
                Headlines = [("grdp_growth", "total")],
            },
            cancellation: TestContext.Current.CancellationToken);
    }
}
