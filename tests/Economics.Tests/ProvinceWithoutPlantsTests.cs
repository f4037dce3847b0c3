using Xunit;

namespace Simulation.Economics.Tests;

/// <summary>Tiền Giang: files alone, no power plants.</summary>
public sealed class ProvinceWithoutPlantsTests
{
    private static readonly ProvinceUnderTest TienGiang = ProvinceUnderTest.TienGiang;
    private static readonly Draws Forecast = TienGiang.Forecast(
        4096, 5, ["grdp_growth[total]", "grdp_growth[industry]", "value_added[power]", "growth_contribution[electricity]", "grdp_per_capita", "domestic_budget_revenue"]);

    [Fact]
    public void Power_IsNothing()
    {
        Assert.All(Forecast["value_added[power]", 2024], value => Assert.Equal(0, value));
        Assert.All(Forecast["growth_contribution[electricity]", 2024], value => Assert.Equal(0, value));
    }

    [Fact]
    public void EveryIndicator_IsANumberInEveryDraw()
    {
        var published = TienGiang.Joined.Model.Symbols.Where(symbol => symbol.Declaration.Published is not null).Select(symbol => symbol.Name).ToArray();
        var draws = TienGiang.Forecast(1024, 6, published);
        foreach (var name in published)
            Assert.All(draws[name, 2025], value => Assert.True(double.IsFinite(value), name));
    }

    [Fact]
    public void History_FitsEveryObservationWithinTwoAndAHalfStandardErrors() =>
        Assert.All(TienGiang.Calibration.Report.Observations, fit => Assert.True(Math.Abs(fit.Z) <= 2.5, $"{fit.Indicator}[{fit.Sector}] {fit.Period}: z = {fit.Z:F2}"));

    [Fact]
    public void GrowthOf2024_HasAWideBandAroundTheDeltasUsualGrowth()
    {
        // The delta's provinces grew by 7.1 percent in the median of 2020-2024, Tiền Giang by 5.7 in 2023.
        Assert.InRange(Forecast.Quantile("grdp_growth[total]", 2024, 0.5), 3, 8);
        Assert.InRange(Forecast.Quantile("grdp_growth[total]", 2024, 0.95) - Forecast.Quantile("grdp_growth[total]", 2024, 0.05), 5, 18);
    }
}
