using Simulation.Model.Analysis.Monitoring;
using Simulation.Model.Calibration;
using Xunit;

namespace Simulation.Model.Tests.Analysis.Monitoring;

public class ScorecardTests
{
    private static readonly ReportingRhythm Quarterly = new(3, 0, "a decree");

    [Theory]
    [InlineData("2023", 3, 0, "2024-04-01")]
    [InlineData("2024-3M", 3, 0, "2024-07-01")]
    [InlineData("2024-6M", 3, 15, "2024-10-16")]
    [InlineData("2024-6M", 6, 30, "2025-01-31")]
    [InlineData("2022", 12, 30, "2024-01-31")]
    public void DueAfter_IsOneRhythmAfterTheLastPeriod(string last, int months, int grace, string due) =>
        Assert.Equal(DateOnly.Parse(due, System.Globalization.CultureInfo.InvariantCulture), Scorecard.DueAfter(Period.Parse(last, ""), new ReportingRhythm(months, grace, "")));

    [Fact]
    public async Task Of_TargetsOfThePlan_SayHowTheyStandAndWhoIsLate()
    {
        var monitoring = await WatchedProvince.WatchAsync(WatchedProvince.On(7, WatchedProvince.Growth(6, 20, 1)));
        var growth = WatchedProvince.Growth(6, 20, 1).Observation;
        var old = WatchedProvince.Growth(3, 5, 1).Observation;
        var card = Scorecard.Of(WatchedProvince.Plan, monitoring, target => target.Indicator switch
        {
            "output_growth" => new TargetReporting("Statistics office", growth, Quarterly),
            "output" => new TargetReporting(null, old, Quarterly),
            _ => new TargetReporting(null, null, null),
        }, EarlyWarning.Judge(0.33, []));

        Assert.Equal([TargetTrack.OnTrack, TargetTrack.OnTrack, TargetTrack.NotJudged], card.Cards.Select(each => each.Track));
        Assert.Equal(("Statistics office", 14, 0), (card.Cards[0].Owner, card.Cards[0].DaysSince, card.Cards[0].DaysOverdue));
        Assert.Equal((new DateOnly(2024, 7, 1), 14, null), (card.Cards[1].DueOn, card.Cards[1].DaysOverdue, card.Cards[1].Owner));
        Assert.Equal((null, null, null), (card.Cards[2].Probability, card.Cards[2].DueOn, card.Cards[2].LastReport));
        Assert.Equal(1, card.Overdue);
    }

    [Fact]
    public async Task Of_YearReported_IsJudgedByTheReportWhateverTheProbability()
    {
        var monitoring = await WatchedProvince.WatchAsync();
        var report = WatchedProvince.Growth(6, 0, 1).Observation with { Period = Period.Year(2024), Value = 6.9 };
        var card = Scorecard.Of(WatchedProvince.Plan, monitoring, _ => new TargetReporting(null, report, null), EarlyWarning.Judge(1, []));

        Assert.Equal(TargetTrack.OffTrack, card.Cards[0].Track);
        Assert.True(card.Cards[0].IsWarned);
        Assert.False(card.Cards[2].IsWarned);
    }
}
