namespace Simulation.Cli.Wording;

/// <summary>
/// Words for a probability. They follow the rounded percentage that is printed beside them, so that the same number never has two words.
/// </summary>
internal static class Likelihood
{
    /// <summary>The word: below 10 very unlikely, below 33 unlikely, below 66 about even, to 90 likely, above nearly certain.</summary>
    public static string Word(double probability, Language language) => Rounded(probability) switch
    {
        < 10 => language.Say("very unlikely", "rất khó đạt"),
        < 33 => language.Say("unlikely", "khó đạt"),
        < 66 => language.Say("about even", "ngang ngửa"),
        <= 90 => language.Say("likely", "nhiều khả năng"),
        _ => language.Say("nearly certain", "gần như chắc"),
    };

    /// <summary>The sign that carries the status where colour may be missing: <c>✓</c> from 66 %, <c>!</c> from 33 %, <c>×</c> below.</summary>
    public static (string Sign, string Colour) Mark(double probability, bool useUnicode) => Rounded(probability) switch
    {
        < 33 => (useUnicode ? "×" : "x", "red"),
        < 66 => ("!", "darkorange3"),
        _ => (useUnicode ? "✓" : "+", "green"),
    };

    private static double Rounded(double probability) => Math.Round(100 * probability, MidpointRounding.AwayFromZero);
}
