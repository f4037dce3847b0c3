using Simulation.Contracts.Provinces;
using Simulation.Contracts.Scenarios;
using Simulation.Contracts.Workshops;
using Simulation.Web.Comparing;
using Xunit;

namespace Simulation.Web.Tests.Workshops;

public class ComparedOpinionTests
{
    private const string Mean = "Mean";

    [Fact]
    public void Of_TakesTheMeanFirstAndThoseWhoHandedIn()
    {
        var opinions = ComparedOpinion.Of(Results(("An", true, 30), ("Bình", true, 40), ("Chi", false, 90)), Mean, ComparedOpinion.Most);

        Assert.Equal([Mean, "An", "Bình"], opinions.Select(opinion => opinion.Name));
        Assert.Equal([35.0, 30, 40], opinions.Select(opinion => opinion.Stack.Single().Levers.Single().Value));
        Assert.All(opinions, opinion => Assert.Equal(("plan-a", 2L, 2024, 2025), (opinion.Stack[0].Scenario, opinion.Stack[0].ScenarioVersion ?? 0, opinion.Stack[0].Levers[0].From ?? 0, opinion.Stack[0].Levers[0].To ?? 0)));
    }

    [Fact]
    public void Of_MoreThanThereIsRoomFor_LeavesTheRestOut() =>
        Assert.Equal([Mean, "An"], ComparedOpinion.Of(Results(("An", true, 30), ("Bình", true, 40)), Mean, room: 2).Select(opinion => opinion.Name));

    [Fact]
    public void Of_AParticipantCalledAsTheMeanIs_KeepsBothApart() =>
        Assert.Equal([Mean, "Mean (2)"], ComparedOpinion.Of(Results((Mean, true, 30)), Mean, ComparedOpinion.Most).Select(opinion => opinion.Name));

    private static WorkshopResults Results(params (string Name, bool HandedIn, double Value)[] entries)
    {
        var counted = entries.Where(entry => entry.HandedIn).ToList();
        var lever = new LeverDescription("investment", null, [], "billion VND", 0, 100, [34], [], null);
        return new WorkshopResults
        {
            Workshop = new Workshop
            {
                Code = "K7QF2MPRT",
                Version = 1,
                Province = "here",
                Title = "Investment",
                Author = "Lan",
                Opened = DateTimeOffset.UnixEpoch,
                Closes = DateTimeOffset.UnixEpoch.AddHours(1),
                IsOpen = true,
                Scenario = new ScenarioReference("plan-a", 2),
                Questions = [new WorkshopQuestion(lever, null, 2024, 2025, [34, 34])],
                Targets = [],
                Joined = entries.Length,
                HandedIn = counted.Count,
            },
            Levers = [],
            Entries = [.. entries.Select(entry => new WorkshopEntry(entry.Name, 1, DateTimeOffset.UnixEpoch, entry.HandedIn, [new WorkshopValue("investment", null, entry.Value)], IsLeftOut: false))],
            Mean = [new("investment", null, 2024, 2025, counted.Average(entry => entry.Value))],
        };
    }
}
