using Simulation.Contracts.Faults;
using Simulation.Contracts.Scenarios;
using Simulation.Grains.Tests.Hosting;
using Xunit;

namespace Simulation.Grains.Tests.Scenarios;

/// <summary>A question may go on from a saved scenario.</summary>
public class ScenarioLayingTests(SiloFixture silo)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Simulate_OnAScenario_IsTheRunOfItsChanges()
    {
        var saved = await SavedAsync(Sample.Investment(60_000));
        var question = SiloFixture.Draws(300) with { Events = [new("drought", null, 2024, 2024, true, null)] };

        var laid = await silo.TraVinh.SimulateAsync(question with { Scenario = saved.Id }, Cancellation);
        var spelt = await silo.TraVinh.SimulateAsync(question with { Levers = saved.Definition.Levers }, Cancellation);

        Assert.Equal(new ScenarioReference(saved.Id, 1), laid.Scenario);
        Assert.Equal(Bytes.Of(spelt), Bytes.Of(laid with { Scenario = null }));
    }

    [Fact]
    public async Task Simulate_SameLeverInBoth_TheQuestionHolds()
    {
        var saved = await SavedAsync(Sample.Investment(60_000));

        var laid = await silo.TraVinh.SimulateAsync(SiloFixture.Draws(300) with { Scenario = saved.Id, Levers = Sample.Investment(45_000).Levers }, Cancellation);
        var alone = await silo.TraVinh.SimulateAsync(SiloFixture.Draws(300) with { Levers = Sample.Investment(45_000).Levers }, Cancellation);

        Assert.Equal(alone.Run, laid.Run);
    }

    [Fact]
    public async Task Simulate_EarlierVersion_StaysWhatItWas()
    {
        var scenario = silo.NewScenario();
        var first = await scenario.SaveAsync(Sample.Save(Sample.Investment(60_000) with { Horizon = 2025 }, WriteCondition.IsNew), Cancellation);
        await scenario.SaveAsync(Sample.Save(Sample.Investment(70_000), WriteCondition.IsVersion(1)), Cancellation);

        var answer = await silo.TraVinh.SimulateAsync(SiloFixture.Draws(300) with { Scenario = first.Id, ScenarioVersion = 1 }, Cancellation);

        Assert.Equal(new ScenarioReference(first.Id, 1), answer.Scenario);
        Assert.Equal([2024, 2025], answer.Years);
    }

    [Fact]
    public async Task Simulate_UnknownScenario_IsAProblemOfTheQuestionNamingNearNames()
    {
        var saved = await SavedAsync(Sample.Investment(60_000));

        var fault = await FaultAsync(new() { Scenario = saved.Id[..^1] });

        Assert.Equal(FaultKind.Invalid, fault.Kind);
        Assert.Equal("/scenario", Assert.Single(fault.Problems).Path);
        Assert.Contains($"Did you mean '{saved.Id}'?", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Simulate_UnknownVersion_NamesThoseThatExist()
    {
        var saved = await SavedAsync(Sample.Investment(60_000));

        var fault = await FaultAsync(new() { Scenario = saved.Id, ScenarioVersion = 9 });

        Assert.Equal("/scenarioVersion", Assert.Single(fault.Problems).Path);
        Assert.Contains("Its versions are 1..1.", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Simulate_VersionWithoutScenario_IsRefused() =>
        Assert.Equal("/scenarioVersion", Assert.Single((await FaultAsync(new() { ScenarioVersion = 1 })).Problems).Path);

    [Fact]
    public async Task Simulate_WhatDoesNotFitTogether_IsPlacedInTheQuestion()
    {
        var saved = await SavedAsync(new() { Name = "Late", Levers = [new("social_investment", null, 2027, 2027, 60_000)] });

        var fault = await FaultAsync(new() { Scenario = saved.Id, Plan = "2024", Horizon = 2025, Levers = [new("disbursement", null, 2024, 2024, 99)] });

        Assert.Equal(["/scenario", "/levers/0/value"], fault.Problems.Select(problem => problem.Path));
        Assert.Contains("The year 2027 is outside the forecast", fault.Problems[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ProjectSector_OnAScenario_IsTheSectorOfItsChanges()
    {
        var saved = await SavedAsync(new() { Name = "Fields", Levers = [new("investment_share", "agriculture", null, null, 0.2)] });

        var laid = await silo.TraVinh.ProjectSectorAsync(new() { Office = "agriculture", Question = SiloFixture.Draws(300) with { Scenario = saved.Id } }, Cancellation);
        var spelt = await silo.TraVinh.ProjectSectorAsync(new() { Office = "agriculture", Question = SiloFixture.Draws(300) with { Levers = saved.Definition.Levers } }, Cancellation);

        Assert.Equal(spelt.Run, laid.Run);
    }

    private Task<SavedScenario> SavedAsync(ScenarioDefinition definition) => silo.NewScenario().SaveAsync(Sample.Save(definition, WriteCondition.IsNew), Cancellation);

    private Task<SimulationFaultException> FaultAsync(Contracts.Questions.SimulationQuestion question) =>
        Assert.ThrowsAsync<SimulationFaultException>(() => silo.TraVinh.SimulateAsync(question, Cancellation));
}
