using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Simulation.Model.Identity;

/// <summary>
/// Builds the SHA-256 by which runs and calibrations are known. Every part is written with its length or in a fixed width, so that no
/// two different sequences of parts give the same bytes; numbers are hashed by their bits.
/// </summary>
public sealed class ContentHash : IDisposable
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>Starts a hash of one kind of thing.</summary>
    /// <param name="kind">What is hashed and the version of its composition: <c>run/1</c>.</param>
    public ContentHash(string kind) => Add(kind);

    /// <summary>Adds a text; null and the empty text differ.</summary>
    public ContentHash Add(string? text)
    {
        if (text is null)
            return Add(-1L);
        var bytes = Encoding.UTF8.GetBytes(text);
        Add(bytes.LongLength);
        hash.AppendData(bytes);
        return this;
    }

    /// <summary>Adds a whole number.</summary>
    public ContentHash Add(long number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, number);
        hash.AppendData(bytes);
        return this;
    }

    /// <summary>Adds a number by its bits.</summary>
    public ContentHash Add(double number) => Add(BitConverter.DoubleToInt64Bits(number));

    /// <summary>The hash in lower-case hexadecimal, shortened to 32 digits: 128 bits are enough to name things apart.</summary>
    public string Finish() => Convert.ToHexStringLower(hash.GetHashAndReset())[..32];

    /// <inheritdoc/>
    public void Dispose() => hash.Dispose();
}
