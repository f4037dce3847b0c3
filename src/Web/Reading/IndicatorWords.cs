using System.Text.RegularExpressions;
using Simulation.Contracts.Provinces;

namespace Simulation.Web.Reading;

/// <summary>Names of indicators, sectors and plans in a reader's words, from the labels of model and data.</summary>
public static class IndicatorWords
{
    private const string Total = "total";

    /// <summary>An indicator of a sector, by the model's label, else its name in words; the sectors of one indicator share its label.</summary>
    public static string Indicator(this Reader reader, ProvinceDescription province, string indicator, string sector)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(province);
        var whole = province.Indicators.FirstOrDefault(each => each.Indicator == indicator);
        var name = whole is null ? Plain(indicator) : reader.Label(whole.Labels, Plain(indicator));
        return sector == Total ? name : $"{name}, {reader.Sector(province, sector)}";
    }

    /// <summary>A sector, plant or other member.</summary>
    public static string Sector(this Reader reader, ProvinceDescription province, string sector)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(province);
        return sector == Total ? reader.Say("Whole province", "Toàn tỉnh") : province.Members.TryGetValue(sector, out var labels) ? reader.Label(labels, Plain(sector)) : Plain(sector);
    }

    /// <summary>A plan.</summary>
    public static string Plan(this Reader reader, ProvinceDescription province, string plan)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(province);
        return province.Plans.FirstOrDefault(each => each.Id == plan) is { } known ? reader.Label(known.Labels, plan) : plan;
    }

    /// <summary>A sentence in which sectors stand by the names that data give them, with their labels in place of these.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="province">Where the labels are.</param>
    /// <param name="sentence">The sentence.</param>
    /// <param name="sectors">Names that may stand in it.</param>
    public static string Spell(this Reader reader, ProvinceDescription province, string sentence, IEnumerable<string> sectors)
    {
        ArgumentNullException.ThrowIfNull(sectors);
        return sectors.Where(sector => sector != Total && province.Members.ContainsKey(sector)).Distinct()
            .Aggregate(sentence, (text, sector) => Regex.Replace(text, $@"\b{Regex.Escape(sector)}\b", _ => Small(reader.Sector(province, sector))));
    }

    // Labels begin with a capital; in a sentence they do not.
    private static string Small(string label) => label.Length > 1 && char.IsLower(label[1]) ? char.ToLowerInvariant(label[0]) + label[1..] : label;

    private static string Plain(string name) => name.Replace('_', ' ');
}
