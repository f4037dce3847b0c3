using System.Text;

namespace Simulation.Data;

/// <summary>Turns printed names into names that equations can use.</summary>
internal static class Identifier
{
    // Unicode decomposition is not available without the platform's culture data, which the product does not load.
    private static readonly Dictionary<char, char> Plain = Pairs(
        ("a", "àáảãạăằắẳẵặâầấẩẫậ"),
        ("d", "đ"),
        ("e", "èéẻẽẹêềếểễệ"),
        ("i", "ìíỉĩị"),
        ("o", "òóỏõọôồốổỗộơờớởỡợ"),
        ("u", "ùúủũụưừứửữự"),
        ("y", "ỳýỷỹỵ"));

    /// <summary>
    /// Lower case, without accents, everything but letters and digits as single underscores: <c>Duyên Hải 3 extension</c> becomes
    /// <c>duyen_hai_3_extension</c>. A name that starts with a digit, or has no letter or digit, gets a leading <c>m_</c>.
    /// </summary>
    public static string FromName(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (var letter in name.ToLowerInvariant().Select(letter => Plain.GetValueOrDefault(letter, letter)))
        {
            if (char.IsAsciiLetterOrDigit(letter))
                text.Append(letter);
            else if (text.Length > 0 && text[^1] != '_')
                text.Append('_');
        }

        var identifier = text.ToString().TrimEnd('_');
        return identifier.Length > 0 && char.IsAsciiLetter(identifier[0]) ? identifier : "m_" + identifier;
    }

    private static Dictionary<char, char> Pairs(params (string Plain, string Accented)[] groups) =>
        groups.SelectMany(group => group.Accented.Select(accented => (accented, plain: group.Plain[0]))).ToDictionary(pair => pair.accented, pair => pair.plain);
}
