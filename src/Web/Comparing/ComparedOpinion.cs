using Simulation.Contracts.Workshops;
using Simulation.Documents.Questions;

namespace Simulation.Web.Comparing;

/// <summary>What a participant of a workshop would do, in a comparison.</summary>
/// <param name="Name">Whose it is.</param>
/// <param name="Stack">The scenario that everybody started from, if there was one, and his levers on it.</param>
public sealed record ComparedOpinion(string Name, IReadOnlyList<ScenarioChoice> Stack)
{
    /// <summary>As many scenarios as the analysis takes.</summary>
    public const int Most = 20;

    /// <summary>The mean, and those who handed in, as far as there is room.</summary>
    /// <param name="results">What they would do.</param>
    /// <param name="mean">What the mean is called.</param>
    /// <param name="room">How many there is room for.</param>
    public static IReadOnlyList<ComparedOpinion> Of(WorkshopResults results, string mean, int room)
    {
        ArgumentNullException.ThrowIfNull(results);
        var workshop = results.Workshop;
        List<ComparedOpinion> opinions = results.Mean.Length == 0 ? [] : [new ComparedOpinion(mean, Stack([.. results.Mean.Select(lever => new LeverRequest { Lever = lever.Lever, Sector = lever.Sector, From = lever.From, To = lever.To, Value = lever.Value })]))];
        opinions.AddRange(results.Entries.Where(entry => entry.Counts).Select(entry => new ComparedOpinion(
            // A participant may be called as the mean is.
            entry.Participant == mean ? $"{mean} (2)" : entry.Participant,
            Stack([.. entry.Values.Select(value => (value, question: workshop.Questions.First(question => (question.Lever.Lever, question.Lever.Sector) == (value.Lever, value.Sector))))
                .Select(each => new LeverRequest { Lever = each.value.Lever, Sector = each.value.Sector, From = each.question.From, To = each.question.To, Value = each.value.Value })]))));
        return [.. opinions.Take(room)];

        List<ScenarioChoice> Stack(List<LeverRequest> levers) => [new ScenarioChoice { Scenario = workshop.Scenario?.Id, ScenarioVersion = workshop.Scenario?.Version, Levers = levers }];
    }
}
