using Simulation.Model.Plans;

namespace Simulation.Data.Tests.Monitoring;

public sealed class TargetReportsTests
{
    private static readonly ProvinceDefinition TraVinh = Workspace.Province("tra-vinh");

    [Fact]
    public void Of_GrowthInJuly_LastReportIsTheHalfYearAndTheRhythmIsTheDecrees()
    {
        var reporting = TargetReports.Of(TraVinh, Target("grdp_growth"), new DateOnly(2024, 7, 15));

        Assert.Equal(("2024H1", 10.27), (reporting.LastReport!.PeriodText, reporting.LastReport.Value));
        Assert.Equal(3, reporting.Rhythm!.Months);
        Assert.Contains("94/2022", reporting.Rhythm.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_GrowthInMay_StandsOnTheQuarterThatTheChoicesPrefer()
    {
        var reporting = TargetReports.Of(TraVinh, Target("grdp_growth"), new DateOnly(2024, 5, 1));
        Assert.Equal(("2024Q1", 13.93), (reporting.LastReport!.PeriodText, reporting.LastReport.Value));
    }

    [Fact]
    public void Of_IndicatorWithoutARule_HasTheRhythmItWasReportedIn()
    {
        var reporting = TargetReports.Of(TraVinh, Target("domestic_budget_revenue"), new DateOnly(2024, 7, 15));

        Assert.Equal((12, TargetReports.UsualGraceDays), (reporting.Rhythm!.Months, reporting.Rhythm.GraceDays));
        Assert.Contains("2022, 2023", reporting.Rhythm.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_NeverReported_IsSaidToBeUnknown()
    {
        var reporting = TargetReports.Of(TraVinh, Target("secure_communes"), new DateOnly(2024, 7, 15));
        Assert.Equal((null, null), (reporting.LastReport, reporting.Rhythm));
    }

    [Fact]
    public void Of_OwnerNobodyRecorded_IsNotInvented() =>
        Assert.All(TraVinh.Plans[0].Targets, target => Assert.Null(TargetReports.Of(TraVinh, target, new DateOnly(2024, 7, 15)).Owner));

    [Fact]
    public void Load_ProvincesOwnRules_StandBeforeTheCountrys()
    {
        using var data = new DataCopy();
        data.Write("vn/tra-vinh/reporting.csv", "indicator,sector,owner,every_months,grace_days,source\ngrdp_growth,total,Department of planning,1,10,a regulation of the province\n");
        var reporting = TargetReports.Of(data.Provinces.Load("tra-vinh").Value, Target("grdp_growth"), new DateOnly(2024, 7, 15));

        Assert.Equal(("Department of planning", 1, 10), (reporting.Owner, reporting.Rhythm!.Months, reporting.Rhythm.GraceDays));
    }

    [Theory]
    [InlineData("rainfall,*,,3,0,a source", "rainfall")]
    [InlineData("grdp_growth,*,,5,0,a source", "5")]
    [InlineData("grdp_growth,*,,3,-1,a source", "-1")]
    [InlineData("grdp_growth,*,,3,0,", "source")]
    public void Read_BadRow_IsReported(string row, string named)
    {
        var bag = new DiagnosticBag();
        ReportingRule.Read(Workspace.File($"{string.Join(',', ReportingRule.Columns)}\n{row}\n"), Workspace.Vocabulary, bag);
        Assert.Contains(named, Assert.Single(bag.Diagnostics).ToString(), StringComparison.Ordinal);
    }

    private static Target Target(string indicator) => TraVinh.Plans[0].Targets.First(target => target.Indicator == indicator);
}
