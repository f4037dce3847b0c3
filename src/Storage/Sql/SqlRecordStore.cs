using System.Text;
using Simulation.Storage.Records;

namespace Simulation.Storage.Sql;

/// <summary>Records in a table of an SQL database: a row for every version that is kept.</summary>
/// <param name="database">The database.</param>
/// <param name="clock">The clock that dates the writes.</param>
public sealed class SqlRecordStore(SqlDatabase database, TimeProvider clock) : IRecordStore
{
    private const int MostRows = 1_000;

    private const string Select = $"SELECT {RecordRows.Columns} FROM record WHERE ";

    /// <inheritdoc/>
    public Task<StoredRecord?> FindAsync(RecordKey key, CancellationToken cancellation = default)
    {
        Names.Check(key);
        return database.ReadAsync(
            session => session.FirstAsync(Select + "kind = @kind AND id = @id AND live", RecordRows.Record, ("kind", key.Kind), ("id", key.Id)), cancellation);
    }

    /// <inheritdoc/>
    public Task<StoredRecord?> FindAsync(RecordKey key, long version, CancellationToken cancellation = default)
    {
        Names.Check(key);
        return database.ReadAsync(
            session => session.FirstAsync(
                Select + "kind = @kind AND id = @id AND version = @version", RecordRows.Record, ("kind", key.Kind), ("id", key.Id), ("version", version)),
            cancellation);
    }

    /// <inheritdoc/>
    public Task<StoredRecord> WriteAsync(RecordWrite write, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(write);
        var transaction = new RecordTransaction(write, clock);
        return database.WriteAsync(Names.Number(write.Key.ToString()), transaction.RunAsync, cancellation);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<StoredRecord>> ListAsync(
        string kind, string prefix, string? after = null, int limit = MostRows, CancellationToken cancellation = default)
    {
        Names.CheckKind(kind);
        Names.CheckPrefix(prefix);
        CheckLimit(limit);
        var query = new StringBuilder(Select).Append("kind = @kind AND live");
        var values = new List<(string, object)> { ("kind", kind), ("limit", limit) };
        AddPrefix(query, values, prefix);
        if (after is not null)
        {
            query.Append(" AND id > @after");
            values.Add(("after", after));
        }

        query.Append(" ORDER BY id LIMIT @limit");
        return await database.ReadAsync(session => session.AllAsync(query.ToString(), RecordRows.Record, [.. values]), cancellation);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<StoredRecord>> HistoryAsync(
        RecordKey key, long? before = null, int limit = MostRows, CancellationToken cancellation = default)
    {
        Names.Check(key);
        CheckLimit(limit);
        const string Query = Select + "kind = @kind AND id = @id AND version < @before ORDER BY version DESC LIMIT @limit";
        return await database.ReadAsync(
            session => session.AllAsync(
                Query, RecordRows.Record, ("kind", key.Kind), ("id", key.Id), ("before", before ?? long.MaxValue), ("limit", limit)),
            cancellation);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<AuditEntry>> AuditAsync(
        IReadOnlyCollection<string> kinds, string prefix, long? before = null, int limit = 100, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(kinds);
        foreach (var kind in kinds) Names.CheckKind(kind);
        Names.CheckPrefix(prefix);
        CheckLimit(limit);
        var values = new List<(string, object)> { ("before", before ?? long.MaxValue), ("limit", limit) };
        var range = new StringBuilder("sequence < @before");
        AddPrefix(range, values, prefix);

        // One ordered range for each kind: every part reads its index backwards and stops at the limit.
        var parts = new List<string>();
        foreach (var kind in kinds.Distinct(StringComparer.Ordinal))
        {
            values.Add(($"kind{parts.Count}", kind));
            parts.Add(Part($"kind = @kind{parts.Count} AND {range}"));
        }

        if (parts.Count == 0) parts.Add(Part(range.ToString()));
        var query = $"SELECT * FROM ({string.Join(" UNION ALL ", parts)}) AS parts ORDER BY sequence DESC LIMIT @limit";
        return await database.ReadAsync(session => session.AllAsync(query, RecordRows.Entry, [.. values]), cancellation);
    }

    private static string Part(string condition) =>
        $"SELECT * FROM (SELECT {RecordRows.EntryColumns} FROM record WHERE {condition} ORDER BY sequence DESC LIMIT @limit) AS part";

    private static void AddPrefix(StringBuilder query, List<(string, object)> values, string prefix)
    {
        if (prefix.Length == 0) return;
        query.Append(" AND id >= @from");
        values.Add(("from", prefix));
        if (Names.Above(prefix) is not { } end) return;
        query.Append(" AND id < @to");
        values.Add(("to", end));
    }

    private static void CheckLimit(int limit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, MostRows);
    }
}
