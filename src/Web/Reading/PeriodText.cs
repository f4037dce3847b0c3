using System.Text.RegularExpressions;
using Simulation.Documents.Wording;

namespace Simulation.Web.Reading;

/// <summary>Periods of published figures in words.</summary>
public static partial class PeriodText
{
    private static readonly string[] Roman = ["I", "II", "III", "IV"];

    /// <summary>
    /// A period as data print it in the reader's words: <c>2024H1</c> is "6 tháng đầu năm 2024", <c>2024Q1</c> "quý I/2024", <c>2023-9M</c> "9 tháng năm 2023". What is not known
    /// stays as printed.
    /// </summary>
    public static string Of(string period, Language language)
    {
        if (Quarter().Match(period) is { Success: true } quarter)
        {
            var roman = Roman[quarter.Groups[2].ValueSpan[0] - '1'];
            return language.Say($"Q{quarter.Groups[2].Value} {quarter.Groups[1].Value}", $"quý {roman}/{quarter.Groups[1].Value}");
        }
        if (Half().Match(period) is { Success: true } half)
        {
            return half.Groups[2].Value == "1"
                ? language.Say($"first half of {half.Groups[1].Value}", $"6 tháng đầu năm {half.Groups[1].Value}")
                : language.Say($"second half of {half.Groups[1].Value}", $"6 tháng cuối năm {half.Groups[1].Value}");
        }
        if (Months().Match(period) is { Success: true } months)
            return language.Say($"{months.Groups[2].Value} months of {months.Groups[1].Value}", $"{months.Groups[2].Value} tháng năm {months.Groups[1].Value}");
        return Year().IsMatch(period) ? language.Say($"year {period}", $"năm {period}") : period;
    }

    /// <summary>The part of a year alone, as short as a chart needs: <c>2024Q1</c> is "quý I", <c>2024H1</c> "6 tháng".</summary>
    public static string Brief(string period, Language language)
    {
        if (Quarter().Match(period) is { Success: true } quarter) return language.Say($"Q{quarter.Groups[2].Value}", $"quý {Roman[quarter.Groups[2].ValueSpan[0] - '1']}");
        if (Half().Match(period) is { Success: true } half) return half.Groups[2].Value == "1" ? language.Say("H1", "6 tháng") : language.Say("H2", "6 tháng cuối");
        if (Months().Match(period) is { Success: true } months) return language.Say($"{months.Groups[2].Value} months", $"{months.Groups[2].Value} tháng");
        return period;
    }

    [GeneratedRegex(@"^(\d{4})Q([1-4])$")]
    private static partial Regex Quarter();

    [GeneratedRegex(@"^(\d{4})H([12])$")]
    private static partial Regex Half();

    [GeneratedRegex(@"^(\d{4})-(\d{1,2})M$")]
    private static partial Regex Months();

    [GeneratedRegex(@"^\d{4}$")]
    private static partial Regex Year();
}
