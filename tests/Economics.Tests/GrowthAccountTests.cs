using System.Collections.Immutable;
using Simulation.Data;
using Simulation.Model.Analysis.Attribution;
using Simulation.Model.Plans.Forecasting;
using Simulation.Model.Plans.Scenarios;
using Xunit;

namespace Simulation.Economics.Tests;

/// <summary>Growth of the province by cause: the parts add up, and each has the size that the accounts of the delta give it.</summary>
public sealed class GrowthAccountTests
{
    private static readonly Forecaster Forecaster = ProvinceCalibration.Of(ProvinceUnderTest.TraVinh.Joined).Forecaster(ProvinceUnderTest.TraVinh.Calibration, 100_000);
    private static readonly PreparedForecast Baseline = Forecaster.Prepare(new ForecastQuestion { Draws = 1024 });
    private static readonly GrowthAccounting Accounting = GrowthAccounting.Of(Baseline, Baseline.Projector.Model.Model.Find("grdp_growth[total]")!);
    private static readonly ImmutableArray<GrowthAccount> Accounts = Account(Baseline);

    [Fact]
    public void Parts_AddUpToGrowth_InEveryDrawAndInTheMean() => Assert.All(Accounts, account =>
    {
        Assert.InRange(account.LargestGap, 0, 1e-9);
        Assert.Equal(account.Growth.Mean, account.Parts.Sum(part => part.Mean), 1e-9);
    });

    [Fact]
    public void EveryPart_HasACauseThatTheModelNames() => Assert.All(
        Accounts.SelectMany(account => account.Parts), part => Assert.Contains(part.Cause, Baseline.Projector.Model.Model.Causes.Select(cause => cause.Name)));

    [Fact]
    public void CapitalAndProductivity_CarryGrowth_AsInTheStudiesOfTheDelta() => Assert.All(Accounts, account =>
    {
        // Dong Thap 2011-2020: productivity 1.9 to 2.3 points a year; here power and taxes, without it, are a fourth of GRDP. Capital: elasticity of a
        // third times its growth of five percent.
        Assert.InRange(Mean(account, "productivity"), 1, 2.5);
        Assert.InRange(Mean(account, "capital"), 0.7, 2.5);
    });

    [Fact]
    public void Labour_AddsLittle_SinceThePopulationStandsStill() => Assert.All(Accounts, account => Assert.InRange(Mean(account, "labour"), -0.3, 0.8));

    [Fact]
    public void Hazards_CostGrowthAsTheyBegin_AndHaveNoTrend()
    {
        Assert.True(Mean(Accounts[0], "hazards") < 0);
        Assert.InRange(Mean(Accounts[^1], "hazards"), -0.4, 0.1);
    }

    [Fact]
    public void LoadShift_ShowsInTheLoadOfPowerPlantsAlone()
    {
        var shifted = Account(Forecaster.Prepare(new ForecastQuestion { Draws = 1024, Scenario = new Scenario([new LeverChange("load_shift", null, 2024, 2024, 5)], []) }));
        var extra = shifted[0].Growth.Mean - Accounts[0].Growth.Mean;
        Assert.InRange(Mean(shifted[0], "power_load") - Mean(Accounts[0], "power_load"), 0.85 * extra, 1.15 * extra);
        Assert.InRange(Mean(shifted[0], "capital") - Mean(Accounts[0], "capital"), -0.05, 0.05);
    }

    private static ImmutableArray<GrowthAccount> Account(PreparedForecast forecast) => Accounting.Account(forecast, TestContext.Current.CancellationToken);

    private static double Mean(GrowthAccount account, string cause) => account.Parts.Single(part => part.Cause == cause).Mean;
}
