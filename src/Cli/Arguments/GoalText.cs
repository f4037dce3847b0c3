using System.Globalization;
using System.Text.RegularExpressions;
using Simulation.Cli.Hosting;
using Simulation.Documents.GoalSeeking;

namespace Simulation.Cli.Arguments;

/// <summary>A target as typed: <c>grdp_growth&gt;=8.5@2024</c>, <c>sector_share[services]~&lt;=30</c>, or a name alone for the plan's own.</summary>
internal static partial class GoalText
{
    /// <summary>Reads a target.</summary>
    /// <exception cref="CommandFault">The text cannot be read.</exception>
    public static GoalTargetRequest Parse(string text)
    {
        var match = Form().Match(text);
        var (hasValue, value) = (match.Groups["value"].Success, 0.0);
        if (!match.Success || (hasValue && !ChangeText.TryNumber(match.Groups["value"].Value, out value)))
            throw new CommandFault(ExitCode.WrongUsage, $"--target: '{text}' is not a target: write grdp_growth, or \"grdp_growth>=8.5@2024\".");
        return new GoalTargetRequest
        {
            Indicator = match.Groups["name"].Value,
            Sector = match.Groups["member"].Success ? match.Groups["member"].Value : null,
            Operator = hasValue ? match.Groups["operator"].Value : null,
            Value = hasValue ? value : null,
            Year = match.Groups["year"].Success ? int.Parse(match.Groups["year"].Value, CultureInfo.InvariantCulture) : null,
        };
    }

    [GeneratedRegex(@"\A\s*(?<name>[A-Za-z_]\w*)(\[(?<member>\w+)\])?\s*((?<operator>~?[<>]=|[<>])\s*(?<value>[^@\s]+)\s*)?(@(?<year>[0-9]{4}))?\s*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
