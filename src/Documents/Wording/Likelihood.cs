using Simulation.Model.Plans;

namespace Simulation.Documents.Wording;

/// <summary>
/// Words and signs for a probability. They follow the rounded percentage that is printed beside them, so that the same number never has two words.
/// </summary>
public static class Likelihood
{
    /// <summary>The likelihood of the percentage as printed.</summary>
    public static LikelihoodBand Of(double probability) =>
        PlanWords.LikelihoodOf(Math.Round(100 * probability, MidpointRounding.AwayFromZero) / 100);

    /// <summary>The word.</summary>
    public static string Word(double probability, Language language) => Of(probability).Text(language.Code());

    /// <summary>The sign that carries the status where colour may be missing: <c>✓</c> likely, <c>!</c> open, <c>×</c> unlikely.</summary>
    public static (string Sign, string Colour) Mark(double probability, bool useUnicode) => Of(probability) switch
    {
        LikelihoodBand.VeryUnlikely or LikelihoodBand.Unlikely => (useUnicode ? "×" : "x", "red"),
        LikelihoodBand.AboutAsLikelyAsNot => ("!", "darkorange3"),
        _ => (useUnicode ? "✓" : "+", "green"),
    };
}
