using System.Globalization;

namespace Simulation.Formats.Series;

/// <summary>Years from one to another, both included; null for no bound.</summary>
/// <param name="From">First year.</param>
/// <param name="To">Last year.</param>
public readonly record struct YearRange(int? From, int? To)
{
    /// <summary>Every year.</summary>
    public static YearRange All => default;

    /// <summary>Whether a year lies in the range.</summary>
    public bool Contains(int year) => year >= (From ?? int.MinValue) && year <= (To ?? int.MaxValue);

    /// <summary>Whether a period as printed lies in the range: all its years do. A period without a year does not.</summary>
    /// <param name="period"><c>2023</c>, <c>2024-Q1</c>, <c>2016-2020avg</c>.</param>
    public bool Contains(string period)
    {
        ArgumentNullException.ThrowIfNull(period);
        if (this == All) return true;
        return Year(period, 0) is { } first && Contains(first) && (Year(period, 5) is not { } last || Contains(last));
    }

    /// <summary>Reads a range: <c>2024:2027</c>, <c>2024:</c>, <c>:2027</c>, or one year.</summary>
    /// <returns>Null when it is none.</returns>
    public static YearRange? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.Split(':');
        if (parts.Length > 2 || parts.Any(part => part.Length > 0 && !IsYear(part)) || parts.All(part => part.Length == 0)) return null;
        var range = new YearRange(Bound(parts[0]), Bound(parts[^1]));
        return range.From > range.To ? null : range;
    }

    private static int? Bound(string part) => part.Length == 0 ? null : int.Parse(part, CultureInfo.InvariantCulture);

    private static int? Year(string period, int start) => period.Length >= start + 4 && IsYear(period[start..(start + 4)]) ? int.Parse(period.AsSpan(start, 4), CultureInfo.InvariantCulture) : null;

    private static bool IsYear(string text) => text.Length == 4 && text.All(char.IsAsciiDigit);
}
