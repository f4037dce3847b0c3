using Simulation.Documents.Monitoring;
using Simulation.Model.Plans;
using Simulation.Web.Scorecards;
using Xunit;

namespace Simulation.Web.Tests.Scorecards;

public class ScorecardViewTests
{
    [Theory]
    [InlineData(">=", 8.5, 8.7, TargetStatus.Exceeded, 0.2)]
    [InlineData(">=", 8.5, 8.52, TargetStatus.Met, 0.02)]
    [InlineData(">=", 8.5, 8.4, TargetStatus.Missed, -0.1)]
    // "Nearly 27" is met by what would be printed as 27.
    [InlineData("~<=", 27, 27.4, TargetStatus.Met, 0.1)]
    [InlineData("~<=", 27, 26.4, TargetStatus.Exceeded, 1.1)]
    public void Of_SimulatedTarget_IsJudgedByTheMedianOfItsYear(string comparison, double goal, double median, TargetStatus status, double margin)
    {
        var view = ScorecardView.Of(Samples.Card(Samples.Target("grdp_growth", comparison, goal)), Samples.Year(("grdp_growth", median)));

        var target = Assert.Single(view.Targets);
        Assert.Equal(status, target.Status);
        Assert.Equal(margin, target.Margin!.Value, 9);
    }

    [Fact]
    public void Of_TargetOfAnotherYear_IsNotJudged()
    {
        var target = Samples.Target("grdp_growth", ">=", 8.5) with { Year = 2025 };

        Assert.Equal(TargetStatus.NotJudged, ScorecardView.Of(Samples.Card(target), Samples.Year(("grdp_growth", 9))).Targets[0].Status);
    }

    [Theory]
    [InlineData("2024", TargetStatus.Exceeded)]
    // Half a year of reports says nothing about the whole.
    [InlineData("2024H1", TargetStatus.NotJudged)]
    public void Of_ReportedTarget_IsJudgedByAReportOfTheWholeYearOnly(string period, TargetStatus status)
    {
        var target = Samples.Target("secure_communes", ">", 98) with { Kind = "reported", LastReport = new ReportDocument(period, 99, "percent", null, null, "report") };

        Assert.Equal(status, ScorecardView.Of(Samples.Card(target), Samples.Year()).Targets[0].Status);
    }

    [Fact]
    public void Binding_OfSeveral_IsTheLeastLikely()
    {
        var view = ScorecardView.Of(
            Samples.Card(
                Samples.Target("grdp_growth", ">=", 8.5) with { Probability = 0.5 }, Samples.Target("new_jobs", ">=", 1) with { Probability = 0.2 }, Samples.Target("secure_communes", ">", 98) with { Probability = null }),
            Samples.Year());

        Assert.Equal("new_jobs", view.Binding!.Card.Indicator);
    }

    [Fact]
    public void Tally_ByArea_AddsUpToAllTargets()
    {
        var view = ScorecardView.Of(
            Samples.Card(Samples.Target("grdp_growth", ">=", 8.5), Samples.Target("new_jobs", ">=", 100), Samples.Target("secure_communes", ">", 98)),
            Samples.Year(("grdp_growth", 9.5), ("new_jobs", 90)));

        Assert.Equal([TargetArea.Economy, TargetArea.Society, TargetArea.Security], view.Areas.Select(area => area.Key));
        Assert.Equal(new StatusTally(1, 0, 1, 1), view.Tally);
        Assert.Equal(view.Tally.Total, view.Areas.Sum(area => StatusTally.Of(area).Total));
    }

    [Fact]
    public void Overdue_SeveralLate_TheLatestComesFirst()
    {
        var view = ScorecardView.Of(
            Samples.Card(Samples.Target("new_jobs", ">=", 1) with { DaysOverdue = 10 }, Samples.Target("grdp_growth", ">=", 8.5) with { DaysOverdue = 0 }, Samples.Target("poor_households", "<", 1) with { DaysOverdue = 152 }),
            Samples.Year());

        Assert.Equal(["poor_households", "new_jobs"], view.Overdue.Select(target => target.Card.Indicator));
    }
}
