using System.Globalization;
using Simulation.Contracts.Questions;
using Simulation.Contracts.Scenarios;
using Simulation.Contracts.Workshops;
using Simulation.Grains.Forecasts;
using Simulation.Model.Plans.Forecasting;
using Simulation.Model.Plans.Scenarios;

namespace Simulation.Grains.Scenarios;

/// <summary>Checks a scenario as a question with it would be checked, and keeps of it what differs from the baseline.</summary>
internal static class ScenarioCheck
{
    private const int LongestId = 64;

    /// <summary>The scenario without what changes nothing, and what was left out.</summary>
    /// <exception cref="ScenarioException">It cannot be kept; every problem found is listed.</exception>
    public static (ScenarioDefinition Kept, ScenarioRemark[] Remarks) Reduce(Forecaster forecaster, string id, ScenarioDefinition scenario)
    {
        var problems = Own(id, scenario);
        try
        {
            var reduction = forecaster.Reduce(QuestionMapping.Forecast(Question(scenario)));
            return problems.Count == 0 ? (Keep(scenario, reduction.Kept), Remarks(reduction)) : throw new ScenarioException([.. problems]);
        }
        catch (ScenarioException exception) when (problems.Count > 0)
        {
            throw new ScenarioException([.. problems.Union(exception.Problems)]);
        }
    }

    /// <summary>True when a scenario may be called so in addresses.</summary>
    public static bool IsId(string id) =>
        id.Length is > 0 and <= LongestId && char.IsAsciiLetterOrDigit(id[0]) && id.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-');

    private static SimulationQuestion Question(ScenarioDefinition scenario) =>
        new() { Plan = scenario.Plan, Levers = scenario.Levers, Events = scenario.Events, Horizon = scenario.Horizon };

    private static ScenarioDefinition Keep(ScenarioDefinition scenario, Scenario kept) => scenario with
    {
        Levers = [.. kept.Levers.Select(lever => new LeverSetting(lever.Lever, lever.Member, lever.FromYear, lever.ToYear, lever.Value))],
        Events = [.. kept.Events.Select(change => new EventSetting(change.Event, change.Member, change.FromYear, change.ToYear, change.Occurs, change.Probability))],
    };

    private static ScenarioRemark[] Remarks(ScenarioReduction reduction)
    {
        var remarks = reduction.Idle.Select(idle => new ScenarioRemark(idle.Path, idle.Cause == IdleCause.Overruled
            ? "This changes nothing and is left out: later changes set the same in the same years."
            : "This changes nothing and is left out: it is so already, in the baseline or by an earlier change."));
        return reduction.Kept.Levers.IsEmpty && reduction.Kept.Events.IsEmpty
            ? [.. remarks, new ScenarioRemark("", "Nothing differs from the baseline.")]
            : [.. remarks];
    }

    private static List<ScenarioProblem> Own(string id, ScenarioDefinition scenario)
    {
        var problems = new List<ScenarioProblem>();
        if (!IsId(id))
            problems.Add(new ScenarioProblem("{scenario}", id, $"'{id}' is not an id of a scenario.", $"Give 1 to {LongestId} lower-case letters, digits and hyphens that begin with a letter or digit: dry-year."));
        if (scenario.Workshop is { } code && WorkshopCode.Read(code) != code)
            problems.Add(new ScenarioProblem("/workshop", code, "This is no code of a workshop.", "Give nine letters and digits, without hyphens, or leave it out."));
        Limit("/name", scenario.Name.Length, 1, ScenarioDefinition.LongestName, "characters");
        Limit("/description", scenario.Description?.Length ?? 0, 0, ScenarioDefinition.LongestDescription, "characters");
        Limit("/levers", scenario.Levers.Length, 0, ScenarioDefinition.MostChanges, "changes");
        Limit("/events", scenario.Events.Length, 0, ScenarioDefinition.MostChanges, "changes");
        return problems;

        void Limit(string path, int length, int least, int most, string what)
        {
            if (length < least || length > most)
                problems.Add(new ScenarioProblem(path, length.ToString(CultureInfo.InvariantCulture), $"{path} has {length} {what}.", $"Give {least} to {most} {what}."));
        }
    }
}
