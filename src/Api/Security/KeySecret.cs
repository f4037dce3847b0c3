using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Simulation.Api.Security;

/// <summary>
/// The secret of a key as its holder sends it: <c>sim_planning-office_…</c>, a mark by which scanners of published code find it, the name by which it is looked up, and 256 random bits.
/// It is kept as a plain SHA-256. Slow and salted hashes protect what people think up, of which there are few; of 256 random bits nobody tries a measurable part, and a slow hash would
/// only let everybody who sends rubbish keep the host busy.
/// </summary>
/// <param name="Name">Name of the key.</param>
/// <param name="Hash">SHA-256 of all that is sent.</param>
internal readonly record struct KeySecret(string Name, byte[] Hash)
{
    /// <summary>What every secret begins with.</summary>
    public const string Mark = "sim_";

    private const int RandomBytes = 32;
    private const int Longest = 160;

    /// <summary>A new secret.</summary>
    public static (string Text, KeySecret Secret) New(string name)
    {
        var text = $"{Mark}{name}_{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes))}";
        return (text, new KeySecret(name, HashOf(text)));
    }

    /// <summary>Reads what somebody sent; null when it is no secret of ours.</summary>
    public static KeySecret? Parse(string text)
    {
        if (!text.StartsWith(Mark, StringComparison.Ordinal) || text.Length > Longest) return null;
        var end = text.IndexOf('_', Mark.Length);
        return end <= Mark.Length ? null : new KeySecret(text[Mark.Length..end], HashOf(text));
    }

    /// <summary>True when a key was made with this secret. Takes as long whether it was or not.</summary>
    public bool Opens(ReadOnlySpan<byte> hash) => CryptographicOperations.FixedTimeEquals(Hash, hash);

    private static byte[] HashOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
