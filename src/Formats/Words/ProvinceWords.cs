using System.Collections.Frozen;
using Simulation.Contracts.Provinces;
using Simulation.Formats.Tables;

namespace Simulation.Formats.Words;

/// <summary>Labels of codes as provinces have them: of themselves, of their indicators and of their sectors.</summary>
/// <param name="provinces">The provinces; where two label a code differently, the first holds.</param>
public sealed class ProvinceWords(params IReadOnlyList<ProvinceDescription> provinces)
{
    private readonly FrozenDictionary<string, LocalText> places = First(provinces.Select(province => (province.Id, LocalText.Of(province.Labels, province.Id))));

    private readonly FrozenDictionary<string, LocalText> indicators = First(provinces.SelectMany(province => province.Indicators)
        .Select(indicator => (indicator.Indicator, LocalText.Of(indicator.Labels, indicator.Indicator)))
        .Append(("all_targets", new LocalText("All targets of the plan together", "Tất cả mục tiêu kế hoạch"))));

    private readonly FrozenDictionary<string, LocalText> offices = First(provinces.SelectMany(province => province.Offices)
        .Select(office => (office.Office, LocalText.Of(office.Labels, office.Office))));

    /// <summary>Code of the scenario in which nothing is changed.</summary>
    public const string Baseline = "baseline";

    /// <summary>Code of the scenario of a question that changes something without naming a saved scenario, or of a run whose question is not known any more.</summary>
    public const string AsAsked = "as_asked";

    /// <summary>Code of a day or a place in time that nobody knows.</summary>
    public const string Unknown = "unknown";

    /// <summary>The label of a code.</summary>
    /// <param name="dimension">Id of the dimension.</param>
    /// <param name="code">The code.</param>
    public LocalText LabelOf(string dimension, string code) => dimension switch
    {
        "province" => places.GetValueOrDefault(code) ?? LocalText.Same(code),
        "indicator" => indicators.GetValueOrDefault(code) ?? LocalText.Same(code),
        "sector" => offices.GetValueOrDefault(code) ?? BreakdownWords.Of(code),
        "statistic" => StatisticWords.Of(code),
        "scenario" when code == Baseline => new LocalText("Baseline", "Kịch bản cơ sở"),
        "scenario" when code == AsAsked => new LocalText("As asked", "Theo câu hỏi"),
        _ when code == Unknown => new LocalText("Not known", "Không rõ"),
        _ => LocalText.Same(code),
    };

    private static FrozenDictionary<string, LocalText> First(IEnumerable<(string Code, LocalText Label)> labels) =>
        labels.DistinctBy(item => item.Code, StringComparer.Ordinal).ToFrozenDictionary(item => item.Code, item => item.Label, StringComparer.Ordinal);
}
