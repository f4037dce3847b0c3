namespace Simulation.Documents.Wording;

/// <summary>Units as a reader expects them, and how many decimals a figure in them deserves.</summary>
public static class UnitText
{
    // Longest first: "billion VND2015" must not be read as "billion VND".
    private static readonly (string Written, string English, string Vietnamese)[] Words =
    [
        ("VND2015", "VND at 2015 prices", "đồng (giá 2015)"),
        ("VND2010", "VND at 2010 prices", "đồng (giá 2010)"),
        ("VND", "VND", "đồng"),
        ("trillion", "trillion", "nghìn tỷ"),
        ("billion", "billion", "tỷ"),
        ("million", "million", "triệu"),
        ("thousand", "thousand", "nghìn"),
        ("percent", "percent", "%"),
        ("person", "persons", "người"),
        ("persons", "persons", "người"),
        ("household", "households", "hộ"),
        ("households", "households", "hộ"),
        ("enterprise", "enterprises", "doanh nghiệp"),
        ("enterprises", "enterprises", "doanh nghiệp"),
        ("tonne", "tonnes", "tấn"),
        ("tonnes", "tonnes", "tấn"),
        ("quintals", "quintals", "tạ"),
        ("heads", "heads", "con"),
        ("projects", "projects", "dự án"),
        ("month", "month", "tháng"),
        ("commune", "communes", "xã"),
        ("communes", "communes", "xã"),
        ("hour", "hours", "giờ"),
        ("year", "year", "năm"),
        ("share", "share", "tỷ trọng"),
        ("index", "index", "chỉ số"),
    ];

    /// <summary>
    /// A unit in a reader's words: <c>million VND per person</c> is "triệu đồng/người" in Vietnamese. Words that are not known stay as written.
    /// </summary>
    public static string Of(string unit, Language language)
    {
        var parts = unit.Split(" per ", StringSplitOptions.TrimEntries);
        var whole = Translate(parts[0], language, isDivisor: false);
        var divisors = parts.Skip(1).Select(part => Translate(part, language, isDivisor: true));
        return string.Join(language.Say(" per ", "/"), divisors.Prepend(whole));
    }

    /// <summary>
    /// Decimals of a figure: growth and shares in percent 1, money in billions 0, others by size so that three digits at least are seen.
    /// </summary>
    /// <param name="unit">The unit as written in the model or the data.</param>
    /// <param name="magnitude">The largest figure that stands in the same column.</param>
    public static int Decimals(string unit, double magnitude) => unit switch
    {
        "percent" => 1,
        _ when unit.StartsWith("billion VND", StringComparison.Ordinal) && !unit.Contains(" per ", StringComparison.Ordinal) => 0,
        _ => Math.Abs(magnitude) switch { >= 1000 => 0, >= 10 => 1, >= 1 => 2, _ => 3 },
    };

    private static string Translate(string text, Language language, bool isDivisor)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => Array.FindIndex(Words, entry => entry.Written == word) switch
        {
            < 0 => word,
            // A divisor is one of its kind: VND per person.
            var i => language.Say(isDivisor ? Words[i].Written : Words[i].English, Words[i].Vietnamese),
        });
        return string.Join(' ', words);
    }
}
