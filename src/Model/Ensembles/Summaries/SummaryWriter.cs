using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Simulation.Model.Ensembles.Summaries;

/// <summary>Writes the body of a run summary: variable-length integers (7 bits a byte, lowest first), doubles and raw keys.</summary>
/// <param name="likelyLength">About how many bytes will be written.</param>
internal sealed class SummaryWriter(int likelyLength)
{
    private const int MaximumVariableLength = 10;

    private byte[] buffer = new byte[Math.Max(256, likelyLength)];
    private int length;

    /// <summary>What was written.</summary>
    public byte[] ToArray() => length == buffer.Length ? buffer : buffer[..length];

    /// <summary>Leaves room for bytes that are written later.</summary>
    public void Skip(int count)
    {
        Reserve(count).Clear();
        length += count;
    }

    /// <summary>A count, at least 0.</summary>
    public void Count(int value) => Unsigned(checked((uint)value));

    /// <summary>An integer of either sign: 0, −1, 1, −2, … become 0, 1, 2, 3, … .</summary>
    public void Signed(long value) => Unsigned((ulong)((value << 1) ^ (value >> 63)));

    /// <summary>A non-negative integer.</summary>
    public void Unsigned(ulong value)
    {
        if (buffer.Length - length < MaximumVariableLength) Grow(MaximumVariableLength);
        for (; value >= 0x80; value >>= 7) buffer[length++] = (byte)(value | 0x80);
        buffer[length++] = (byte)value;
    }

    /// <summary>A double.</summary>
    public void Double(double value)
    {
        BinaryPrimitives.WriteDoubleLittleEndian(Reserve(sizeof(double)), value);
        length += sizeof(double);
    }

    /// <summary>Integers of 8 bytes each.</summary>
    public void Raw(ReadOnlySpan<long> values)
    {
        if (values.IsEmpty) return;
        var span = Reserve(values.Length * sizeof(long));
        if (BitConverter.IsLittleEndian)
        {
            MemoryMarshal.AsBytes(values).CopyTo(span);
        }
        else
        {
            BinaryPrimitives.ReverseEndianness(values, MemoryMarshal.Cast<byte, long>(span));
        }

        length += values.Length * sizeof(long);
    }

    private Span<byte> Reserve(int count)
    {
        if (buffer.Length - length < count) Grow(count);
        return buffer.AsSpan(length, count);
    }

    private void Grow(int count) => Array.Resize(ref buffer, checked(Math.Max(length + count, 2 * buffer.Length)));
}
