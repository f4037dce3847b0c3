using System.Globalization;

namespace Simulation.Documents.Wording;

/// <summary>
/// Writes numbers and dates for readers of one language: Vietnamese <c>8,5%</c>, <c>34.000</c>, <c>31/12/2023</c>; English <c>8.5 %</c>,
/// <c>34,000</c>, <c>31 December 2023</c>. The minus is U+2212 unless the output is limited to ASCII.
/// </summary>
public sealed class NumberText
{
    private static readonly string[] EnglishMonths =
    [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
    ];

    private readonly Language language;
    private readonly NumberFormatInfo format;

    /// <param name="language">Decides the signs between digits.</param>
    /// <param name="useUnicode">False writes the minus as a hyphen and "about" as a tilde.</param>
    public NumberText(Language language, bool useUnicode)
    {
        this.language = language;
        var isVietnamese = language == Language.Vietnamese;
        format = new NumberFormatInfo
        {
            NumberDecimalSeparator = isVietnamese ? "," : ".",
            NumberGroupSeparator = isVietnamese ? "." : ",",
            NegativeSign = useUnicode ? "−" : "-",
        };
        About = useUnicode ? "≈" : "~";
        Undefined = language.Say("undefined", "không xác định");
    }

    /// <summary>The sign before a median.</summary>
    public string About { get; }

    /// <summary>What stands where a number is not defined (0/0): a word, because a dash could be read as zero.</summary>
    public string Undefined { get; }

    /// <summary>A number with a fixed number of decimals and grouped thousands; a result that rounds to zero carries no sign.</summary>
    public string Fixed(double? value, int decimals)
    {
        if (value is not { } number || !double.IsFinite(number)) return Undefined;
        var rounded = Math.Round(number, decimals, MidpointRounding.AwayFromZero);
        // Adding zero turns −0 into 0, which would print as "−0".
        return (rounded + 0.0).ToString($"N{decimals}", format);
    }

    /// <summary>A number with at most so many decimals and none that is a trailing zero, as targets are written: 8.5, 27.</summary>
    public string Shortest(double value, int mostDecimals = 6)
    {
        if (!double.IsFinite(value)) return Undefined;
        var decimals = 0;
        while (decimals < mostDecimals && Math.Abs(value - Math.Round(value, decimals)) > 1e-9 * Math.Max(1, Math.Abs(value))) decimals++;
        return Fixed(value, decimals);
    }

    /// <summary>A number with so many significant digits, and no zeros at the end that say nothing: 104.93, 0.061204, 43,712.</summary>
    public string Significant(double? value, int digits)
    {
        if (value is not { } number || !double.IsFinite(number)) return Undefined;
        var decimals = number == 0 ? 0 : Math.Clamp(digits - 1 - (int)Math.Floor(Math.Log10(Math.Abs(number))), 0, 12);
        return Shortest(Math.Round(number, decimals), decimals);
    }

    /// <summary>A change: as <see cref="Fixed"/>, with a plus before what is more.</summary>
    public string WithSign(double? value, int decimals)
    {
        var text = Fixed(value, decimals);
        return value is > 0 && double.IsFinite(value.Value) && text.AsSpan().ContainsAnyInRange('1', '9') ? "+" + text : text;
    }

    /// <summary>
    /// A percentage of chances from a share in 0..1: whole percent, with what would round to 0 or 100 written as less than 1 and more than 99.
    /// </summary>
    public string Probability(double share) => share switch
    {
        0 => Percent("0"),
        1 => Percent("100"),
        < 0.01 => "< " + Percent("1"),
        > 0.99 => "> " + Percent("99"),
        _ => Percent(Fixed(100 * share, 0)),
    };

    /// <summary>A number already written, with the percent sign as the language sets it.</summary>
    public string Percent(string number) => language.Say($"{number} %", $"{number}%");

    /// <summary>A number with its unit: <c>8,5%</c>, <c>34,000 billion VND</c>.</summary>
    public string WithUnit(string number, string unit) => unit switch
    {
        "" => number,
        "percent" => Percent(number),
        _ => $"{number} {UnitText.Of(unit, language)}",
    };

    /// <summary>A day: <c>31/12/2023</c>, <c>31 December 2023</c>.</summary>
    public string Day(DateOnly day) => language == Language.Vietnamese
        ? day.ToString("dd'/'MM'/'yyyy", CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{day.Day} {EnglishMonths[day.Month - 1]} {day.Year}");
}
