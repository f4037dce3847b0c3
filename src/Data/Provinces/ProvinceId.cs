namespace Simulation.Data;

/// <summary>Ids of provinces, as folders, addresses and keys write them.</summary>
public static class ProvinceId
{
    /// <summary>Longest id, in characters.</summary>
    public const int Longest = 60;

    /// <summary>What an id may be, in words.</summary>
    public const string Form = "1 to 60 lower-case letters, digits and hyphens, beginning with a letter, such as ben-tre";

    /// <summary>True when a province may be called so.</summary>
    public static bool IsValid(string id) =>
        id is { Length: > 0 and <= Longest } && char.IsAsciiLetterLower(id[0]) && id.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-');
}
