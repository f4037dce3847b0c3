using System.Collections.Immutable;
using Simulation.Model.Analysis.Comparison;
using Simulation.Model.Plans.Forecasting;
using Simulation.Model.Plans.Scenarios;
using Xunit;

namespace Simulation.Model.Tests.Analysis.Comparison;

public sealed class ComparisonTests
{
    private static readonly Scenario More = new([TwoSectors.Set("investment", "farms", 40)], []);
    private static readonly Scenario Effort = new([TwoSectors.Set("effort", "farms", 2), new LeverChange("investment", "works", 2025, 2025, 45)], [new EventChange("drought", null, 2024, 2024, false, null)]);

    [Fact]
    public void Compare_Scenarios_DifferencesAreThoseOfMeans_AndSharperThanLevels()
    {
        var result = Compare(Scenario.Baseline, More, Effort);
        foreach (var row in result.Rows.Where(row => row.Indicator.Name is "grdp" or "growth[farms]"))
        {
            Assert.Equal(0, row.Cells[0].Difference);
            Assert.Equal(row.Cells[1].Mean!.Value - row.Cells[0].Mean!.Value, row.Cells[1].Difference!.Value, 1e-9 * Math.Abs(row.Cells[0].Mean!.Value));
            Assert.True(row.Cells[1].DifferenceError < row.Cells[1].StandardError / 4, row.Indicator.Name);
            Assert.True(row.Minimum <= row.Average && row.Average <= row.Maximum);
        }
    }

    [Fact]
    public void Compare_ErrorOfALevel_IsItsSpreadOverTheRootOfDraws()
    {
        var forecast = TwoSectors.Forecast();
        var cell = Compare(Scenario.Baseline).Rows.First(row => row.Indicator.Name == "grdp").Cells[0];
        var series = forecast.Simulate()[forecast.Outputs.IndexOf(TwoSectors.Symbol("grdp")), 2024];
        Assert.Equal(series.StandardDeviation!.Value / Math.Sqrt(forecast.Draws), cell.StandardError!.Value, 1e-9);
        Assert.Equal(series.Median, cell.Median);
    }

    [Fact]
    public void Compare_Assumptions_SayWhoChangesWhat()
    {
        var assumptions = Compare(Scenario.Baseline, More, Effort).Assumptions;
        var works = Assert.Single(assumptions, assumption => assumption.Symbol.Name == "investment[works]");
        Assert.Equal((2025, 30.0), (works.Year, works.Baseline));
        Assert.Equal([null, null, 45.0], works.Values);
        var drought = Assert.Single(assumptions, assumption => assumption.Symbol.Name == "drought");
        Assert.Null(drought.Baseline);
        Assert.Equal(0.0, drought.Values[2]);
    }

    [Fact]
    public void Compare_Targets_GiveProbabilitiesOfEachForecast()
    {
        var forecast = TwoSectors.Forecast(Effort);
        var result = Compare(Scenario.Baseline, Effort);
        var tally = forecast.Simulate().Tally;
        for (var target = 0; target < result.Targets.Length; target++) Assert.Equal(tally.Probability(target), result.Targets[target].Cells[1].Probability);
        Assert.Equal(tally.AllProbability, result.AllTargets[1].Probability);
        Assert.Equal(result.AllTargets[1].Probability!.Value - result.AllTargets[0].Probability!.Value, result.AllTargets[1].Difference!.Value, 1e-9);
    }

    [Fact]
    public void Compare_ForecastsOfDifferentQuestions_IsRefused() => Assert.Throws<ArgumentException>(() => ScenarioComparison.Compare(
        ["a", "b"], [TwoSectors.Forecast(), TwoSectors.Forecaster.Prepare(new ForecastQuestion { Seed = 8 })], TwoSectors.Forecaster.BaselineValue, cancellation: TwoSectors.Token));

    [Fact]
    public void Attach_OutsidePath_StandsInPlaceOfChance()
    {
        var attached = TwoSectors.Forecaster.Prepare(new ForecastQuestion { Scenario = More, Outside = [new OutsidePath("world", 2025, [9])] });
        var free = TwoSectors.Forecast(More);
        var growth = attached.Outputs.IndexOf(TwoSectors.Symbol("growth[works]"));
        var (with, without) = (attached.Simulate(), free.Simulate());
        Assert.Equal(without[growth, 2024].Mean, with[growth, 2024].Mean);
        Assert.True(with[growth, 2025].Mean > without[growth, 2025].Mean);
        Assert.NotEqual(free.Id, attached.Id);
        Assert.Equal([(2025, 9.0), (2026, 9.0)], attached.Changes.Where(change => change.Symbol.Name == "world").Select(change => (change.Year, change.Value)));
    }

    [Fact]
    public void Attach_WrongPaths_AreAllNamed()
    {
        var error = Assert.Throws<ScenarioException>(() => TwoSectors.Forecaster.Prepare(new ForecastQuestion
        {
            Outside = [new OutsidePath("wold", null, [1]), new OutsidePath("world", 2019, [1]), new OutsidePath("world", 2025, [1, 2, 3]), new OutsidePath("world", null, [double.NaN])],
        }));
        Assert.Equal(["/outside/0/path", "/outside/1/from", "/outside/2/values", "/outside/3/values"], error.Problems.Select(problem => problem.Path));
    }

    [Fact]
    public void Stack_ScenariosThatDoNotTouch_HasNoConflicts()
    {
        var stack = Stack(ConflictRule.Refuse, More, Effort);
        Assert.Empty(stack.Conflicts);
        Assert.Equal(3, stack.Scenario.Levers.Length);
        Assert.Equal(TwoSectors.Forecast(stack.Scenario).Changes.Length, TwoSectors.Forecast(More).Changes.Length + TwoSectors.Forecast(Effort).Changes.Length);
    }

    [Fact]
    public void Stack_SameLeverTwoValues_IsNamed_AndRefused_OrTheLaterHolds()
    {
        var less = new Scenario([new LeverChange("investment", null, 2024, 2024, 12)], []);
        var error = Assert.Throws<ScenarioException>(() => Stack(ConflictRule.Refuse, More, less));
        Assert.Contains("'s0' sets investment[farms] in 2024 to 40, and 's1' to 12", Assert.Single(error.Problems).Message, StringComparison.Ordinal);
        var stack = Stack(ConflictRule.LaterHolds, More, less);
        Assert.Single(stack.Conflicts);
        Assert.Equal(12, TwoSectors.Forecast(stack.Scenario).Changes.First(change => change is { Symbol.Name: "investment[farms]", Year: 2024 }).Value);
    }

    [Fact]
    public void Stack_EventDecidedAndMadeLikelier_IsAConflict()
    {
        var likelier = new Scenario([], [new EventChange("drought", null, null, null, null, 0.6)]);
        Assert.Equal(2024, Assert.Single(Stack(ConflictRule.LaterHolds, likelier, Effort).Conflicts).Year);
        Assert.Equal(2024, Assert.Single(Stack(ConflictRule.LaterHolds, Effort, likelier).Conflicts).Year);
    }

    [Fact]
    public void Stack_SameValueTwice_IsNoConflict() => Assert.Empty(Stack(ConflictRule.Refuse, More, More).Conflicts);

    private static StackedScenarios Stack(ConflictRule rule, params ImmutableArray<Scenario> scenarios) =>
        StackedScenarios.Of(TwoSectors.Model, [.. scenarios.Select((scenario, i) => new NamedScenario($"s{i}", scenario))], rule, 2024, TwoSectors.Horizon);

    private static ComparisonResult Compare(params ImmutableArray<Scenario> scenarios) => ScenarioComparison.Compare(
        [.. scenarios.Select((_, i) => $"s{i}")], [.. scenarios.Select(TwoSectors.Forecast)], TwoSectors.Forecaster.BaselineValue, cancellation: TwoSectors.Token);
}
