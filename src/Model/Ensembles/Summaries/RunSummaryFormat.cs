using System.Buffers.Binary;
using System.Collections.Immutable;
using Simulation.Model.Identity;

namespace Simulation.Model.Ensembles.Summaries;

/// <summary>
/// The binary form of a <see cref="RunSummary"/>, version 1, little-endian: 8 bytes "SIMRUNSM"; 2 bytes version; 8 bytes length of the body; the body;
/// 4 bytes CRC-32C of the body. The body is the shape, the tally and the series in order; integers in it are variable-length, doubles are their 8 bytes.
/// One summary has one form: equal summaries give equal bytes.
/// </summary>
internal static class RunSummaryFormat
{
    private const ulong Magic = 0x4D534E55524D4953; // "SIMRUNSM" read as a little-endian number
    private const ushort Version = 1;
    private const int HeaderLength = 18;
    private const int ChecksumLength = 4;

    public static void Write(RunSummary summary, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        stream.Write(ToBytes(summary));
    }

    public static byte[] ToBytes(RunSummary summary)
    {
        var writer = new SummaryWriter(HeaderLength + ChecksumLength + summary.Series.Sum(SeriesFormat.LikelyLength));
        writer.Skip(HeaderLength);
        WriteShape(writer, summary.Shape);
        WriteTally(writer, summary.Tally);
        foreach (var series in summary.Series) SeriesFormat.Write(writer, series);
        writer.Skip(ChecksumLength);

        var bytes = writer.ToArray();
        var body = bytes.AsSpan(HeaderLength, bytes.Length - HeaderLength - ChecksumLength);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, Magic);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(8), Version);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(10), body.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(bytes.Length - ChecksumLength), Crc32C.Of(body));
        return bytes;
    }

    public static RunSummary Read(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var header = new byte[HeaderLength];
        var length = BodyLength(header.AsSpan(0, stream.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false)));

        // Grows with what really comes, so that a forged length cannot claim memory.
        using var rest = new MemoryStream();
        var buffer = new byte[81_920];
        for (var wanted = length + ChecksumLength; wanted > 0;)
        {
            var count = stream.Read(buffer, 0, (int)Math.Min(buffer.Length, wanted));
            if (count == 0) throw Truncated(length, rest.Length);
            rest.Write(buffer, 0, count);
            wanted -= count;
        }

        return ReadBody(rest.GetBuffer().AsSpan(0, (int)rest.Length));
    }

    public static RunSummary FromBytes(ReadOnlySpan<byte> bytes)
    {
        var length = BodyLength(bytes[..Math.Min(HeaderLength, bytes.Length)]);
        var rest = bytes[HeaderLength..];
        if (rest.Length < length + ChecksumLength) throw Truncated(length, rest.Length);
        if (rest.Length > length + ChecksumLength)
            throw new InvalidDataException($"The run summary is followed by {rest.Length - length - ChecksumLength} bytes that do not belong to it.");
        return ReadBody(rest);
    }

    private static long BodyLength(ReadOnlySpan<byte> header)
    {
        if (header.Length < HeaderLength)
            throw new InvalidDataException($"The run summary has {header.Length} bytes, fewer than its header of {HeaderLength}: it was cut short.");
        if (BinaryPrimitives.ReadUInt64LittleEndian(header) != Magic)
            throw new InvalidDataException("These bytes are not a run summary: they do not begin with SIMRUNSM.");
        var version = BinaryPrimitives.ReadUInt16LittleEndian(header[8..]);
        if (version != Version)
        {
            throw new InvalidDataException(
                $"The run summary has format version {version} and this program reads version {Version}: "
                + (version > Version ? "use the newer program, or compute the run again." : "compute the run again."));
        }

        var length = BinaryPrimitives.ReadInt64LittleEndian(header[10..]);
        return length is >= 0 and <= int.MaxValue - 64
            ? length
            : throw new InvalidDataException($"The run summary states a length of {length} bytes: its header was changed.");
    }

    private static InvalidDataException Truncated(long length, long found) =>
        new($"The run summary should have {length + ChecksumLength} bytes after its header and has {found}: it was cut short.");

    private static RunSummary ReadBody(ReadOnlySpan<byte> rest)
    {
        var body = rest[..^ChecksumLength];
        var stated = BinaryPrimitives.ReadUInt32LittleEndian(rest[^ChecksumLength..]);
        var found = Crc32C.Of(body);
        if (stated != found)
            throw new InvalidDataException($"The run summary's checksum is {found:x8} and should be {stated:x8}: its bytes were changed.");

        var reader = new SummaryReader(body);
        try
        {
            var shape = ReadShape(ref reader);
            var tally = ReadTally(ref reader, shape.Conditions.Length);
            var series = ImmutableArray.CreateBuilder<SeriesSummary>();
            for (var left = checked(shape.Outputs * shape.Years); left > 0; left--) series.Add(SeriesFormat.Read(ref reader, shape.Resolution, tally.Draws));
            reader.End();
            return new RunSummary(shape, series.ToImmutable(), tally);
        }
        catch (Exception error) when (error is ArgumentException or OverflowException)
        {
            throw new InvalidDataException($"The run summary contradicts itself: {error.Message}", error);
        }
    }

    private static void WriteShape(SummaryWriter writer, RunShape shape)
    {
        writer.Count(shape.Outputs);
        writer.Signed(shape.FirstYear);
        writer.Signed(shape.LastYear);
        writer.Count(shape.Resolution.Bits);
        writer.Count(shape.Conditions.Length);
        foreach (var condition in shape.Conditions)
        {
            writer.Count(condition.Output);
            writer.Signed(condition.Year);
            writer.Count((int)condition.Comparison);
            writer.Double(condition.Threshold);
        }
    }

    private static RunShape ReadShape(ref SummaryReader reader)
    {
        var outputs = reader.Count();
        var firstYear = reader.SignedInt();
        var lastYear = reader.SignedInt();
        var resolution = Resolution.OfBits(reader.Count());
        var conditions = ImmutableArray.CreateBuilder<DrawCondition>();
        for (var left = reader.Count(); left > 0; left--)
            conditions.Add(new DrawCondition(reader.Count(), reader.SignedInt(), ReadComparison(ref reader), reader.Double()));
        return new RunShape(outputs, firstYear, lastYear, resolution, conditions.ToImmutable());
    }

    private static Comparison ReadComparison(ref SummaryReader reader)
    {
        var comparison = (Comparison)reader.Count();
        return Enum.IsDefined(comparison) ? comparison : throw new InvalidDataException($"The run summary holds the unknown comparison {(int)comparison}.");
    }

    private static void WriteTally(SummaryWriter writer, TargetTally tally)
    {
        writer.Count(tally.Counts.Length);
        foreach (var (mask, count) in tally.Counts)
        {
            writer.Unsigned(mask);
            writer.Unsigned((ulong)count);
        }
    }

    private static TargetTally ReadTally(ref SummaryReader reader, int conditions)
    {
        var counts = new List<KeyValuePair<ulong, long>>();
        for (var left = reader.Count(); left > 0; left--) counts.Add(new(reader.Unsigned(), reader.Long()));
        return new TargetTally(conditions, counts);
    }
}
