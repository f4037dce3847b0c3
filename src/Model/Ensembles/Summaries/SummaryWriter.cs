using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Simulation.Model.Ensembles.Summaries;

/// <summary>Writes the body of a run summary: variable-length integers (7 bits a byte, lowest first), doubles and raw keys.</summary>
/// <param name="likelyLength">About how many bytes will be written.</param>
internal sealed class SummaryWriter(int likelyLength)
{
    private const int MaximumVariableLength = 10;

    private readonly ArrayBufferWriter<byte> buffer = new(Math.Max(256, likelyLength));

    /// <summary>What was written.</summary>
    public byte[] ToArray() => buffer.WrittenSpan.ToArray();

    /// <summary>Leaves room for bytes that are written later.</summary>
    public void Skip(int length)
    {
        buffer.GetSpan(length)[..length].Clear();
        buffer.Advance(length);
    }

    /// <summary>A count, at least 0.</summary>
    public void Count(int value) => Unsigned(checked((uint)value));

    /// <summary>An integer of either sign: 0, −1, 1, −2, … become 0, 1, 2, 3, … .</summary>
    public void Signed(long value) => Unsigned((ulong)((value << 1) ^ (value >> 63)));

    /// <summary>A non-negative integer.</summary>
    public void Unsigned(ulong value)
    {
        var span = buffer.GetSpan(MaximumVariableLength);
        var length = 0;
        for (; value >= 0x80; value >>= 7) span[length++] = (byte)(value | 0x80);
        span[length++] = (byte)value;
        buffer.Advance(length);
    }

    /// <summary>A double.</summary>
    public void Double(double value)
    {
        BinaryPrimitives.WriteDoubleLittleEndian(buffer.GetSpan(sizeof(double)), value);
        buffer.Advance(sizeof(double));
    }

    /// <summary>Integers of 8 bytes each.</summary>
    public void Raw(ReadOnlySpan<long> values)
    {
        if (values.IsEmpty) return;
        var span = buffer.GetSpan(values.Length * sizeof(long));
        if (BitConverter.IsLittleEndian)
        {
            MemoryMarshal.AsBytes(values).CopyTo(span);
        }
        else
        {
            BinaryPrimitives.ReverseEndianness(values, MemoryMarshal.Cast<byte, long>(span)[..values.Length]);
        }

        buffer.Advance(values.Length * sizeof(long));
    }
}
