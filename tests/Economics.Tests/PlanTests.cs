using Simulation.Model.Language;
using Simulation.Model.Language.Bound;
using Simulation.Model.Plans;
using Xunit;

namespace Simulation.Economics.Tests;

/// <summary>The plan of 2024 against the model.</summary>
public sealed class PlanTests
{
    private static readonly ProvinceUnderTest TraVinh = ProvinceUnderTest.TraVinh;
    private static readonly Plan Plan2024 = TraVinh.Joined.Plans.Single(plan => plan.Id == "2024");

    [Fact]
    public void Plan_HasFourteenTargets() => Assert.Equal(14, Plan2024.Targets.Length);

    [Fact]
    public void EverySimulatedTarget_IsAnIndicatorOfTheModel() =>
        Assert.All(Plan2024.Simulated, target => Assert.NotNull(IndicatorName.Find(TraVinh.Joined.Model, target.Indicator, target.Sector)));

    [Fact]
    public void InvestmentTarget_IsALeverWithThePlansValue()
    {
        var target = Plan2024.Targets.Single(target => target.Kind == TargetKind.Lever);
        var lever = PlanQuestion.FindLever(TraVinh.Joined.Model, target);
        Assert.NotNull(lever);
        Assert.Equal(target.Value, TraVinh.Baseline(lever, target.Year));
    }

    [Fact]
    public void SecureCommunes_AreReportedAndNoVariableOfTheModel()
    {
        var target = Plan2024.Targets.Single(target => target.Kind == TargetKind.Reported);
        Assert.Equal("secure_communes", target.Indicator);
        Assert.Null(IndicatorName.Find(TraVinh.Joined.Model, target.Indicator, target.Sector));
    }

    [Fact]
    public void EverySimulatedTarget_IsInDoubt_SoThatItsProbabilitySaysSomething()
    {
        var names = Plan2024.Simulated.Select(target => IndicatorName.Find(TraVinh.Joined.Model, target.Indicator, target.Sector)!.Name).ToArray();
        var draws = TraVinh.Forecast(4096, 5, names);
        Assert.All(Plan2024.Simulated.Zip(names), pair =>
            Assert.InRange(draws[pair.Second, pair.First.Year].Count(pair.First.IsMet) / 4096.0, 0.05, 0.98));
    }

    [Fact]
    public void TargetsWithoutAPublishedFigure_RestOnPriors()
    {
        // Their probabilities, near one half by construction, were shown like those that data had a say in.
        Assert.Equal(
            ["health_insurance_coverage", "new_jobs", "urbanization_rate"],
            Plan2024.Targets.Where(target => target.RestsOnPriors).Select(target => target.Indicator).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void FiguresFromLaterReleases_AreToldApart()
    {
        // The structure of 2023 and the growth of its industry are in the files from later releases only, and no forecast said so.
        Assert.Equal(
            ["grdp_growth[industry] 2023", "sector_share[agriculture] 2023", "sector_share[industry] 2023", "sector_share[product_taxes] 2023", "sector_share[services] 2023"],
            TraVinh.Joined.StandIns.Select(used => $"{used.Observation.Indicator}[{used.Observation.Sector}] {used.Observation.PeriodText}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void EveryOffice_OwnsItsPublishedSector()
    {
        Assert.Equal(["agriculture", "industry", "services", "product_taxes"], TraVinh.Joined.Model.Offices.Select(office => office.Name));
        foreach (var office in TraVinh.Joined.Model.Offices)
            Assert.Contains(TraVinh.Joined.Model.Equations, equation => equation.Office == office.Name && equation.Target.Kind == SymbolKind.Variable);
    }
}
