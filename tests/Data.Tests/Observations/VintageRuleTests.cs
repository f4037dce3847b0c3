using System.Collections.Immutable;
using Simulation.Model.Calibration;

namespace Simulation.Data.Tests.Observations;

public sealed class VintageRuleTests
{
    private static readonly ImmutableArray<Observation> Growth = [.. Workspace.ReadRows(
        "n,gdp_growth,total,2017,6.81,percent,gso_estimate_dec2017_pre_revision,a,",
        "n,gdp_growth,total,2017,6.94,percent,gso_revised_series_dec2022,b,",
        "n,gdp_growth,total,2017,6.9402,percent,derived,c,",
        "n,gdp_growth,total,2018,7.47,percent,gso_revised_series_dec2022,d,",
        "n,gdp_growth,total,2018,7.5,percent,plan,e,",
        "n,cpi_inflation,total,2017,3.52,percent,wdi_2025_vintage_revised_gdp,f,",
        "n,cpi_inflation,total,2017,3.53,percent,secondary,g,").Observations];

    [Theory]
    [InlineData(2017, "2018-01-01", 6.81, false)]
    [InlineData(2017, "2022-12-28", 6.81, false)]
    [InlineData(2017, "2022-12-29", 6.94, false)]
    [InlineData(2017, "2026-01-01", 6.9402, false)]
    [InlineData(2018, "2020-01-01", 7.47, true)]
    [InlineData(2018, "2024-01-01", 7.47, false)]
    public void Choose_OnADay_TakesTheLatestVintageKnownOrTheEarliestThereIs(int year, string day, double value, bool standsIn)
    {
        var choice = VintageRule.Choose(Growth, Workspace.Vocabulary.Statuses, "grdp_growth", "total", year, DateOnly.ParseExact(day, "yyyy-MM-dd"))!;
        Assert.Equal((value, standsIn), (choice.Observation.Value, choice.StandsIn));
        Assert.NotEmpty(choice.Reason);
    }

    [Fact]
    public void Choose_AYearThatIsNotOver_IsNull() =>
        Assert.Null(VintageRule.Choose(Growth, Workspace.Vocabulary.Statuses, "grdp_growth", "total", 2018, new DateOnly(2018, 12, 31)));

    [Fact]
    public void Choose_AFigureThatIsNeverRevised_IsKnownWhenItsYearEndsAndTheFirmerStands() =>
        Assert.Equal(3.52, VintageRule.Choose(Growth, Workspace.Vocabulary.Statuses, "cpi_inflation", "total", 2017, new DateOnly(2018, 1, 1))!.Observation.Value);

    [Fact]
    public void Choose_WhatIsNotThere_IsNull() =>
        Assert.Null(VintageRule.Choose(Growth, Workspace.Vocabulary.Statuses, "grdp_growth", "services", 2017, new DateOnly(2024, 1, 1)));
}
