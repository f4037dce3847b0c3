using System.Collections.Immutable;
using System.Globalization;
using Simulation.Model.Plans.Scenarios;

namespace Simulation.Cli.Arguments;

/// <summary>Problems of a question, told in terms of the options that were typed.</summary>
/// <param name="Levers">Texts of <c>--lever</c>, in order.</param>
/// <param name="Events">Texts of <c>--event</c>, in order.</param>
/// <param name="Indicators">Texts of <c>--indicator</c> in order.</param>
internal sealed record ProblemText(IReadOnlyList<string> Levers, IReadOnlyList<string> Events, IReadOnlyList<string> Indicators)
{
    /// <summary>One line for each problem: <c>--lever social_investment=-5: social_investment cannot be -5. Give a number in 0..200000.</c></summary>
    public ImmutableArray<string> Describe(ScenarioException exception) => exception.Problems.IsDefaultOrEmpty
        ? [exception.Message]
        : [.. exception.Problems.Select(problem => $"{Option(problem.Path)}: {problem.Message} {problem.WayOut}")];

    // A problem's path is a JSON pointer into the question: /levers/0/value.
    private string Option(string path)
    {
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var texts = parts switch
        {
            ["levers", ..] => Levers,
            ["events", ..] => Events,
            ["indicators", ..] => Indicators,
            _ => [],
        };
        var name = parts.Length == 0 ? "" : System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(parts[0].TrimEnd('s'));
        return parts.Length > 1 && int.TryParse(parts[1], CultureInfo.InvariantCulture, out var index) && index < texts.Count
            ? $"--{name} {texts[index]}"
            : $"--{(parts is ["draws" or "origins" or "steps", ..] ? parts[0] : name)}";
    }
}
