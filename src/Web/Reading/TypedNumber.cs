using System.Globalization;
using System.Text.RegularExpressions;
using Simulation.Documents.Wording;

namespace Simulation.Web.Reading;

/// <summary>Numbers as people type them in either language.</summary>
public static partial class TypedNumber
{
    /// <summary>
    /// Reads a number: <c>36.500</c>, <c>36500</c> and <c>8,5</c> in Vietnamese, <c>36,500</c> and <c>8.5</c> in English. The other language's decimal sign is understood where nothing else can be
    /// meant: <c>0.35</c>.
    /// </summary>
    /// <returns>The number; null when it is none.</returns>
    public static double? Read(string? text, Language language)
    {
        var plain = (text ?? "").Trim().Replace("−", "-", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).TrimEnd('%');
        var (group, point) = language == Language.Vietnamese ? ('.', ',') : (',', '.');
        if (Grouped(group).IsMatch(plain)) plain = plain.Replace(group.ToString(), "", StringComparison.Ordinal);
        plain = plain.Replace(point, '.').Replace(',', '.');
        return double.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
    }

    private static Regex Grouped(char group) => group == '.' ? ByPoint() : ByComma();

    [GeneratedRegex(@"^[+-]?[1-9]\d{0,2}(\.\d{3})+(,\d+)?$")]
    private static partial Regex ByPoint();

    [GeneratedRegex(@"^[+-]?[1-9]\d{0,2}(,\d{3})+(\.\d+)?$")]
    private static partial Regex ByComma();
}
