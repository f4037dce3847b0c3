using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Simulation.Model.Calibration;

/// <content>Reading the printed forms.</content>
public readonly partial record struct Period
{
    private const int EarliestYear = 1900;
    private const int LatestYear = 2200;

    /// <summary>
    /// Reads a printed period. <c>2023</c> is a year; <c>2024Q1</c>, <c>2024-Q1</c> and <c>2024-3M</c> are the first three months; <c>2024Q2</c> is the second quarter
    /// by itself; <c>2024H1</c>, <c>2024-H1</c> the first six months; <c>2023-9M</c> the first nine; <c>2016-2020avg</c> a mean over those years;
    /// <c>2006-2010sum</c> a sum; <c>2021-03</c> a point in time. Two years without a suffix, <c>2016-2020</c>, are a mean when
    /// the unit says growth a year (<c>percent_per_year</c>) and are otherwise not read, because a mean, a sum and a change over the span would all be guesses.
    /// </summary>
    /// <param name="text">The period as printed.</param>
    /// <param name="unit">The unit of the figure, as printed.</param>
    /// <exception cref="FormatException">The text is none of these forms.</exception>
    public static Period Parse(string text, string unit = "") => TryParse(text, unit, out var period)
        ? period.Value
        : throw new FormatException(
            $"'{text}' is not a period: write a year (2023), a year to date (2024-Q1, 2024-H1, 2023-9M), a quarter (2024-Q3), a mean (2016-2020avg), a sum (2006-2010sum) or a month (2021-03).");

    /// <summary>Reads a printed period as <see cref="Parse(string, string)"/> does; false, and never a guess, when the text is none of the forms.</summary>
    public static bool TryParse(string? text, string unit, [NotNullWhen(true)] out Period? period)
    {
        ArgumentNullException.ThrowIfNull(unit);
        period = null;
        var match = Forms().Match(text ?? "");
        if (!match.Success || !TryYear(match.Groups["year"], out var year))
            return false;

        period = match switch
        {
            _ when match.Groups["half"].Success => YearToDate(year, 6),
            _ when match.Groups["quarter"].Success => Quarter(year, Integer(match.Groups["quarter"])),
            _ when match.Groups["months"].Success => InMonths(Integer(match.Groups["months"]), months => YearToDate(year, months)),
            _ when match.Groups["month"].Success => InMonths(Integer(match.Groups["month"]), month => Month(year, month)),
            _ when match.Groups["last"].Success => ReadSpan(match, year, unit),
            _ => Year(year),
        };
        return period is not null;
    }

    private static Period? ReadSpan(Match match, int firstYear, string unit)
    {
        if (!TryYear(match.Groups["last"], out var lastYear) || firstYear >= lastYear)
            return null;
        return match.Groups["suffix"].Value switch
        {
            "avg" => Average(firstYear, lastYear),
            "sum" => Sum(firstYear, lastYear),
            _ => unit is "percent_per_year" or "percent per year" ? Average(firstYear, lastYear) : null,
        };
    }

    private static Period? InMonths(int number, Func<int, Period> make) => number is >= 1 and <= 12 ? make(number) : null;

    private static bool TryYear(Group group, out int year)
    {
        year = Integer(group);
        return year is >= EarliestYear and <= LatestYear;
    }

    private static int Integer(Group group) => int.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"\A(?<year>[0-9]{4})(?:-?(?<half>H1)|-?Q(?<quarter>[1-4])|-(?<months>[0-9]{1,2})M|-(?<month>[0-9]{2})|-(?<last>[0-9]{4})(?<suffix>avg|sum)?)?\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Forms();
}
