using System.Buffers;
using System.IO.Compression;

namespace Simulation.Storage.Sql;

/// <summary>Contents as they lie in the database: Brotli at its fastest, in parts.</summary>
internal static class BlobPacking
{
    /// <summary>Bytes of a part, the last one excepted: few enough to be sent, logged and kept as one value by any database.</summary>
    public const int PartLength = 8 << 20;

    // The lowest level: ensembles are noise in their low bits, and the higher levels have little to find.
    private const int Quality = 1;
    private const int Window = 22;

    /// <summary>Compresses a content; at least one part.</summary>
    public static List<byte[]> Pack(ReadOnlySpan<byte> content)
    {
        using var encoder = new BrotliEncoder(Quality, Window);
        var parts = new List<byte[]>();
        var buffer = ArrayPool<byte>.Shared.Rent(PartLength);
        try
        {
            OperationStatus status;
            do
            {
                var filled = 0;
                do
                {
                    status = encoder.Compress(content, buffer.AsSpan(filled, PartLength - filled), out var read, out var written, isFinalBlock: true);
                    content = content[read..];
                    filled += written;
                }
                while (status == OperationStatus.DestinationTooSmall && filled < PartLength);
                if (status == OperationStatus.InvalidData) throw new InvalidOperationException("The content cannot be compressed.");
                parts.Add(buffer.AsSpan(0, filled).ToArray());
            }
            while (status != OperationStatus.Done);
            return parts;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Restores a content; null when the parts are damaged or make another length.</summary>
    public static byte[]? Unpack(IEnumerable<byte[]> parts, int length)
    {
        using var decoder = default(BrotliDecoder);
        var content = new byte[length];
        Span<byte> spare = stackalloc byte[1];
        var filled = 0;
        var status = OperationStatus.NeedMoreData;
        foreach (var part in parts)
        {
            ReadOnlySpan<byte> packed = part;
            do
            {
                // A decoder without room does not come to its end: what is full gets a byte to spare, which must stay unused.
                status = decoder.Decompress(packed, filled < length ? content.AsSpan(filled) : spare, out var read, out var written);
                packed = packed[read..];
                filled += written;
                if (status is OperationStatus.InvalidData or OperationStatus.DestinationTooSmall || filled > length) return null;
            }
            while (!packed.IsEmpty && status == OperationStatus.NeedMoreData);
            if (!packed.IsEmpty) return null;
        }

        return status == OperationStatus.Done && filled == length ? content : null;
    }
}
