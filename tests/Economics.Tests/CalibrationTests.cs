using Xunit;

namespace Simulation.Economics.Tests;

/// <summary>What the model makes of the history of Trà Vinh, standing in January 2024.</summary>
public sealed class CalibrationTests
{
    private const int Draws = 8192;

    private static readonly ProvinceUnderTest TraVinh = ProvinceUnderTest.TraVinh;
    private static readonly Draws Forecast = TraVinh.Forecast(Draws, 5, ["grdp_growth[total]", "grdp_per_capita", "value_added_current[power]", "grdp_current"]);

    [Fact]
    public void History_FitsEveryObservationWithinTwoAndAHalfStandardErrors() =>
        Assert.All(TraVinh.Calibration.Report.Observations, fit => Assert.True(Math.Abs(fit.Z) <= 2.5, $"{fit.Indicator}[{fit.Sector}] {fit.Period}: z = {fit.Z:F2}"));

    [Fact]
    public void History_UsesTheYearsOfGrdpAndTheStructureOf2023()
    {
        var used = TraVinh.Calibration.Report.Observations;
        Assert.Equal(8, used.Count(fit => fit.Indicator == "grdp_current"));
        Assert.Equal(4, used.Count(fit => fit is { Indicator: "sector_share", Period: "2023" }));
        Assert.Contains(used, fit => fit is { Indicator: "electricity_output", Period: "2016" });
    }

    [Fact]
    public void Priors_AreNotContradictedByTheData() =>
        Assert.All(TraVinh.Calibration.Report.Observations, fit => Assert.True(Math.Abs(fit.PriorZ) <= 3, $"{fit.Indicator}[{fit.Sector}] {fit.Period}: prior z = {fit.PriorZ:F2}"));

    [Fact]
    public void GrowthOf2024_IsAboutFivePercent_AndHonestlyWide()
    {
        Assert.InRange(Forecast.Quantile("grdp_growth[total]", 2024, 0.5), 3, 9);
        var width = Forecast.Quantile("grdp_growth[total]", 2024, 0.95) - Forecast.Quantile("grdp_growth[total]", 2024, 0.05);
        // Narrower bands of earlier priors held two outcomes in three where nine in ten were promised (docs/theory/backtest.md).
        Assert.InRange(width, 6, 22);
    }

    [Fact]
    public void TargetOfGrowth_IsNeitherOutOfReachNorSafe() =>
        Assert.InRange(Forecast["grdp_growth[total]", 2024].Count(growth => growth >= 8.5) / (double)Draws, 0.05, 0.6);

    [Fact]
    public void GrdpPerHeadOf2024_IsNearThePlans88Million() =>
        Assert.InRange(Forecast.Quantile("grdp_per_capita", 2024, 0.5), 84, 94);

    [Fact]
    public void Power_IsAboutAFifthOfGrdp()
    {
        var shares = Forecast["value_added_current[power]", 2024].Zip(Forecast["grdp_current", 2024], (power, all) => 100 * power / all).Order().ToArray();
        Assert.InRange(shares[shares.Length / 2], 15, 27);
    }
}
