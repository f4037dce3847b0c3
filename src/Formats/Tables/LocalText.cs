namespace Simulation.Formats.Tables;

/// <summary>A text in both languages of the pages.</summary>
/// <param name="English">In English.</param>
/// <param name="Vietnamese">In Vietnamese.</param>
public sealed record LocalText(string English, string Vietnamese)
{
    /// <summary>The text in a language.</summary>
    /// <param name="language"><c>vi</c> for Vietnamese; English for every other.</param>
    public string In(string language) => language == "vi" ? Vietnamese : English;

    /// <summary>A name that is the same in every language, such as an id or a day.</summary>
    public static LocalText Same(string text) => new(text, text);

    /// <summary>The text of labels by language code; where one is missing the other, and where both are the id.</summary>
    /// <param name="labels">Labels by <c>en</c> and <c>vi</c>.</param>
    /// <param name="id">What is labelled.</param>
    public static LocalText Of(IReadOnlyDictionary<string, string> labels, string id)
    {
        ArgumentNullException.ThrowIfNull(labels);
        var (english, vietnamese) = (labels.GetValueOrDefault("en"), labels.GetValueOrDefault("vi"));
        return new LocalText(english ?? vietnamese ?? id, vietnamese ?? english ?? id);
    }
}
