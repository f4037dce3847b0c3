using Simulation.Contracts.Provinces;

namespace Simulation.Web.Reading;

/// <summary>Names of a province's indicators and sectors in the reader's words. What nobody has labelled keeps its name in the data.</summary>
public static class ProvinceNames
{
    private const string Whole = "total";

    /// <summary>An indicator.</summary>
    public static string Indicator(this Reader reader, ProvinceDescription province, string indicator) =>
        Array.Find(province.Indicators, known => known.Indicator == indicator) is { } described
            ? reader.Label(described.Labels, indicator)
            : IndicatorGlossary.Indicators.TryGetValue(indicator, out var words) ? reader.Say(words.English, words.Vietnamese) : indicator;

    /// <summary>A sector, or another part that figures cover.</summary>
    public static string Part(this Reader reader, ProvinceDescription province, string sector) =>
        IndicatorGlossary.Parts.TryGetValue(sector, out var words)
            ? reader.Say(words.English, words.Vietnamese)
            : province.Members.TryGetValue(sector, out var labels) ? reader.Label(labels, sector) : sector;

    /// <summary>An indicator with the part it covers, unless that is the whole.</summary>
    public static string Figure(this Reader reader, ProvinceDescription province, string indicator, string sector) =>
        sector == Whole ? reader.Indicator(province, indicator) : $"{reader.Indicator(province, indicator)}: {reader.Part(province, sector)}";

    /// <summary>A variable of the model, <c>price_sd[power]</c>, by the labels of its declaration.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="province">The province, for the names of members.</param>
    /// <param name="labels">Labels of the declaration; null when it has none.</param>
    /// <param name="name">Full name.</param>
    public static string Variable(this Reader reader, ProvinceDescription province, IReadOnlyDictionary<string, string>? labels, string name)
    {
        var bracket = name.IndexOf('[', StringComparison.Ordinal);
        var label = labels is null ? name[..(bracket < 0 ? name.Length : bracket)] : reader.Label(labels, name);
        if (bracket < 0) return label;
        var members = name[(bracket + 1)..].TrimEnd(']').Split(',', StringSplitOptions.TrimEntries);
        return $"{label}: {string.Join(", ", members.Select(member => reader.Part(province, member)))}";
    }
}
