namespace Simulation.Storage.Records;

/// <summary>A change of a record.</summary>
public sealed record RecordWrite
{
    /// <summary>Its name.</summary>
    public required RecordKey Key { get; init; }

    /// <summary>
    /// The version that the writer saw; 0 when it saw none (or a deleted one, whose version then counts up from there); null to write whatever is there.
    /// </summary>
    public long? Expected { get; init; }

    /// <summary>Version of the form of <see cref="Content"/>, at least 1.</summary>
    public required int Schema { get; init; }

    /// <summary>The content; null deletes the record.</summary>
    public required ReadOnlyMemory<byte>? Content { get; init; }

    /// <summary>Who writes.</summary>
    public required string Author { get; init; }

    /// <summary>
    /// Names this write. A write that was committed but whose acknowledgement was lost is tried again with the same token, and is then found done instead of
    /// conflicting with itself.
    /// </summary>
    public Guid Token { get; init; } = Guid.NewGuid();

    /// <summary>True: earlier versions stay readable, for ever. False: only the newest is kept, as befits what the program notes for itself.</summary>
    public bool KeepsHistory { get; init; } = true;
}
