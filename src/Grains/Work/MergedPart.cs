using System.Buffers.Binary;
using Simulation.Model.Ensembles.Summaries;

namespace Simulation.Grains.Work;

/// <summary>Some shards of a forecast, merged: what is recorded of an unfinished run.</summary>
/// <param name="Shard">Draws of a shard.</param>
/// <param name="Pieces">Numbers of the shards merged.</param>
/// <param name="Summary">Their summary.</param>
internal sealed record MergedPart(int Shard, IReadOnlyList<int> Pieces, RunSummary Summary)
{
    private const int SchemaVersion = 1;
    private const int Header = 3 * sizeof(int);

    /// <summary>The stored form: schema version, shard size, number of shards, their numbers, the summary; integers of four bytes, lowest byte first.</summary>
    public byte[] ToBytes()
    {
        var summary = Summary.ToBytes();
        var bytes = new byte[Header + (Pieces.Count * sizeof(int)) + summary.Length];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, SchemaVersion);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(sizeof(int)), Shard);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(2 * sizeof(int)), Pieces.Count);
        for (var i = 0; i < Pieces.Count; i++)
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(Header + (i * sizeof(int))), Pieces[i]);
        summary.CopyTo(bytes.AsSpan(Header + (Pieces.Count * sizeof(int))));
        return bytes;
    }

    /// <summary>Reads what <see cref="ToBytes"/> gave.</summary>
    /// <exception cref="InvalidDataException">Cut short, changed, or written by a newer version.</exception>
    public static MergedPart Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < Header) throw new InvalidDataException("The recorded part of the run is cut short.");
        var version = BinaryPrimitives.ReadInt32LittleEndian(bytes);
        if (version != SchemaVersion)
            throw new InvalidDataException($"The recorded part of the run has schema version {version}, and this program reads {SchemaVersion}.");
        var count = BinaryPrimitives.ReadInt32LittleEndian(bytes[(2 * sizeof(int))..]);
        if (count < 0 || count > (bytes.Length - Header) / sizeof(int)) throw new InvalidDataException("The recorded part of the run is cut short.");
        var pieces = new int[count];
        for (var i = 0; i < count; i++) pieces[i] = BinaryPrimitives.ReadInt32LittleEndian(bytes[(Header + (i * sizeof(int)))..]);
        return new MergedPart(BinaryPrimitives.ReadInt32LittleEndian(bytes[sizeof(int)..]), pieces, RunSummary.FromBytes(bytes[(Header + (count * sizeof(int)))..]));
    }
}
