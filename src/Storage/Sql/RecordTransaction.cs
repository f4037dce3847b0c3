using System.Runtime.InteropServices;
using Simulation.Storage.Records;

namespace Simulation.Storage.Sql;

/// <summary>One write of a record. It may run several times and writes once: what was committed is found by its token.</summary>
internal sealed class RecordTransaction
{
    private readonly RecordWrite write;
    private readonly byte[] content;
    private readonly DateTimeOffset written;

    /// <summary>Prepares a write.</summary>
    /// <exception cref="ArgumentException">The write breaks a rule.</exception>
    public RecordTransaction(RecordWrite write, TimeProvider clock)
    {
        Names.Check(write.Key);
        ArgumentException.ThrowIfNullOrWhiteSpace(write.Author);
        ArgumentOutOfRangeException.ThrowIfLessThan(write.Schema, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(write.Expected ?? 0);
        if (write.Token == Guid.Empty) throw new ArgumentException($"The write of {write.Key} has no token.", nameof(write));
        this.write = write;
        content = Bytes(write.Content ?? default);
        written = Rounded(clock.GetUtcNow());
    }

    /// <summary>Writes within a transaction that excludes other writes of the same record.</summary>
    /// <exception cref="VersionConflictException">The newest version is not the expected one.</exception>
    public async Task<StoredRecord> RunAsync(SqlSession session)
    {
        if (await CommittedAsync(session) is { } committed) return committed;
        var newest = await session.FirstAsync(
            "SELECT version, live FROM record WHERE kind = @kind AND id = @id ORDER BY version DESC LIMIT 1",
            row => new Newest(row.GetInt64(0), row.GetBoolean(1)),
            Key());
        CheckExpectation(newest);
        await session.ExecuteAsync(
            write.KeepsHistory
                ? "UPDATE record SET live = FALSE WHERE kind = @kind AND id = @id AND live"
                : "DELETE FROM record WHERE kind = @kind AND id = @id",
            Key());
        var record = new StoredRecord(write.Key, newest.Version + 1, write.Schema, content, write.Author, written, write.Content is null);
        await InsertAsync(session, record);
        return record;
    }

    private async Task<StoredRecord?> CommittedAsync(SqlSession session)
    {
        var committed = await session.FirstAsync($"SELECT {RecordRows.Columns} FROM record WHERE token = @token", RecordRows.Record, ("token", write.Token));
        if (committed is not null && committed.Key != write.Key)
            throw new InvalidOperationException($"The token {write.Token} of the write of {write.Key} has already named a write of {committed.Key}.");
        return committed;
    }

    private void CheckExpectation(Newest newest)
    {
        var seen = newest.IsLive ? newest.Version : 0;
        // Who deleted the record has seen the version of its deletion.
        if (write.Expected is { } expected && expected != seen && (expected != newest.Version || newest.IsLive))
            throw new VersionConflictException(write.Key, expected, seen);
    }

    private Task<int> InsertAsync(SqlSession session, StoredRecord record) => session.ExecuteAsync(
        """
        INSERT INTO record (kind, id, version, schema, content, author, written, token, deleted, live)
        VALUES (@kind, @id, @version, @schema, @content, @author, @written, @token, @deleted, @live)
        """,
        [
            .. Key(), ("version", record.Version), ("schema", record.Schema), ("content", content), ("author", record.Author),
            ("written", record.Written), ("token", write.Token), ("deleted", record.IsDeleted), ("live", !record.IsDeleted),
        ]);

    private (string, object)[] Key() => [("kind", write.Key.Kind), ("id", write.Key.Id)];

    // Databases keep microseconds: what is returned now must equal what is read later.
    private static DateTimeOffset Rounded(DateTimeOffset time) =>
        new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);

    private static byte[] Bytes(ReadOnlyMemory<byte> memory) =>
        MemoryMarshal.TryGetArray(memory, out var segment) && segment.Offset == 0 && segment.Array!.Length == segment.Count ? segment.Array : memory.ToArray();

    // The default stands for a record that never was.
    private readonly record struct Newest(long Version, bool IsLive);
}
