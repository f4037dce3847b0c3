using Simulation.Cli.Commands;
using Simulation.Cli.Hosting;
using Simulation.Documents.Comparison;
using Simulation.Documents.Questions;

namespace Simulation.Cli.Arguments;

/// <summary>A scenario to compare as typed: <c>name: change; change + change; outside:path=1,2</c>.</summary>
internal static class ComparedText
{
    private const string Outside = "outside:";

    /// <summary>Reads a scenario.</summary>
    /// <exception cref="CommandFault">The text cannot be read.</exception>
    public static ComparedScenarioRequest Parse(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0 || text[..colon].Contains('=', StringComparison.Ordinal))
            throw new CommandFault(ExitCode.WrongUsage, $"--scenario: '{text}' has no name: write \"invest: social_investment=40000\".");
        var paths = new List<OutsideRequest>();
        var stack = text[(colon + 1)..].Split('+').Select(layer => Layer(layer, paths)).OfType<ScenarioChoice>().ToArray();
        return new ComparedScenarioRequest { Name = text[..colon].Trim(), Stack = stack, Outside = paths };
    }

    private static ScenarioChoice? Layer(string layer, List<OutsideRequest> paths)
    {
        var (levers, events) = (new List<string>(), new List<string>());
        foreach (var change in layer.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (change.StartsWith(Outside, StringComparison.Ordinal)) paths.Add(Path(change[Outside.Length..]));
            else if (IsEvent(change)) events.Add(change);
            else levers.Add(change);
        }

        return DecisionOptions.ChoiceOf([.. levers], [.. events]);
    }

    private static bool IsEvent(string change) =>
        ChangeText.TryParse(change, out var parts, out _) && (parts.Value is "on" or "off" || parts.Value.StartsWith("p:", StringComparison.Ordinal));

    private static OutsideRequest Path(string text)
    {
        var fault = new CommandFault(ExitCode.WrongUsage, $"--scenario: '{Outside}{text}' is no path: write outside:national_growth=5 or outside:national_growth=4,5,6@2024..");
        if (!ChangeText.TryParse(text, out var parts, out _)) throw fault;
        double[] values = [.. parts.Value.Split(',').Select(value => ChangeText.TryNumber(value.Trim(), out var number) ? number : throw fault)];
        return new OutsideRequest { Path = parts.Member is null ? parts.Name : $"{parts.Name}[{parts.Member}]", From = parts.From, Values = values };
    }
}
