using CsCheck;
using Simulation.Model.Analysis.Control;
using Simulation.Model.Language.Bound;
using Simulation.Model.Plans.Forecasting;
using Simulation.Model.Tests.Analysis.Monitoring;
using Simulation.Model.Tests.Calibration;
using Xunit;

namespace Simulation.Model.Tests.Analysis.Control;

public sealed class ControlledForecastTests
{
    private const int Draws = 1000;

    private static readonly Symbol Output = SmallProvince.Model.Find("output")!;
    private static readonly Symbol Growth = SmallProvince.Model.Find("output_growth")!;
    private static readonly Symbol Other = SmallProvince.Model.Find("other")!;

    [Fact]
    public async Task Simulate_NothingImposed_IsTheForecastToTheBit()
    {
        var forecast = await ForecastAsync();
        var found = ControlledForecast.Simulate(forecast, ModelControl.None, cancellation: TestContext.Current.CancellationToken);
        var own = forecast.Simulate();

        Assert.All(
            from output in Enumerable.Range(0, found.Outputs.Length) from year in forecast.Years select (output, year),
            at => Assert.Equal((own[at.output, at.year], own[at.output, at.year]), (found.Baseline(at.output, at.year), found.Controlled(at.output, at.year))));
        Assert.Equal((own.Tally.AllProbability, own.Tally.AllProbability), (found.BaselineAllProbability, found.ControlledAllProbability));
    }

    [Fact]
    public async Task Simulate_AddFactorOnLogGrowth_MovesEveryLaterLevelByItsFactor()
    {
        var found = await SimulateAsync(AddFactor(2025, 0.02, 0.01));

        // Every draw of output is multiplied, so every quantile is.
        Assert.Equal(found.Baseline(0, 2024), found.Controlled(0, 2024));
        foreach (var (year, factor) in new[] { (2025, Math.Exp(0.02)), (2026, Math.Exp(0.03)), (2027, Math.Exp(0.03)) })
            foreach (var probability in new[] { 0.05, 0.5, 0.95 })
                Assert.Equal(factor, Ratio(found, year, probability), 1e-12);
    }

    [Fact]
    public async Task Simulate_Static_ShowsTheJudgementOfEachYearAlone()
    {
        var found = await SimulateAsync(AddFactor(2025, 0.02, 0.01), SimulationMode.Static);

        Assert.Equal(Math.Exp(0.02), Ratio(found, 2025, 0.5), 1e-12);
        Assert.Equal(Math.Exp(0.01), Ratio(found, 2026, 0.5), 1e-12);
        Assert.Equal(found.Baseline(0, 2027), found.Controlled(0, 2027));
    }

    [Fact]
    public Task Simulate_OneYearImposed_IsTheSameStaticAndDynamicInThatYear() =>
        Gen.Select(Gen.Int[2024, 2027], Gen.Double[-0.05, 0.05]).SampleAsync(async (year, value) =>
        {
            var control = AddFactor(year, value);
            var (whole, alone) = (await SimulateAsync(control), await SimulateAsync(control, SimulationMode.Static));

            Assert.Equal(whole.Controlled(0, year), alone.Controlled(0, year));
            Assert.Equal(whole.Controlled(1, year), alone.Controlled(1, year));
        }, iter: 12, threads: 1);

    [Fact]
    public async Task Simulate_LevelHeld_IsCertainAndMovesTheProbabilityOfTheTarget()
    {
        var found = await SimulateAsync(Held(Output, Measure.Level, 2024, 130));
        var condition = (await ForecastAsync()).Question!.Conditions[1];

        Assert.Equal((130.0, 130.0), (found.Controlled(0, 2024).Minimum, found.Controlled(0, 2024).Maximum));
        Assert.InRange(found.BaselineProbability(condition)!.Value, 0.01, 0.99);
        Assert.Equal(1, found.ControlledProbability(condition));
    }

    [Fact]
    public async Task Simulate_GrowthHeldInAllDraws_LeavesLevelsUncertain()
    {
        var found = await SimulateAsync(Held(Output, Measure.Growth, 2024, 4, 3));

        Assert.Equal((4, 3), (Math.Round(found.Controlled(1, 2024).Minimum!.Value, 9), Math.Round(found.Controlled(1, 2025).Maximum!.Value, 9)));
        Assert.True(found.Controlled(0, 2025).StandardDeviation > 0);
    }

    [Fact]
    public async Task Simulate_VariableThatNobodyPublishes_IsAmongTheOutputs()
    {
        var forecast = await ForecastAsync("output_growth");
        var found = ControlledForecast.Simulate(forecast, Held(Other, Measure.Level, 2025, 7), cancellation: TestContext.Current.CancellationToken);

        Assert.DoesNotContain(Other, forecast.Outputs);
        Assert.Equal(Other, found.Outputs[^1]);
        Assert.Equal(7, found.Controlled(found.Outputs.Length - 1, 2025).Median);
    }

    [Fact]
    public async Task Simulate_ChangeOfWhatNoEquationReadsWithALag_NeedsALevelFirst()
    {
        var error = await Assert.ThrowsAsync<ControlException>(() => SimulateAsync(Held(Other, Measure.Difference, 2024, 1)));
        Assert.Contains("'other' is held to a change from 2024", error.Message, StringComparison.Ordinal);
        Assert.Contains("Give its level in 2024", error.Message, StringComparison.Ordinal);

        var control = new ModelControl([new Exogenisation(Other, Measure.Level, 2024, [5]), new Exogenisation(Other, Measure.Difference, 2025, [1, 2])], JudgementLedger.Empty);
        var found = await SimulateAsync(control);
        var other = found.Outputs.IndexOf(Other);
        Assert.Equal([5.0, 6, 8], Enumerable.Range(2024, 3).Select(year => found.Controlled(other, year).Median!.Value));
    }

    [Fact]
    public async Task Simulate_ChangeFromTheSecondYear_GoesOnFromTheFirst()
    {
        var found = await SimulateAsync(Held(Other, Measure.Difference, 2025, 10));
        var other = found.Outputs.IndexOf(Other);

        Assert.Equal(found.Baseline(other, 2024), found.Controlled(other, 2024));
        Assert.Equal(found.Controlled(other, 2024).Median!.Value + 10, found.Controlled(other, 2025).Median!.Value, 1e-9);
        Assert.Equal(found.Baseline(other, 2026), found.Controlled(other, 2026));
    }

    [Theory]
    [InlineData(2023)]
    [InlineData(2027)]
    public async Task Simulate_YearsOutsideTheForecast_AreRefusedByName(int from)
    {
        var error = await Assert.ThrowsAsync<ControlException>(() => SimulateAsync(AddFactor(from, 0.01, 0.01)));

        Assert.Contains($"'output' is given in {from}-{from + 1}, and the forecast covers 2024-2027", error.Message, StringComparison.Ordinal);
    }

    private static double Ratio(ControlledForecast found, int year, double probability) => found.Controlled(0, year).Quantile(probability)!.Value / found.Baseline(0, year).Quantile(probability)!.Value;

    private static ModelControl AddFactor(int from, params double[] values) =>
        ModelControl.None with { Judgements = JudgementLedger.Of(SmallProvince.Model, [new Judgement(Output, from, [.. values], "Office", "Test")]) };

    private static ModelControl Held(Symbol variable, Measure measure, int from, params double[] values) => ModelControl.None with { Exogenised = [new Exogenisation(variable, measure, from, [.. values])] };

    private static async Task<ControlledForecast> SimulateAsync(ModelControl control, SimulationMode mode = SimulationMode.Dynamic) =>
        ControlledForecast.Simulate(await ForecastAsync(), control, mode, cancellation: TestContext.Current.CancellationToken);

    private static async Task<PreparedForecast> ForecastAsync(params string[] indicators)
    {
        var calibration = await WatchedProvince.CalibrationAsync();
        var limits = new ForecastLimits(2027, 2030, Draws, 1_000_000, 1);
        return new Forecaster(SmallProvince.Compiled, WatchedProvince.Paths, calibration.Id, calibration.Ensemble, [WatchedProvince.Plan], limits)
            .Prepare(new ForecastQuestion { Indicators = [.. indicators] });
    }
}
