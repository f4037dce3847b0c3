using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Simulation.Cli.Arguments;

/// <summary>
/// The common form of a change on the command line, <c>name[member]=value@from..to</c>: the member and the years may be left out, and so may
/// either end of the years (<c>@2025..</c>, <c>@..2026</c>); <c>@2025</c> is that year alone.
/// </summary>
/// <param name="Name">The lever or event.</param>
/// <param name="Member">Its member; null when none was given.</param>
/// <param name="Value">What stands after the equals sign.</param>
/// <param name="From">First year; null for the first of the forecast.</param>
/// <param name="To">Last year; null for the last of the forecast.</param>
internal sealed partial record ChangeText(string Name, string? Member, string Value, int? From, int? To)
{
    /// <summary>Reads a change.</summary>
    /// <param name="text">As typed.</param>
    /// <param name="change">The change, when the text has the form.</param>
    /// <param name="problem">Else what is wrong and what would be right.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out ChangeText? change, [NotNullWhen(false)] out string? problem)
    {
        (change, problem) = (null, null);
        var match = Form().Match(text);
        if (!match.Success)
            problem = $"'{text}' is not a change: write name=value, name[member]=value, and @2025 or @2024..2027 after it for some years only.";
        else if (Years(match) is not var (from, to))
            problem = $"'{text}' names the years '{match.Groups["years"].Value}': write @2025 or @2024..2027.";
        else if (from > to)
            problem = $"'{text}' ends in {to}, before it starts in {from}: write @{to}..{from}.";
        else
            change = new ChangeText(match.Groups["name"].Value, Given(match.Groups["member"]), match.Groups["value"].Value.Trim(), from, to);
        return change is not null;
    }

    /// <summary>Reads a number in the form of program texts, <c>0.35</c> or <c>36500</c>; a grouped or a decimal comma is refused, because it could be either.</summary>
    public static bool TryNumber(string text, out double number) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out number)
        && double.IsFinite(number);

    private static (int? From, int? To)? Years(Match match)
    {
        if (!match.Groups["years"].Success) return (null, null);
        var years = YearSpan().Match(match.Groups["years"].Value);
        if (!years.Success) return null;
        var (from, to) = (Year(years.Groups["from"]), Year(years.Groups["to"]));
        return years.Groups["dots"].Success ? (from, to) : (from, from);
    }

    private static int? Year(Group group) => group.Length == 0 ? null : int.Parse(group.Value, CultureInfo.InvariantCulture);

    private static string? Given(Group group) => group.Success ? group.Value : null;

    [GeneratedRegex(@"\A\s*(?<name>[A-Za-z_]\w*)\s*(\[\s*(?<member>\w+)\s*\])?\s*=\s*(?<value>[^@\s][^@]*?)\s*(@(?<years>.*))?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();

    [GeneratedRegex(@"\A\s*(?=.*\d)(?<from>[0-9]{4})?(?<dots>\.\.)?(?(dots)(?<to>[0-9]{4})?)\s*\z", RegexOptions.CultureInvariant)]
    private static partial Regex YearSpan();
}
