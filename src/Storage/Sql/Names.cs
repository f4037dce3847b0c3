using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Simulation.Storage.Records;

namespace Simulation.Storage.Sql;

/// <summary>What names must be made of, and how ranges of names are asked for.</summary>
internal static class Names
{
    private const int LongestKind = 32;
    private const int LongestName = 256;

    /// <summary>Refuses a key that breaks the rules of <see cref="RecordKey"/>.</summary>
    /// <exception cref="ArgumentException">It does.</exception>
    public static void Check(RecordKey key)
    {
        CheckKind(key.Kind);
        CheckName(key.Id, "id of a record");
    }

    /// <summary>Refuses a kind that breaks the rules of <see cref="RecordKey"/>.</summary>
    /// <exception cref="ArgumentException">It does.</exception>
    public static void CheckKind(string kind)
    {
        ArgumentNullException.ThrowIfNull(kind);
        if (kind.Length is 0 or > LongestKind || !kind.All(letter => char.IsAsciiLetterLower(letter) || letter == '-'))
            throw new ArgumentException($"'{kind}' is not a kind of record: up to {LongestKind} lower-case letters and hyphens are.", nameof(kind));
    }

    /// <summary>Refuses a name that is empty, too long, or holds what no database keeps as it is.</summary>
    /// <param name="name">The name.</param>
    /// <param name="what">What it names, for the message.</param>
    /// <exception cref="ArgumentException">It does.</exception>
    public static void CheckName(string name, string what)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (name.Length > LongestName) throw new ArgumentException($"The {what} has {name.Length} characters and may have {LongestName}.", nameof(name));
        CheckCharacters(name, what);
    }

    /// <summary>Refuses a prefix that no name can begin with.</summary>
    /// <exception cref="ArgumentException">It is one.</exception>
    public static void CheckPrefix(string prefix)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        CheckCharacters(prefix, "prefix");
    }

    /// <summary>
    /// The least text above all that begin with a prefix, in the order of code points, which is that of UTF-8 bytes: so that a prefix is a range of an
    /// index, and no character in it is a wildcard. Null when there is no such text.
    /// </summary>
    public static string? Above(string prefix)
    {
        var runes = prefix.EnumerateRunes().ToList();
        while (runes.Count > 0)
        {
            var last = runes[^1].Value;
            runes.RemoveAt(runes.Count - 1);
            if (last == 0x10FFFF) continue;
            // The surrogates are no characters: what follows U+D7FF is U+E000.
            runes.Add(new Rune(last == 0xD7FF ? 0xE000 : last + 1));
            return string.Concat(runes);
        }

        return null;
    }

    /// <summary>A number for a name, the same in every process.</summary>
    public static long Number(string name)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(name), hash);
        return BinaryPrimitives.ReadInt64LittleEndian(hash);
    }

    private static void CheckCharacters(string text, string what)
    {
        for (var position = 0; position < text.Length; position++)
        {
            if (char.IsControl(text[position]))
                throw new ArgumentException($"The {what} has a control character at position {position}.", nameof(text));
            if (!char.IsSurrogate(text[position])) continue;
            if (position + 1 == text.Length || !char.IsSurrogatePair(text[position], text[position + 1]))
                throw new ArgumentException($"The {what} has half a surrogate pair at position {position}.", nameof(text));
            position++;
        }
    }
}
