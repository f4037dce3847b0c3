using System.Globalization;
using System.Text.RegularExpressions;

namespace Simulation.Formats.Sdmx;

/// <summary>Periods as printed in the periods of SDMX: quarters and half-years, and ranges for what has no name there.</summary>
public static partial class SdmxPeriod
{
    /// <summary>The period of SDMX, such as <c>2024</c>, <c>2024-Q1</c>, <c>2024-S1</c>, <c>2024-03</c>, <c>2023-01-01/P9M</c> or <c>2016-01-01/P5Y</c>; null when there is none.</summary>
    /// <param name="period">As printed: <c>2024</c>, <c>2024-Q1</c>, <c>2024-H1</c>, <c>2021-03</c>, <c>2023-9M</c>, <c>2016-2020avg</c>.</param>
    public static string? Of(string period)
    {
        var match = Form().Match(period);
        if (!match.Success) return null;
        var year = match.Groups["year"].Value;
        if (match.Groups["quarter"] is { Success: true } quarter) return $"{year}-Q{quarter.Value}";
        if (match.Groups["half"] is { Success: true } half) return $"{year}-S{half.Value}";
        if (match.Groups["month"] is { Success: true } month) return $"{year}-{month.Value}";
        if (match.Groups["months"] is { Success: true } months) return $"{year}-01-01/P{months.Value}M";
        if (!match.Groups["last"].Success) return year;
        var years = Number(match.Groups["last"]) - Number(match.Groups["year"]) + 1;
        return years < 1 ? null : string.Create(CultureInfo.InvariantCulture, $"{year}-01-01/P{years}Y");
    }

    private static int Number(Group group) => int.Parse(group.ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex("^(?<year>[0-9]{4})(-?Q(?<quarter>[1-4])|-?H(?<half>[12])|-(?<months>[1-9]|1[0-2])M|-(?<month>0[1-9]|1[0-2])|-(?<last>[0-9]{4})(avg|sum)?)?$")]
    private static partial Regex Form();
}
