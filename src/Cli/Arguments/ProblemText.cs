using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Simulation.Model.Plans.Scenarios;

namespace Simulation.Cli.Arguments;

/// <summary>Problems of a question, told in terms of the options that were typed.</summary>
/// <param name="options">Names of the options that the command has, <c>--lever</c>.</param>
/// <param name="texts">Texts of the options that may be given several times, in order.</param>
internal sealed class ProblemText(IReadOnlySet<string> options, IReadOnlyDictionary<string, IReadOnlyList<string>> texts)
{
    // Where a command calls a part of its question by another name than the document does; the first that it has.
    private static readonly Dictionary<string, string[]> OtherNames = new(StringComparer.Ordinal)
    {
        ["levers"] = ["--move", "--vary", "--lever"],
        ["instruments"] = ["--lever", "--move", "--instrument"],
        ["targets"] = ["--target", "--reach"],
        ["locked"] = ["--lock"],
        ["exogenised"] = ["--exogenise"],
        ["changePercent"] = ["--percent"],
        ["simulation"] = ["--static"],
        ["horizon"] = ["--horizon", "--year"],
    };

    /// <summary>The problems of a command line: the repeatable options' texts are read from it.</summary>
    public static ProblemText Of(ParseResult arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        var options = arguments.CommandResult.Command.Options;
        return new ProblemText(
            options.Select(option => option.Name).ToHashSet(StringComparer.Ordinal),
            options.OfType<Option<string[]>>().ToDictionary(option => option.Name, IReadOnlyList<string> (option) => arguments.GetValue(option) ?? [], StringComparer.Ordinal));
    }

    /// <summary>One line for each problem: <c>--lever social_investment=-5: social_investment cannot be -5. Give a number in 0..200000.</c></summary>
    public ImmutableArray<string> Describe(ScenarioException exception) => exception.Problems.IsDefaultOrEmpty
        ? [exception.Message]
        : [.. exception.Problems.Select(problem => $"{Place(problem.Path)}{problem.Message} {problem.WayOut}".TrimEnd())];

    // A problem's path is a JSON pointer into the question: /levers/0/value, /scenario/levers/0/value.
    private string Place(string path)
    {
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < parts.Length; i++)
        {
            if (OptionOf(parts[i], i > 0 ? parts[i - 1] : "") is not { } option) continue;
            return i + 1 < parts.Length && int.TryParse(parts[i + 1], CultureInfo.InvariantCulture, out var index) && texts.TryGetValue(option, out var typed) && index < typed.Count
                ? $"{option} {typed[index]}: "
                : $"{option}: ";
        }

        return "";
    }

    // Levers of a scenario are changes; levers of the question itself are those that may move.
    private string? OptionOf(string part, string container)
    {
        var name = "--" + JsonNamingPolicy.KebabCaseLower.ConvertName(part);
        string[] candidates = container switch
        {
            "from" => ["--from-" + name[2..].TrimEnd('s')],
            "to" or "scenario" => [name.TrimEnd('s')],
            _ => [.. OtherNames.GetValueOrDefault(part, []), name, name.TrimEnd('s')],
        };
        return candidates.FirstOrDefault(options.Contains);
    }
}
