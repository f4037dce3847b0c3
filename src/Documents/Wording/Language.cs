namespace Simulation.Documents.Wording;

/// <summary>A language of the terminal's reader.</summary>
public enum Language
{
    /// <summary>English: <c>8.5 %</c>, <c>34,000 billion VND</c>.</summary>
    English,

    /// <summary>Vietnamese: <c>8,5%</c>, <c>34.000 tỷ đồng</c>.</summary>
    Vietnamese,
}

/// <summary>How a language is named on the command line, and how labels are chosen in it.</summary>
public static class LanguageText
{
    /// <summary>Code of the language, as in labels and <c>--lang</c>: <c>vi</c>, <c>en</c>.</summary>
    public static string Code(this Language language) => language == Language.Vietnamese ? "vi" : "en";

    /// <summary>Of two wordings of one thing, the one in this language.</summary>
    public static string Say(this Language language, string english, string vietnamese) =>
        language == Language.Vietnamese ? vietnamese : english;

    /// <summary>
    /// The label in this language; else in English, else in any language, else <paramref name="name"/> itself, so that a name never stays empty.
    /// </summary>
    public static string Label(this Language language, IReadOnlyDictionary<string, string> labels, string name)
    {
        if (labels.TryGetValue(language.Code(), out var label) || labels.TryGetValue("en", out label))
            return label;
        return labels.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value).FirstOrDefault(name);
    }
}
