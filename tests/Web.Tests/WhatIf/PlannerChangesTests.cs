using Simulation.Contracts.Questions;
using Simulation.Contracts.Scenarios;
using Simulation.Web.WhatIf;
using Xunit;

namespace Simulation.Web.Tests.WhatIf;

public class PlannerChangesTests
{
    private static readonly LeverKey Investment = new("investment", null);
    private static readonly LeverKey Drought = new("drought", null);

    [Fact]
    public void Equals_OtherOrderOfTheSameChanges_IsTrue()
    {
        var other = new LeverKey("share", "services");
        var (first, second) = (new LeverMove(2024, 2027, 1), new LeverMove(2024, 2024, 2));

        Assert.Equal(PlannerChanges.None.With(Investment, first).With(other, second), PlannerChanges.None.With(other, second).With(Investment, first));
    }

    [Fact]
    public void With_EventLeftToChance_TakesItOut()
    {
        var switched = PlannerChanges.None.With(Drought, new EventSwitch(2024, 2024, true));

        Assert.Equal(1, switched.Count);
        Assert.Equal(PlannerChanges.None, switched.With(Drought, choice: null));
    }

    [Fact]
    public void ToQuestion_PathOfYears_AsksForEachSpan()
    {
        var question = PlannerChanges.None.With(Investment, LeverMove.Along(2024, [10, 10, 12])).ToQuestion("2024", 2027, 2_000, 1);

        Assert.Equal([new LeverSetting("investment", null, 2024, 2025, 10), new LeverSetting("investment", null, 2026, 2026, 12)], question.Levers);
        Assert.Equal(("2024", 2027, 2_000L, 1UL), (question.Plan, question.Horizon, question.Draws, question.Seed));
    }

    [Fact]
    public void ToChoice_LeversAndEvents_AreTheQuestionsOwn()
    {
        var choice = PlannerChanges.None.With(Investment, new LeverMove(2024, 2027, 10)).With(Drought, new EventSwitch(2024, 2025, false)).ToChoice();

        var lever = Assert.Single(choice.Levers);
        Assert.Equal(("investment", 2024, 2027, 10.0), (lever.Lever, lever.From, lever.To, lever.Value));
        var happening = Assert.Single(choice.Events);
        Assert.Equal(("drought", 2024, 2025, false), (happening.Event, happening.From, happening.To, happening.Occurs));
    }

    [Fact]
    public void Of_SavedScenario_TakesMissingYearsFromTheProvinceAndJoinsSpans()
    {
        var definition = new ScenarioDefinition
        {
            Name = "saved",
            Levers = [new LeverSetting("share", "services", null, null, 0.4), new LeverSetting("investment", null, 2024, 2025, 10), new LeverSetting("investment", null, 2026, 2027, 12)],
            Events = [new EventSetting("drought", null, null, 2025, true, null), new EventSetting("outage", null, 2024, 2024, null, 0.5)],
        };

        var changes = PlannerChanges.Of(definition, Province.With());

        Assert.Equal(new LeverMove(2024, 2027, 0.4), changes.Levers[new LeverKey("share", "services")]);
        Assert.Equal(LeverMove.Along(2024, [10, 10, 12, 12]), changes.Levers[Investment]);
        // An event that was only made likelier has no switch on the page.
        Assert.Equal([Drought], changes.Events.Keys);
        Assert.Equal(new EventSwitch(2024, 2025, true), changes.Events[Drought]);
    }
}
