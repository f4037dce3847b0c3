using Simulation.Model.Calibration;

namespace Simulation.Data.Tests.Observations;

public sealed class ObservationReaderTests
{
    private const string Good = "p,grdp_growth,total,2023,8.25,percent,estimate,yearbook,";

    [Fact]
    public void Read_AGoodRow_KeepsEverythingAndItsOrigin()
    {
        var (observations, bag) = Workspace.ReadRows("p,gdp_current,total,2022,9513.3,trillion_vnd,gso_estimate,\"a, b\",first");
        var observation = Assert.Single(observations);
        Assert.Equal(("p", "grdp_current", "total", "billion VND"), (observation.Region, observation.Indicator, observation.Sector, observation.Unit));
        Assert.Equal(9_513_300, observation.Value);
        Assert.Equal(Period.Year(2022), observation.Period);
        Assert.Equal(("a, b", "first", new DateOnly(2023, 1, 1)), (observation.Source, observation.Note, observation.KnownFrom));
        Assert.Equal(new ObservationOrigin("p/observations.csv", 2, "gdp_current", "9513.3", "trillion_vnd"), observation.Origin);
        Assert.Empty(bag.Diagnostics);
    }

    [Theory]
    [InlineData("p,grdp_growth,total,2023,eight,percent,estimate,s,", DataProblem.NotANumber, "value")]
    [InlineData("p,grdp_growth,total,2023,NaN,percent,estimate,s,", DataProblem.NotFinite, "value")]
    [InlineData("p,grdp_growth,total,2023,8,billion VND,estimate,s,", DataProblem.Unit, "unit")]
    [InlineData("p,grdp_growth,total,2023,8,percents,estimate,s,", DataProblem.Unit, "unit")]
    [InlineData("p,grdp_growth,total,2023,8,percent,guess,s,", DataProblem.Status, "status")]
    [InlineData("p,grdp_grwth,total,2023,8,percent,estimate,s,", DataProblem.Name, "indicator")]
    [InlineData("p,grdp_growth,total,20x3,8,percent,estimate,s,", DataProblem.Period, "period")]
    [InlineData("p,grdp_growth,total,,8,percent,estimate,s,", DataProblem.Period, "period")]
    [InlineData("p,grdp_growth,total,2023,8,percent,estimate,,", DataProblem.Blank, "source")]
    [InlineData(",grdp_growth,total,2023,8,percent,estimate,s,", DataProblem.Blank, "region")]
    [InlineData("p,grdp_growth,,2023,8,percent,estimate,s,", DataProblem.Blank, "sector")]
    public void Read_ABadField_NamesLineColumnAndWayOut(string row, DataProblem problem, string column)
    {
        var (observations, bag) = Workspace.ReadRows(Good, row);
        Assert.Single(observations);
        var diagnostic = Assert.Single(bag.Diagnostics);
        Assert.Equal((problem, 3, column, DataSeverity.Error), (diagnostic.Problem, diagnostic.Line, diagnostic.Column, diagnostic.Severity));
        Assert.NotEmpty(diagnostic.Expected);
        Assert.NotEmpty(diagnostic.WayOut);
    }

    [Fact]
    public void Read_SeveralBadRows_ReportsAllOfThem()
    {
        var (_, bag) = Workspace.ReadRows("p,grdp_grwth,total,20x3,eight,percents,guess,,", Good, Good.Replace("8.25", "x", StringComparison.Ordinal));
        Assert.Equal(
            [DataProblem.Blank, DataProblem.Name, DataProblem.NotANumber, DataProblem.NotANumber, DataProblem.Period, DataProblem.Status],
            bag.Diagnostics.Select(diagnostic => diagnostic.Problem).OrderBy(problem => problem.ToString(), StringComparer.Ordinal));
        Assert.Contains(bag.Diagnostics, diagnostic => diagnostic.WayOut == "Did you mean 'grdp_growth'?");
    }

    [Fact]
    public void Read_TheSameRowTwice_IsAnErrorThatNamesBothLines()
    {
        var (_, bag) = Workspace.ReadRows(Good, Good);
        var diagnostic = Assert.Single(bag.Diagnostics);
        Assert.Equal((DataProblem.Duplicate, 3), (diagnostic.Problem, diagnostic.Line));
        Assert.Contains("line 2", diagnostic.Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_RowsThatDisagree_AreAllKept()
    {
        var (observations, bag) = Workspace.ReadRows(Good, Good.Replace("8.25", "8.5", StringComparison.Ordinal));
        Assert.Equal([8.25, 8.5], observations.Select(observation => observation.Value));
        Assert.Empty(bag.Diagnostics);
    }

    [Fact]
    public void Read_APeriodThatWouldHaveToBeGuessed_IsKeptAsTextWithAWarning()
    {
        var (observations, bag) = Workspace.ReadRows("p,rice_area_damaged_salinity,agriculture,2016-10Mar,11000,ha,estimate,s,");
        var observation = Assert.Single(observations);
        Assert.Null(observation.Period);
        Assert.Null(observation.KnownFrom);
        Assert.Equal("2016-10Mar", observation.PeriodText);
        Assert.Equal((DataProblem.Period, DataSeverity.Warning), (Assert.Single(bag.Diagnostics).Problem, bag.Diagnostics[0].Severity));
    }

    [Fact]
    public void Read_AnImplausibleValue_IsKeptWithAWarning()
    {
        var (observations, bag) = Workspace.ReadRows("p,sector_share,agriculture,2023,128.34,percent,estimate,s,");
        Assert.Single(observations);
        Assert.Equal((DataProblem.OutOfRange, DataSeverity.Warning), (Assert.Single(bag.Diagnostics).Problem, bag.Diagnostics[0].Severity));
    }

    [Theory]
    [InlineData("grdp_growth", "gso_revised_series_dec2022", "2017", "2022-12-29")]
    [InlineData("grdp_growth", "gso_revised_series_dec2022", "2023", "2024-01-01")]
    [InlineData("cpi_inflation", "wdi_2025_vintage_revised_gdp", "2017", "2018-01-01")]
    [InlineData("grdp_growth", "estimate", "2024-Q1", "2024-04-01")]
    public void Read_KnownFrom_IsTheVintagesDayUnlessTheIndicatorIsNeverRevised(string indicator, string status, string period, string day)
    {
        var (observations, _) = Workspace.ReadRows($"p,{indicator},total,{period},3,percent,{status},s,");
        Assert.Equal(DateOnly.ParseExact(day, "yyyy-MM-dd"), observations[0].KnownFrom);
    }

    [Theory]
    [InlineData("grdp_current", "12.8", "\"quadrillion_vnd (trieu ty dong), \"\"more than\"\"\"", 12_800_000)]
    [InlineData("grdp_constant_2010", "66316000", "million_vnd", 66_316)]
    [InlineData("grdp_per_capita", "68.7", "million_vnd", 68.7)]
    [InlineData("population", "96.46", "million", 96_460)]
    [InlineData("rice_yield", "55.3", "quintals/ha", 5.53)]
    [InlineData("rice_area_damaged_salinity", "66500", "ha", 66.5)]
    [InlineData("electricity_output_duyen_hai_1", "5.9", "billion kWh", 5_900)]
    public void Read_UnitsAsSourcesWriteThem_BecomeTheStandardUnitExactly(string indicator, string value, string unit, double expected)
    {
        var (observations, bag) = Workspace.ReadRows($"p,{indicator},total,2023,{value},{unit},estimate,s,");
        Assert.Empty(bag.Diagnostics);
        Assert.Equal(expected, observations[0].Value);
    }

    [Fact]
    public void Read_AHeaderAlone_IsAWarning()
    {
        var (observations, bag) = Workspace.ReadRows();
        Assert.Empty(observations);
        Assert.Equal((DataProblem.Empty, DataSeverity.Warning), (Assert.Single(bag.Diagnostics).Problem, bag.Diagnostics[0].Severity));
    }
}
