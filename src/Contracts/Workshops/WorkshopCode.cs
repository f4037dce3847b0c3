using System.Security.Cryptography;

namespace Simulation.Contracts.Workshops;

/// <summary>
/// The code by which people join a workshop: nine letters and digits that are easy to read aloud, <c>K7Q-F2M-PRT</c>. Nothing in it looks like something else (no 0 and O, no 1, I
/// and L), and without vowels it spells no word. 28 symbols in nine places are 1.1e13 codes, 43 bits: enough that, at the rate at which a host lets wrong ones be tried,
/// nobody finds one by walking.
/// </summary>
public static class WorkshopCode
{
    /// <summary>The symbols.</summary>
    public const string Alphabet = "23456789BCDFGHJKMNPQRSTVWXYZ";

    /// <summary>How many of them.</summary>
    public const int Length = 9;

    private const int GroupLength = 3;

    /// <summary>A new code, by the random numbers that secrets are made of.</summary>
    public static string New() => RandomNumberGenerator.GetString(Alphabet, Length);

    /// <summary>Reads a code as people write it: with or without hyphens and spaces, in capitals or not; null for what is none.</summary>
    public static string? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > 4 * Length) return null;
        var code = string.Concat(text.Where(letter => letter is not ('-' or ' ' or '\u00A0' or '\u2011'))).ToUpperInvariant();
        return code.Length == Length && code.All(letter => Alphabet.Contains(letter, StringComparison.Ordinal)) ? code : null;
    }

    /// <summary>A code in groups of three, as it is shown and read aloud.</summary>
    public static string Show(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return string.Join('-', code.Chunk(GroupLength).Select(group => new string(group)));
    }
}
