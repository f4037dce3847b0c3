using Simulation.Storage.Records;

namespace Simulation.Grains.Telemetry;

/// <summary>Records whose writes are timed.</summary>
/// <param name="records">Where they are kept.</param>
/// <param name="time">The clock.</param>
internal sealed class MeasuredRecords(IRecordStore records, TimeProvider time) : IRecordStore
{
    public Task<StoredRecord?> FindAsync(RecordKey key, CancellationToken cancellation = default) => records.FindAsync(key, cancellation);

    public Task<StoredRecord?> FindAsync(RecordKey key, long version, CancellationToken cancellation = default) => records.FindAsync(key, version, cancellation);

    public async Task<StoredRecord> WriteAsync(RecordWrite write, CancellationToken cancellation = default)
    {
        var began = time.GetTimestamp();
        var written = await records.WriteAsync(write, cancellation);
        SimulationTelemetry.Written(time.GetElapsedTime(began), "record");
        return written;
    }

    public Task<IReadOnlyList<StoredRecord>> ListAsync(string kind, string prefix, string? after = null, int limit = 1_000, CancellationToken cancellation = default) =>
        records.ListAsync(kind, prefix, after, limit, cancellation);

    public Task<IReadOnlyList<StoredRecord>> HistoryAsync(RecordKey key, long? before = null, int limit = 1_000, CancellationToken cancellation = default) =>
        records.HistoryAsync(key, before, limit, cancellation);

    public Task<IReadOnlyList<AuditEntry>> AuditAsync(IReadOnlyCollection<string> kinds, string prefix, long? before = null, int limit = 100, CancellationToken cancellation = default) =>
        records.AuditAsync(kinds, prefix, before, limit, cancellation);
}
