using System.CommandLine;
using System.Globalization;

namespace Simulation.Cli.Commands;

/// <summary>The option <c>--as-of DATE</c>.</summary>
internal static class DayOption
{
    /// <summary>An option that reads a day as <c>2024-01-01</c>; null when it is not given.</summary>
    /// <param name="description">What the day means.</param>
    public static Option<DateOnly?> Create(string description = "The day as of which data count as known, 2024-01-01. Default: the province's own.") => new("--as-of")
    {
        Description = description,
        HelpName = "DATE",
        CustomParser = result =>
        {
            if (DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
            result.AddError($"--as-of cannot be '{result.Tokens[0].Value}': write year-month-day, 2024-01-01.");
            return null;
        },
    };
}
