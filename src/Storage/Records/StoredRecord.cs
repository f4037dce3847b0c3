namespace Simulation.Storage.Records;

/// <summary>One version of a record, as it was written.</summary>
/// <param name="Key">Its name.</param>
/// <param name="Version">1 for the first, one more with every write and deletion. Never used twice.</param>
/// <param name="Schema">Version of the form of <paramref name="Content"/>, the writer's business.</param>
/// <param name="Content">What was written; empty for a deletion.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="Written">When, in UTC.</param>
/// <param name="IsDeleted">True when this version is the record's removal.</param>
public sealed record StoredRecord(
    RecordKey Key, long Version, int Schema, ReadOnlyMemory<byte> Content, string Author, DateTimeOffset Written, bool IsDeleted);
