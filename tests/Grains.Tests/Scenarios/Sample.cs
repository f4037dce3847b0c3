using Simulation.Contracts.Scenarios;
using Simulation.Grains.Tests.Hosting;

namespace Simulation.Grains.Tests.Scenarios;

/// <summary>Scenarios of the tests.</summary>
internal static class Sample
{
    /// <summary>A scenario of an id that no other test uses.</summary>
    public static IScenarioGrain NewScenario(this SiloFixture silo) => silo.Grains.GetGrain<IScenarioGrain>($"{SiloFixture.Province}/s-{Guid.NewGuid():N}");

    /// <summary>More social investment in 2025.</summary>
    public static ScenarioDefinition Investment(double billionVnd) =>
        new() { Name = "Đầu tư", Levers = [new("social_investment", null, 2025, 2025, billionVnd)] };

    public static ScenarioSave Save(ScenarioDefinition definition, WriteCondition condition, Guid? token = null, string author = "Lan") =>
        new() { Definition = definition, Condition = condition, Author = author, Token = token ?? Guid.NewGuid() };

    /// <summary>What a scenario is told apart by.</summary>
    public static double ValueOf(SavedScenario scenario) => scenario.Definition.Levers[0].Value;
}
