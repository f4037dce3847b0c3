using System.Collections.Immutable;
using Simulation.Model.Plans.Scenarios;

namespace Simulation.Cli.Arguments;

/// <summary>Turns the texts of <c>--lever</c> and <c>--event</c> into a scenario. Whether the names and years exist is checked later, against the model.</summary>
internal static class ScenarioText
{
    /// <summary>Reads all changes; every text that cannot be read is reported.</summary>
    /// <param name="levers">Texts of <c>--lever</c>: <c>investment_share[manufacturing]=0.35@2024..2027</c>.</param>
    /// <param name="events">Texts of <c>--event</c>: <c>drought=on@2025</c>, <c>drought=p:0.3</c>.</param>
    /// <returns>The scenario in the order typed, and the problems, each naming its option.</returns>
    public static (Scenario Scenario, ImmutableArray<string> Problems) Parse(IEnumerable<string> levers, IEnumerable<string> events)
    {
        var problems = ImmutableArray.CreateBuilder<string>();
        var scenario = new Scenario([.. Read(levers, "--lever", Lever, problems)], [.. Read(events, "--event", Event, problems)]);
        return (scenario, problems.ToImmutable());
    }

    private static List<T> Read<T>(
        IEnumerable<string> texts, string option, Func<ChangeText, (T? Change, string? Problem)> read, ImmutableArray<string>.Builder problems)
        where T : class
    {
        var changes = new List<T>();
        foreach (var text in texts)
        {
            var problem = ChangeText.TryParse(text, out var parts, out var wrong) ? null : wrong;
            if (parts is not null)
            {
                (var change, problem) = read(parts);
                if (change is not null) changes.Add(change);
            }

            if (problem is not null) problems.Add($"{option}: {problem}");
        }

        return changes;
    }

    private static (LeverChange?, string?) Lever(ChangeText text) => ChangeText.TryNumber(text.Value, out var value)
        ? (new LeverChange(text.Name, text.Member, text.From, text.To, value), null)
        : (null, $"{text.Name} cannot be '{text.Value}': write a number with a decimal point and no grouping, 36500 or 0.35.");

    private static (EventChange?, string?) Event(ChangeText text)
    {
        const string WayOut = "write on, off, or p:0.3 for a yearly probability of 0.3.";
        if (text.Value is "on" or "off")
            return (Change(text, occurs: text.Value == "on", probability: null), null);
        if (!text.Value.StartsWith("p:", StringComparison.Ordinal))
            return (null, $"{text.Name} cannot be '{text.Value}': {WayOut}");
        return ChangeText.TryNumber(text.Value[2..], out var probability) && probability is >= 0 and <= 1
            ? (Change(text, occurs: null, probability), null)
            : (null, $"{text.Name} cannot have the probability '{text.Value[2..]}': {WayOut}");
    }

    private static EventChange Change(ChangeText text, bool? occurs, double? probability) =>
        new(text.Name, text.Member, text.From, text.To, occurs, probability);
}
