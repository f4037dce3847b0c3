using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Simulation.Model.Ensembles.Summaries;

/// <summary>Reads what <see cref="SummaryWriter"/> wrote, trusting nothing.</summary>
internal ref struct SummaryReader(ReadOnlySpan<byte> body)
{
    private ReadOnlySpan<byte> rest = body;

    /// <summary>A count that fits an int.</summary>
    public int Count() => Unsigned() is <= int.MaxValue and var value ? (int)value : throw Wrong("a count is too large");

    /// <summary>A non-negative integer that fits a long.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long Long() => Unsigned() is <= long.MaxValue and var value ? (long)value : throw Wrong("a count is too large");

    /// <summary>An integer of either sign that fits an int.</summary>
    public int SignedInt() => Signed() is >= int.MinValue and <= int.MaxValue and var value ? (int)value : throw Wrong("a year is out of range");

    /// <summary>An integer of either sign.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long Signed()
    {
        var value = Unsigned();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    /// <summary>A non-negative integer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Unsigned()
    {
        // Steps between the keys of a histogram, and most of its counts, are small.
        if (rest.IsEmpty || rest[0] >= 0x80) return Several();
        var small = rest[0];
        rest = rest[1..];
        return small;
    }

    /// <summary>A double.</summary>
    public double Double() => BinaryPrimitives.ReadDoubleLittleEndian(Take(sizeof(double)));

    /// <summary>Integers of 8 bytes each.</summary>
    public void Raw(Span<long> values)
    {
        Take(values.Length * sizeof(long)).CopyTo(MemoryMarshal.AsBytes(values));
        if (!BitConverter.IsLittleEndian) BinaryPrimitives.ReverseEndianness(values, values);
    }

    /// <summary>Fails unless so many items of at least so many bytes can follow: before memory is claimed for them.</summary>
    public readonly void Expect(int items, int bytesEach)
    {
        if ((long)items * bytesEach > rest.Length) throw Wrong("it states more values than it holds");
    }

    /// <summary>Fails unless everything was read.</summary>
    public readonly void End()
    {
        if (!rest.IsEmpty) throw Wrong($"{rest.Length} bytes are left over");
    }

    // Of more than 7 bits.
    private ulong Several()
    {
        var value = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = Take(1)[0];
            if (shift == 63 && next > 1) break;
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80) return value;
        }

        throw Wrong("an integer is too long");
    }

    private ReadOnlySpan<byte> Take(int length)
    {
        if (length > rest.Length) throw Wrong("it ends in the middle of a value");
        var taken = rest[..length];
        rest = rest[length..];
        return taken;
    }

    private static InvalidDataException Wrong(string what) => new($"The run summary contradicts itself: {what}.");
}
