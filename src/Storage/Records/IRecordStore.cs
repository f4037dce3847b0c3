namespace Simulation.Storage.Records;

/// <summary>
/// Versioned records, and who wrote them: the memory of everything that people did and that runs have reached. What is returned from a write is on disk.
/// Safe for concurrent use by threads and processes. Lost connections are ridden out within the store's patience; after it, <see cref="StorageUnavailableException"/>.
/// </summary>
public interface IRecordStore
{
    /// <summary>The newest version; null when there is none or it is deleted.</summary>
    Task<StoredRecord?> FindAsync(RecordKey key, CancellationToken cancellation = default);

    /// <summary>A version that was kept; null when there is none of that number.</summary>
    Task<StoredRecord?> FindAsync(RecordKey key, long version, CancellationToken cancellation = default);

    /// <summary>Writes a new version, or a deletion, and returns it.</summary>
    /// <exception cref="VersionConflictException">The newest version is not the expected one.</exception>
    Task<StoredRecord> WriteAsync(RecordWrite write, CancellationToken cancellation = default);

    /// <summary>The newest versions of the records of a kind whose id begins with a prefix, by id in ordinal order; deleted ones are left out.</summary>
    /// <param name="kind">Kind.</param>
    /// <param name="prefix">Beginning of the id; empty for all.</param>
    /// <param name="after">Id after which to go on; null for the beginning.</param>
    /// <param name="limit">At most so many, 1 to 1000.</param>
    /// <param name="cancellation">Stops the work.</param>
    Task<IReadOnlyList<StoredRecord>> ListAsync(string kind, string prefix, string? after = null, int limit = 1_000, CancellationToken cancellation = default);

    /// <summary>Every version that was kept of a record, deletions included, the newest first.</summary>
    /// <param name="key">Its name.</param>
    /// <param name="before">Version below which to go on; null for the newest.</param>
    /// <param name="limit">At most so many, 1 to 1000.</param>
    /// <param name="cancellation">Stops the work.</param>
    Task<IReadOnlyList<StoredRecord>> HistoryAsync(RecordKey key, long? before = null, int limit = 1_000, CancellationToken cancellation = default);

    /// <summary>The audit trail: every version that was kept of records whose kind is among those given and whose id begins with a prefix, the newest first.</summary>
    /// <param name="kinds">Kinds; empty for all.</param>
    /// <param name="prefix">Beginning of the id; empty for all.</param>
    /// <param name="before">Sequence number below which to go on; null for the newest.</param>
    /// <param name="limit">At most so many, 1 to 1000.</param>
    /// <param name="cancellation">Stops the work.</param>
    Task<IReadOnlyList<AuditEntry>> AuditAsync(
        IReadOnlyCollection<string> kinds, string prefix, long? before = null, int limit = 100, CancellationToken cancellation = default);
}

/// <summary>A change in the audit trail; what was there before is the version before.</summary>
/// <param name="Sequence">Number of the change in the whole store, counting up; numbers may be missing.</param>
/// <param name="Record">What was written.</param>
public sealed record AuditEntry(long Sequence, StoredRecord Record);
