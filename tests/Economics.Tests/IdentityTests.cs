using CsCheck;
using Simulation.Model.Execution;
using Simulation.Model.Language.Bound;
using Xunit;

namespace Simulation.Economics.Tests;

/// <summary>Accounting identities hold in every draw and year, whatever the levers and the seed.</summary>
public sealed class IdentityTests
{
    private const int DrawsEach = 48;
    private const double Tolerance = 1e-9;

    private static readonly string[] Activities = ["agriculture", "manufacturing", "power", "services"];
    private static readonly string[] Sectors = ["agriculture", "industry", "services", "product_taxes"];
    private static readonly string[] Markets = ["agriculture", "manufacturing", "services"];

    private static readonly string[] Outputs =
    [
        "grdp", "grdp_current", "grdp_deflator", "product_taxes", "product_taxes_current", "grdp_per_capita", "grdp_growth[total]", "labour_productivity", "employed",
        "population[total]", "population[urban]", "population[rural]", "total_social_investment", "investment_rate",
        .. Activities.SelectMany(activity => (string[])[$"value_added[{activity}]", $"value_added_current[{activity}]", $"deflator[{activity}]"]),
        .. Sectors.SelectMany(sector => (string[])[$"sector_share[{sector}]", $"growth_contribution[{sector}]", $"grdp_growth[{sector}]"]),
        .. Markets.Select(market => $"employment[{market}]"),
    ];

    [Fact]
    public void Accounts_CloseInEveryDrawAndYear_InTraVinh() => Close(ProvinceUnderTest.TraVinh);

    [Fact]
    public void Accounts_CloseInEveryDrawAndYear_InAProvinceWithoutPower() => Close(ProvinceUnderTest.TienGiang);

    [Fact]
    public void Forecasts_OfACalibratedProvince_CloseInEveryDrawAndYear() =>
        CheckIdentities(ProvinceUnderTest.TraVinh.Forecast(512, 7, Outputs));

    private static void Close(ProvinceUnderTest province)
    {
        var levers = province.Joined.Model.Symbols.Where(symbol => symbol.Kind == SymbolKind.Lever).ToArray();
        Gen.Double[0, 1].Array[levers.Length].SelectMany(positions => Gen.ULong.Select(seed => (positions, seed)))
            .Sample(
                sample => CheckIdentities(province.Prior(DrawsEach, sample.seed, Outputs, Setting(province, levers, sample.positions))),
                iter: 30, threads: 1);
    }

    // Each lever anywhere in its range, the same in every forecast year; history stays as it was.
    private static PathTable Setting(ProvinceUnderTest province, Symbol[] levers, double[] positions) => PathTable.Of(
        from lever in levers.Zip(positions)
        from year in Enumerable.Range(province.FirstYear, ProvinceUnderTest.Horizon - province.FirstYear + 1)
        select new YearValue(lever.First, year, lever.First.Minimum + (lever.First.Maximum - lever.First.Minimum) * lever.Second));

    private static void CheckIdentities(Draws draws)
    {
        foreach (var year in draws.Years)
        {
            for (var draw = 0; draw < draws.Count; draw++)
            {
                double At(string name) => draws[name, year][draw];
                void Equal(double expected, double actual, string identity) => Assert.True(
                    Math.Abs(expected - actual) <= Tolerance * Math.Max(1, Math.Abs(expected)), $"{identity} in {year}, draw {draw}: {expected} and {actual}");

                Equal(At("grdp"), Activities.Sum(activity => At($"value_added[{activity}]")) + At("product_taxes"), "value added and product taxes sum to GRDP");
                Equal(At("grdp_current"), Activities.Sum(activity => At($"value_added_current[{activity}]")) + At("product_taxes_current"), "the same at current prices");
                Equal(100, Sectors.Sum(sector => At($"sector_share[{sector}]")), "shares sum to 100");
                Equal(At("grdp_growth[total]"), Sectors.Sum(sector => At($"growth_contribution[{sector}]")), "contributions sum to growth");
                Equal(At("grdp_current"), At("grdp_per_capita") * At("population[total]"), "GRDP per head times population is GRDP");
                Equal(At("grdp_current"), At("grdp_deflator") * At("grdp"), "deflator times constant prices is current prices");
                Equal(At("population[total]"), At("population[urban]") + At("population[rural]"), "urban and rural population sum to the total");
                Equal(At("employed"), Markets.Sum(market => At($"employment[{market}]")), "employment by activity sums to the employed");
                Equal(At("grdp"), At("labour_productivity") * At("employed"), "productivity times the employed is GRDP");
                Equal(At("total_social_investment"), At("investment_rate") / 100 * At("grdp_current"), "the investment rate times GRDP is investment");
                foreach (var activity in Activities)
                    Equal(At($"value_added_current[{activity}]"), At($"value_added[{activity}]") * At($"deflator[{activity}]"), $"price times volume of {activity}");
            }
        }
    }
}
