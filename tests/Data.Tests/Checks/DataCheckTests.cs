namespace Simulation.Data.Tests.Checks;

public sealed class DataCheckTests
{
    private static readonly DataCheck TraVinh = DataCheck.Of(new ProvinceRepository(Workspace.Shipped).Load("tra-vinh"));

    [Fact]
    public void Of_TraVinh_CountsEveryFigureOnce()
    {
        Assert.Equal(614, TraVinh.Statuses.Sum(status => status.Count));
        Assert.Equal(614, TraVinh.Indicators.Sum(indicator => indicator.Count));
        Assert.Equal(TraVinh.Used.Length, TraVinh.Statuses.Sum(status => status.Used));
        Assert.Equal(TraVinh.Used.Length, TraVinh.Indicators.Sum(indicator => indicator.Used));
        Assert.Equal(614, TraVinh.Used.Length + TraVinh.Unused.Length);
    }

    [Fact]
    public void Of_AnIndicatorThatIsNotUsed_SaysWhy()
    {
        Assert.Equal(UnusedCause.NoMeasurementError, TraVinh.Indicators.Single(count => count.Indicator == "rice_output").WhyNone);
        Assert.Equal(UnusedCause.NotMeasured, TraVinh.Indicators.Single(count => count.Indicator == "state_budget_revenue_on_area_plan").WhyNone);
        Assert.All(TraVinh.Indicators, count => Assert.Equal(count.Used == 0, count.WhyNone is not null));
    }

    [Fact]
    public void Findings_SharesOf2023_SumToOneHundred()
    {
        var shares = Assert.Single(TraVinh.Findings, finding => finding.Rule == "shares");
        Assert.Equal((FindingVerdict.Agrees, "2023"), (shares.Verdict, shares.Period));
        Assert.Contains("100.00", shares.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("deflator", "2019", FindingVerdict.Odd)]        // 14.85 % real on 10.0 % nominal growth
    [InlineData("deflator", "2020", FindingVerdict.Agrees)]
    [InlineData("mean-growth", "2016-2020avg", FindingVerdict.Odd)] // would need 18 % in 2018
    [InlineData("per-capita", "2017", FindingVerdict.Odd)]      // on the basis before the re-evaluation
    [InlineData("per-capita", "2022", FindingVerdict.Agrees)]
    [InlineData("sector-growth", "2016-9M", FindingVerdict.Agrees)]
    [InlineData("jump", "2022", FindingVerdict.Odd)]            // new enterprises 370 to 519
    public void Findings_OfThePublishedFigures_AreTheOnesAnEconomistSees(string rule, string period, FindingVerdict verdict) =>
        Assert.Contains(TraVinh.Findings, finding => finding.Rule == rule && finding.Period == period && finding.Verdict == verdict);

    [Fact]
    public void Findings_SpoiltShares_AreOdd()
    {
        using var copy = new DataCopy();
        copy.Replace("vn/tra-vinh/observations.csv", "sector_share,services,2023,30.31", "sector_share,services,2023,33.31");
        var shares = DataCheck.Of(copy.Provinces.Load("tra-vinh")).Findings.Single(finding => finding.Rule == "shares");
        Assert.Equal(FindingVerdict.Odd, shares.Verdict);
        Assert.Contains("103.00", shares.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Gaps_SectorGrowth_IsKnownOnlyOnAverageBefore2021()
    {
        var gap = TraVinh.Gaps.Single(gap => gap is { Indicator: "grdp_growth", Sector: "services" });
        Assert.Equal([2016, 2017, 2018, 2019, 2020], gap.OnlyOnAverage);
        Assert.Equal([2021, 2022, 2023], gap.Years);
    }

    [Fact]
    public void Conflicts_ThatTouchCalibration_StandFirstWithTheirChoice()
    {
        var touched = TraVinh.Conflicts.TakeWhile(conflict => conflict.Chosen is not null).ToArray();
        Assert.NotEmpty(touched);
        Assert.All(TraVinh.Conflicts.Skip(touched.Length), conflict => Assert.Null(conflict.Chosen));
        Assert.All(TraVinh.Conflicts, conflict => Assert.True(conflict.Reason.Length > 0 && conflict.RelativeSpread > 0));
    }
}
