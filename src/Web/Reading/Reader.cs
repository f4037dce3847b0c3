using Simulation.Documents.Wording;

namespace Simulation.Web.Reading;

/// <summary>Everything a page says, in the language of the one who reads it. Cascades to all components.</summary>
/// <param name="language">The reader's language.</param>
public sealed class Reader(Language language)
{
    /// <summary>The language.</summary>
    public Language Language { get; } = language;

    /// <summary>Code of the language, for <c>lang</c> and for labels.</summary>
    public string Code => Language.Code();

    /// <summary>Numbers and days as the language writes them.</summary>
    public NumberText Numbers { get; } = new(language, useUnicode: true);

    /// <summary>Of two wordings of one thing, the one in this language.</summary>
    public string Say(string english, string vietnamese) => Language.Say(english, vietnamese);

    /// <summary>The label in this language, or <paramref name="name"/> when there is none.</summary>
    public string Label(IReadOnlyDictionary<string, string> labels, string name) => Language.Label(labels, name);

    /// <summary>A unit in words; a percent sign for percent.</summary>
    public string Unit(string unit) => unit == "percent" ? "%" : UnitText.Of(unit, Language);

    /// <summary>A figure without its unit, with the decimals that its unit deserves.</summary>
    public string Figure(double? value, string unit) => Numbers.Fixed(value, UnitText.Decimals(unit, value ?? 0));

    /// <summary>A figure with its unit: <c>34,000 billion VND</c>.</summary>
    public string Quantity(double? value, string unit) => value is null ? Numbers.Undefined : Numbers.WithUnit(Figure(value, unit), unit);

    /// <summary>A change with its sign: <c>+0.4</c>, in the unit's decimals.</summary>
    public string Change(double? value, string unit) => Numbers.WithSign(value, UnitText.Decimals(unit, value ?? 0));

    /// <summary>Mark of a target of whose indicator no figure was published.</summary>
    public string ByPriors() => Say("by priors alone", "chỉ theo tiên nghiệm");

    /// <summary>Why a probability rests on priors.</summary>
    public string ByPriorsReason() => Say("No figure of this indicator was published: the probability is that of the model's priors.", "Chưa có số liệu công bố của chỉ tiêu này: xác suất chỉ dựa trên phân phối tiên nghiệm của mô hình.");

    /// <summary>A probability with its word: <c>30 %, unlikely</c>.</summary>
    public string Likelihood(double probability) => $"{Numbers.Probability(probability)}, {Documents.Wording.Likelihood.Word(probability, Language)}";

    /// <summary>A goal as a plan writes it: <c>≥ 8.5</c>.</summary>
    /// <param name="comparison">As data write it: <c>&gt;=</c>, <c>~&lt;=</c>.</param>
    /// <param name="value">The value to reach.</param>
    public string Goal(string comparison, double value)
    {
        var about = comparison.Contains('~', StringComparison.Ordinal) ? Say("nearly\u00A0", "gần\u00A0") : "";
        var sign = comparison.Replace("~", "", StringComparison.Ordinal) switch { ">=" => "≥\u00A0", "<=" => "≤\u00A0", var plain => plain + "\u00A0" };
        // "Nearly 27" is how plans put it; which side counts is in the judgement.
        return about.Length > 0 ? about + Numbers.Shortest(value) : sign + Numbers.Shortest(value);
    }

    /// <summary>By how much a value is on the right side of a goal; negative when it falls short.</summary>
    public static double Margin(string comparison, double value, double goal) => comparison.Contains('<', StringComparison.Ordinal) ? goal - value : value - goal;
}
