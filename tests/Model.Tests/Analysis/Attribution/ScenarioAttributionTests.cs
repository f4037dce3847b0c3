using Simulation.Model.Analysis.Attribution;
using Simulation.Model.Analysis.Outcomes;
using Simulation.Model.Plans;
using Simulation.Model.Plans.Scenarios;
using Xunit;

namespace Simulation.Model.Tests.Analysis.Attribution;

public sealed class ScenarioAttributionTests
{
    private static readonly Figure Growth = new(TwoSectors.Symbol("grdp_growth"), 2024);
    private static readonly Figure Later = new(TwoSectors.Symbol("grdp"), 2026);
    private static readonly Outcome[] Outcomes =
    [
        Outcome.Mean(Growth), Outcome.Median(Later), Outcome.Probability(Growth, TwoSectors.Target("grdp_growth", "total", TargetOperator.AtLeast, 8)),
        Outcome.AllMet([(Growth, TwoSectors.Target("grdp_growth", "total", TargetOperator.AtLeast, 6)), (Later, TwoSectors.Target("grdp", "total", TargetOperator.AtLeast, 330, 2026))]),
    ];

    private static readonly Scenario Much = new(
        [TwoSectors.Set("investment", "farms", 40), TwoSectors.Set("investment", "works", 60), TwoSectors.Set("effort", "farms", 2), TwoSectors.Set("effort", "works", 1)],
        [new EventChange("drought", null, 2024, 2024, false, null)]);

    [Fact]
    public void Compute_TwoScenarios_PartsAddUpForEveryStatistic()
    {
        var result = ScenarioAttribution.Compute(TwoSectors.Forecast(), TwoSectors.Forecast(Much), [.. Outcomes], cancellation: TwoSectors.Token);
        Assert.Equal(["investment[farms]", "investment[works]", "effort[farms]", "effort[works]", "drought"], result.Players.Select(player => player.Name));
        Assert.Equal((32, true), (result.Runs, result.IsExact));
        foreach (var outcome in result.Outcomes)
        {
            Assert.NotEqual(0, outcome.Difference);
            Assert.Equal(outcome.Difference, outcome.Parts.Sum(part => part.Value), 1e-9);
        }
    }

    [Fact]
    public void Compute_TwoScenarios_StartsAndEndsAtTheirOwnForecasts()
    {
        var (from, to) = (TwoSectors.Forecast(TwoSectors.Set("effort", "farms", -3)), TwoSectors.Forecast(Much));
        var result = ScenarioAttribution.Compute(from, to, [Outcomes[0]], cancellation: TwoSectors.Token).Outcomes[0];
        Assert.Equal(from.Simulate()[from.Outputs.IndexOf(Growth.Indicator), 2024].Mean!.Value, result.Before, 1e-10);
        Assert.Equal(to.Simulate()[to.Outputs.IndexOf(Growth.Indicator), 2024].Mean!.Value, result.After, 1e-10);
    }

    [Fact]
    public void Compute_NothingChanged_AttributesNothing()
    {
        var result = ScenarioAttribution.Compute(TwoSectors.Forecast(), TwoSectors.Forecast(TwoSectors.Set("effort", "farms", 0)), [.. Outcomes], cancellation: TwoSectors.Token);
        Assert.Empty(result.Players);
        Assert.All(result.Outcomes, outcome => Assert.Equal(0, outcome.Difference));
    }

    [Fact]
    public void Compute_ThereAndBack_IsTheNegative()
    {
        var (from, to) = (TwoSectors.Forecast(), TwoSectors.Forecast(Much));
        var (there, back) = (ScenarioAttribution.Compute(from, to, [Outcomes[1]], cancellation: TwoSectors.Token).Outcomes[0], ScenarioAttribution.Compute(to, from, [Outcomes[1]], cancellation: TwoSectors.Token).Outcomes[0]);
        for (var i = 0; i < there.Parts.Length; i++) Assert.Equal(there.Parts[i].Value, -back.Parts[i].Value, 1e-9);
    }

    [Fact]
    public void Compute_LeverThatTouchesNothing_GetsNothing()
    {
        var to = TwoSectors.Forecast(TwoSectors.Set("effort", "farms", 2), TwoSectors.Set("investment", "works", 60));
        var farms = ScenarioAttribution.Compute(TwoSectors.Forecast(), to, [Outcome.Mean(new Figure(TwoSectors.Symbol("growth[farms]"), 2024))], cancellation: TwoSectors.Token).Outcomes[0];
        Assert.Equal(0, farms.Parts[0].Value);
        Assert.Equal(farms.Difference, farms.Parts[1].Value);
    }

    [Fact]
    public void Compute_ByYearAndByDeclaration_GroupsPlayers()
    {
        var (from, to) = (TwoSectors.Forecast(), TwoSectors.Forecast(TwoSectors.Set("effort", null, 1)));
        Assert.Equal(6, ScenarioAttribution.Compute(from, to, [Outcomes[1]], new AttributionOptions { Grouping = AttributionGrouping.Year }, cancellation: TwoSectors.Token).Players.Length);
        Assert.Equal(["effort"], ScenarioAttribution.Compute(from, to, [Outcomes[1]], new AttributionOptions { Grouping = AttributionGrouping.Declaration }, cancellation: TwoSectors.Token).Players.Select(player => player.Name));
    }

    [Fact]
    public void Compute_ManyPlayers_SamplesOrders_AndStillAddsUp()
    {
        var options = new AttributionOptions { MostExactPlayers = 2, Orders = 8 };
        var (exact, sampled) = (Attribute(new AttributionOptions()), Attribute(options));
        Assert.False(sampled.IsExact);
        foreach (var outcome in sampled.Outcomes) Assert.Equal(outcome.Difference, outcome.Parts.Sum(part => part.Value), 1e-9);
        for (var i = 0; i < exact.Players.Length; i++)
            Assert.InRange(Math.Abs(sampled.Outcomes[0].Parts[i].Value - exact.Outcomes[0].Parts[i].Value), 0, (6 * sampled.Outcomes[0].Parts[i].SamplingError!.Value) + 1e-9);
    }

    [Fact]
    public void Compute_DifferentSeeds_IsRefused()
    {
        var other = TwoSectors.Forecaster.Prepare(new() { Seed = 99 });
        Assert.Contains("seed", Assert.Throws<AttributionException>(() => ScenarioAttribution.Compute(TwoSectors.Forecast(), other, [Outcomes[0]], cancellation: TwoSectors.Token)).Message, StringComparison.Ordinal);
    }

    private static AttributionResult Attribute(AttributionOptions options) => ScenarioAttribution.Compute(TwoSectors.Forecast(), TwoSectors.Forecast(Much), [.. Outcomes], options, cancellation: TwoSectors.Token);
}
