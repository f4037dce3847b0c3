using Simulation.Web.Tests.Data;
using Simulation.Web.WhatIf;
using Xunit;

namespace Simulation.Web.Tests.WhatIf;

public class PublishedHistoryTests
{
    [Fact]
    public void Of_TwoValuesForAYear_UsesTheOneKnownLastAndShowsTheOther()
    {
        var points = PublishedHistory.Of([Figures.Of(8.0, known: new DateOnly(2024, 1, 1)), Figures.Of(8.25, known: new DateOnly(2024, 6, 1)), Figures.Of(8.25, known: new DateOnly(2024, 2, 1))], "tra-vinh");

        Assert.Equal([(8.0, false), (8.25, true)], points.Select(point => (point.Value, point.IsUsed)));
    }

    [Fact]
    public void Of_PartsOfYearsAndOtherPlaces_AreLeftOut()
    {
        var elsewhere = Figures.Of(5) with { Region = "tien-giang" };

        Assert.Empty(PublishedHistory.Of([Figures.Of(8, period: "2024Q1"), elsewhere], "tra-vinh"));
    }

    [Fact]
    public void Of_ManyYears_KeepsTheLastNine()
    {
        var points = PublishedHistory.Of([.. Enumerable.Range(2005, 19).Select(year => Figures.Of(year, period: $"{year}"))], "tra-vinh");

        Assert.Equal(Enumerable.Range(2015, 9), points.Select(point => point.Year));
    }
}
