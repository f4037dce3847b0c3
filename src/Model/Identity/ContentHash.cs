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

    // A hash is made of thousands of small parts, and a call of the hash function costs as much as a hundred bytes.
    private readonly byte[] pending = new byte[1024];
    private int pendingLength;

    /// <summary>Starts a hash of one kind of thing.</summary>
    /// <param name="kind">What is hashed and the version of its composition: <c>run/1</c>.</param>
    public ContentHash(string kind) => Add(kind);

    /// <summary>Adds a text; null and the empty text differ.</summary>
    public ContentHash Add(string? text)
    {
        if (text is null)
            return Add(-1L);
        var length = Encoding.UTF8.GetByteCount(text);
        Add((long)length);
        if (length > pending.Length)
        {
            Flush();
            hash.AppendData(Encoding.UTF8.GetBytes(text));
        }
        else
        {
            Encoding.UTF8.GetBytes(text, Reserve(length));
        }

        return this;
    }

    /// <summary>Adds a whole number.</summary>
    public ContentHash Add(long number)
    {
        BinaryPrimitives.WriteInt64LittleEndian(Reserve(sizeof(long)), number);
        return this;
    }

    /// <summary>Adds a number by its bits.</summary>
    public ContentHash Add(double number) => Add(BitConverter.DoubleToInt64Bits(number));

    /// <summary>The hash in lower-case hexadecimal, shortened to 32 digits: 128 bits are enough to name things apart.</summary>
    public string Finish()
    {
        Flush();
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..32];
    }

    /// <inheritdoc/>
    public void Dispose() => hash.Dispose();

    private Span<byte> Reserve(int length)
    {
        if (pendingLength + length > pending.Length) Flush();
        pendingLength += length;
        return pending.AsSpan(pendingLength - length, length);
    }

    private void Flush()
    {
        hash.AppendData(pending.AsSpan(0, pendingLength));
        pendingLength = 0;
    }
}
