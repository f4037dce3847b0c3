using Xunit;

namespace Simulation.Economics.Tests;

/// <summary>
/// What moves what, in which direction and how much. Runs with and without a change share all random numbers, so that claims hold draw by draw.
/// Magnitudes are means over draws and are compared with the sources named beside them.
/// </summary>
public sealed class DirectionTests
{
    private const int Draws = 1024;
    private const ulong Seed = 11;
    private const int Year = 2024;
    private const int Last = ProvinceUnderTest.Horizon;

    private static readonly ProvinceUnderTest TraVinh = ProvinceUnderTest.TraVinh;

    private static readonly string[] Outputs =
    [
        "value_added[agriculture]", "value_added[manufacturing]", "value_added[power]", "value_added[services]", "product_taxes", "grdp", "grdp_current",
        "capital[agriculture]", "capital[manufacturing]", "capital[services]", "grdp_growth[total]", "grdp_growth[industry]", "load_factor", "deflator[agriculture]", "deflator[services]",
        "employment[agriculture]", "employment[manufacturing]", "employed", "population[total]", "domestic_budget_revenue", "health_insurance_coverage",
        "household_income_per_capita_month", "new_enterprises", "new_jobs", "total_social_investment", "grdp_per_capita",
    ];

    private static readonly Draws Baseline = TraVinh.Forecast(Draws, Seed, Outputs);

    [Fact]
    public void InvestmentRise_RaisesCapitalInEveryDraw_AndGrowth()
    {
        var run = Scaled("social_investment", 1.1);
        foreach (var capital in (string[])["capital[agriculture]", "capital[manufacturing]", "capital[services]"])
            Assert.All(run.Less(Baseline, capital, Year), change => Assert.True(change > 0));
        Assert.All(run.Less(Baseline, "grdp_growth[total]", Year), change => Assert.True(change > 0));
        Assert.All(run.Less(Baseline, "grdp", Last), change => Assert.True(change > 0));
    }

    [Fact]
    public void InvestmentRise_HasAMarginalIcorAboveTheAverageOne()
    {
        // The nation's ICOR is 6 on social investment (statistics office, 2016-2019). Part of growth comes from labour and productivity,
        // so that investment alone costs more: between 6 and 25 billion for each billion a year.
        var run = Scaled("social_investment", 1.1);
        var extra = Enumerable.Range(Year, Last - Year + 1).Sum(year => run.Less(Baseline, "total_social_investment", year).Average());
        Assert.InRange(extra / run.Less(Baseline, "grdp_current", Last).Average(), 6, 25);
    }

    [Fact]
    public void Drought_LowersAgricultureInEveryDraw_AndProcessingAndServicesWithIt()
    {
        var (dry, wet) = (Given("drought", 1), Given("drought", 0));
        Assert.All(dry.Less(wet, "value_added[agriculture]", Year), change => Assert.True(change < 0));
        Assert.True(dry.PercentOver(wet, "value_added[manufacturing]", Year).Average() < 0);
        Assert.True(dry.PercentOver(wet, "value_added[services]", Year).Average() < 0);
        Assert.True(dry.PercentOver(wet, "grdp", Year).Average() < 0);
    }

    [Fact]
    public void Drought_CostsAgricultureWhat2016And2020Cost_AndMostOfItReturnsTheYearAfter()
    {
        // Nine months of 2016: -8.0 percent where 2 to 3 would be usual. 2020: rice worth 40 million dollars, five percent of value added.
        var (dry, wet) = (Given("drought", 1), Given("drought", 0));
        var (loss, later) = (dry.PercentOver(wet, "value_added[agriculture]", Year).Average(), dry.PercentOver(wet, "value_added[agriculture]", Year + 1).Average());
        Assert.InRange(loss, -12, -3);
        Assert.InRange(later / loss, 0.1, 0.6);
    }

    [Fact]
    public void Epidemic_LowersAgriculture_LessThanADrought()
    {
        var epidemic = Given("disease", 1).PercentOver(Given("disease", 0), "value_added[agriculture]", Year).Average();
        Assert.InRange(epidemic, -6, -0.5);
        Assert.True(epidemic > Given("drought", 1).PercentOver(Given("drought", 0), "value_added[agriculture]", Year).Average());
    }

    [Fact]
    public void LoadRise_RaisesIndustryInEveryDraw_AndServicesNotInTheSameYear()
    {
        var run = Changed("load_shift", 5);
        Assert.All(run.Less(Baseline, "grdp_growth[industry]", Year), change => Assert.True(change > 0));
        Assert.InRange(100 * run.Less(Baseline, "load_factor", Year).Average(), 3.5, 5.1);
        Assert.Equal(Baseline["value_added[services]", Year], run["value_added[services]", Year]);
        // Power is about a fifth of GRDP and five points are a tenth of its load.
        Assert.InRange(run.PercentOver(Baseline, "grdp", Year).Average(), 1, 3.5);
    }

    [Fact]
    public void Outage_LowersIndustryInEveryDraw()
    {
        var change = Given("outage", 1).Less(Given("outage", 0), "grdp_growth[industry]", Year);
        Assert.All(change, points => Assert.True(points < 0));
    }

    [Fact]
    public void PlantOutOfService_LowersPowerByItsShareOfCapacity()
    {
        var capacity = TraVinh.Joined.Model.Symbols.Where(symbol => symbol.Declaration.Name == "capacity").Sum(plant => TraVinh.Baseline(plant, Year));
        var closed = TraVinh.Joined.Model.Symbols.First(symbol => symbol.Declaration.Name == "capacity");
        var run = TraVinh.Forecast(Draws, Seed, Outputs, (closed.Name, Year, 0));
        var expected = -100 * TraVinh.Baseline(closed, Year) / capacity;
        Assert.All(run.PercentOver(Baseline, "value_added[power]", Year), change => Assert.Equal(expected, change, 9));
    }

    [Fact]
    public void NationalGrowthRise_RaisesManufacturingAndServices_AgricultureLittle()
    {
        // Elasticities of the national accounts 2011-2024: about one outside agriculture, a tenth in it.
        var (high, low) = (Given("national_growth", 7.5), Given("national_growth", 6.5));
        Assert.InRange(high.PercentOver(low, "value_added[manufacturing]", Year).Average(), 0.4, 1.3);
        Assert.InRange(high.PercentOver(low, "value_added[services]", Year).Average(), 0.5, 1.5);
        Assert.InRange(high.PercentOver(low, "value_added[agriculture]", Year).Average(), -0.1, 0.3);
        Assert.All(high.Less(low, "value_added[power]", Year), change => Assert.Equal(0, change));
    }

    [Fact]
    public void NationalInflationRise_RaisesPricesAndNothingRealInTheSameYear()
    {
        var (high, low) = (Given("national_inflation", 4.5), Given("national_inflation", 3.5));
        Assert.Equal(low["grdp", Year], high["grdp", Year]);
        Assert.InRange(high.PercentOver(low, "grdp_current", Year).Average(), 0.2, 0.8);
    }

    [Fact]
    public void ShrimpPriceRise_RaisesThePriceOfAgricultureOnly()
    {
        var (high, low) = (Given("shrimp_price", 10), Given("shrimp_price", 0));
        Assert.All(high.PercentOver(low, "deflator[agriculture]", Year), change => Assert.Equal(100 * (Math.Exp(0.015) - 1), change, 9));
        Assert.Equal(low["deflator[services]", Year], high["deflator[services]", Year]);
    }

    [Fact]
    public void ProductivityEffort_RaisesItsSectorByTheEffort()
    {
        var run = Changed("tfp_effort[services]", 1);
        Assert.All(run.PercentOver(Baseline, "value_added[services]", Year), change => Assert.Equal(100 * (Math.Exp(0.01) - 1), change, 9));
    }

    [Fact]
    public void NamedProject_AddsItsValueAdded_AndItsCapitalToInvestment()
    {
        var run = TraVinh.Forecast(Draws, Seed, Outputs, ("project_value_added[manufacturing]", Year, 500), ("project_capital[manufacturing]", Year, 3000));
        Assert.All(run.Less(Baseline, "value_added[manufacturing]", Year), change => Assert.Equal(500, change, 6));
        Assert.All(run.Less(Baseline, "total_social_investment", Year), change => Assert.Equal(3000, change, 6));
    }

    [Fact]
    public void WorkersMoved_LeaveAgricultureForManufacturing_AndRaiseOutput()
    {
        var run = Changed("labour_moved[manufacturing]", 2);
        Assert.InRange(run.Less(Baseline, "employment[manufacturing]", Year).Average(), 1.9, 2.2);
        Assert.All(run.Less(Baseline, "employment[agriculture]", Year), change => Assert.True(change < 0));
        Assert.Equal(Baseline["employed", Year], run["employed", Year]);
        Assert.True(run.PercentOver(Baseline, "grdp", Year).Average() > 0);
    }

    [Fact]
    public void ProductTaxRise_RaisesProductTaxesByTheRate_AndRevenue()
    {
        var run = Changed("product_tax_rate_change", 2);
        Assert.All(run.PercentOver(Baseline, "product_taxes", Year), change => Assert.Equal(100 * (Math.Exp(0.02) - 1), change, 9));
        Assert.All(run.Less(Baseline, "domestic_budget_revenue", Year), change => Assert.True(change > 0));
    }

    [Fact]
    public void LandRevenueRise_RaisesRevenueByAsMuch()
    {
        var run = Scaled("land_revenue", 2);
        var extra = TraVinh.Baseline(TraVinh["land_revenue"], Year);
        Assert.All(run.Less(Baseline, "domestic_budget_revenue", Year), change => Assert.Equal(extra, change, 6));
    }

    [Fact]
    public void InsuranceEffort_EnrolsAboutThatShareOfTheUninsured()
    {
        var run = Changed("insurance_effort", 10);
        var enrolled = run["health_insurance_coverage", Year].Zip(Baseline["health_insurance_coverage", Year], (with, without) => (with - without) / (100 - without));
        Assert.All(enrolled, share => Assert.InRange(share, 0.08, 0.11));
    }

    [Fact]
    public void NetMigration_RaisesPopulationAndLowersOutputPerHead()
    {
        var run = Changed("migration_policy", 0.5);
        Assert.All(run.PercentOver(Baseline, "population[total]", Year), change => Assert.Equal(100 * (Math.Exp(0.005) - 1), change, 9));
        Assert.True(run.PercentOver(Baseline, "grdp_per_capita", Year).Average() < 0);
    }

    [Fact]
    public void StrongerEconomyOutsidePower_BringsIncomeEnterprisesAndJobs()
    {
        var run = Changed("tfp_effort[manufacturing]", 3);
        foreach (var indicator in (string[])["household_income_per_capita_month", "new_enterprises", "new_jobs"])
            Assert.True(run.PercentOver(Baseline, indicator, Year).Average() > 0, indicator);
    }

    private static Draws Changed(string lever, double value) => TraVinh.Forecast(Draws, Seed, Outputs, Every(lever, _ => value));

    private static Draws Scaled(string lever, double factor) =>
        TraVinh.Forecast(Draws, Seed, Outputs, Every(lever, year => factor * TraVinh.Baseline(TraVinh[lever], year)));

    private static Draws Given(string name, double value) => TraVinh.Forecast(Draws, Seed, Outputs, (name, Year, value));

    private static IEnumerable<(string, int, double)> Every(string lever, Func<int, double> value) =>
        Enumerable.Range(Year, Last - Year + 1).Select(year => (lever, year, value(year)));
}
