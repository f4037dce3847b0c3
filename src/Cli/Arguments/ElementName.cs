using System.Text.RegularExpressions;
using Simulation.Cli.Hosting;

namespace Simulation.Cli.Arguments;

/// <summary>A name with an optional member on the command line: <c>investment_share[manufacturing]</c>.</summary>
/// <param name="Name">The name.</param>
/// <param name="Member">The member; null when none was given.</param>
internal sealed partial record ElementName(string Name, string? Member)
{
    /// <summary>The full name.</summary>
    public string Full => Member is null ? Name : $"{Name}[{Member}]";

    /// <summary>Reads a name.</summary>
    /// <exception cref="CommandFault">The text has another form.</exception>
    public static ElementName Parse(string text)
    {
        var match = Form().Match(text);
        return match.Success
            ? new ElementName(match.Groups["name"].Value, match.Groups["member"] is { Success: true } member ? member.Value : null)
            : throw new CommandFault(ExitCode.WrongUsage, $"'{text}' is no name: write social_investment or investment_share[manufacturing].");
    }

    [GeneratedRegex(@"\A\s*(?<name>[A-Za-z_]\w*)\s*(\[\s*(?<member>\w+)\s*\])?\s*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
