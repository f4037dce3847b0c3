using Simulation.Contracts.Questions;
using Simulation.Contracts.Runs;
using Simulation.Contracts.Workshops;
using Simulation.Model.Plans.Workshops;

namespace Simulation.Grains.Workshops;

/// <summary>What was handed in, summarised by the model library, in the words of the contracts.</summary>
internal static class WorkshopAggregation
{
    /// <summary>Lever by lever, and the mean as changes.</summary>
    public static WorkshopResults Summarise(Workshop workshop, IReadOnlyList<WorkshopEntry> entries)
    {
        var handedIn = entries.Where(entry => entry.Counts).ToList();
        var levers = workshop.Questions.Select(question => Of(question, handedIn)).ToArray();
        return new WorkshopResults
        {
            Workshop = workshop,
            Levers = levers,
            Entries = [.. entries],
            Mean =
            [
                .. workshop.Questions.Zip(levers).Where(pair => pair.Second.Mean is not null)
                    .Select(pair => new LeverSetting(pair.First.Lever.Lever, pair.First.Lever.Sector, pair.First.From, pair.First.To, pair.Second.Mean!.Value)),
            ],
        };
    }

    /// <summary>Least, mean and greatest probability of each target over participants.</summary>
    /// <param name="targets">How many targets there are.</param>
    /// <param name="participants">Chances of the participants.</param>
    public static ProbabilityRange[] Ranges(int targets, IReadOnlyList<WorkshopChances> participants) =>
        [.. Enumerable.Range(0, targets).Select(target => Range(participants.Select(each => each.Targets[target].Probability)))];

    /// <summary>Least, mean and greatest of some probabilities.</summary>
    public static ProbabilityRange Range(IEnumerable<double?> probabilities)
    {
        var summary = OpinionSummary.Of(probabilities, start: 0);
        return new ProbabilityRange(summary.Minimum, summary.Mean, summary.Maximum);
    }

    /// <summary>What comes of somebody's levers.</summary>
    public static WorkshopChances Chances(string name, RunResult result) => new(name, result.Run, result.Targets, result.AllTargets);

    private static WorkshopOpinions Of(WorkshopQuestion question, List<WorkshopEntry> entries)
    {
        var said = entries.Select(entry => (entry.Participant, entry.Values.FirstOrDefault(value => (value.Lever, value.Sector) == (question.Lever.Lever, question.Lever.Sector))?.Value)).ToList();
        var summary = OpinionSummary.Of(said.Select(each => each.Value), question.Start.Average());
        return new WorkshopOpinions
        {
            Opinions = [.. said.Where(each => each.Value is not null).Select(each => new WorkshopOpinion(each.Participant, each.Value!.Value))],
            Untouched = [.. said.Where(each => each.Value is null).Select(each => each.Participant)],
            Minimum = summary.Minimum,
            Mean = summary.Mean,
            Median = summary.Median,
            Maximum = summary.Maximum,
            StandardDeviation = summary.StandardDeviation,
            Above = summary.Above,
            Below = summary.Below,
        };
    }
}
