using System.Data.Common;
using System.Security.Cryptography;
using Simulation.Storage.Blobs;

namespace Simulation.Storage.Sql;

/// <summary>
/// Contents in two tables of an SQL database: a row with the length and the SHA-256 of each, and its compressed bytes in parts, for no database takes a
/// value of a gibibyte.
/// </summary>
/// <param name="database">The database.</param>
/// <param name="clock">The clock that dates the writes.</param>
public sealed class SqlBlobStore(SqlDatabase database, TimeProvider clock) : IBlobStore
{
    /// <summary>Largest content, 1 GiB: a damaged length must not allocate memory without bound.</summary>
    public const long MaximumLength = 1L << 30;

    /// <inheritdoc/>
    public Task WriteAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellation = default)
    {
        CheckName(name);
        if (content.Length > MaximumLength)
            throw new ArgumentException($"The content of {name} has {content.Length} bytes and at most {MaximumLength} are kept.", nameof(content));
        return Task.Run(() => WritePackedAsync(name, content, cancellation), cancellation);
    }

    /// <inheritdoc/>
    public async Task<byte[]?> ReadAsync(string name, CancellationToken cancellation = default)
    {
        CheckName(name);
        const string Query =
            """
            SELECT blob.length, blob.checksum, blob_part.content FROM blob JOIN blob_part ON blob_part.name = blob.name
            WHERE blob.name = @name ORDER BY blob_part.number
            """;
        var rows = await database.ReadAsync(session => session.AllAsync(Query, Row, ("name", name)), cancellation);
        return rows.Count == 0 ? null : await Task.Run(() => Unpacked(name, rows), cancellation);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> ListAsync(string prefix, CancellationToken cancellation = default)
    {
        var (condition, values) = Range(prefix);
        return await database.ReadAsync(
            session => session.AllAsync($"SELECT name FROM blob WHERE {condition} ORDER BY name", row => row.GetString(0), values), cancellation);
    }

    /// <inheritdoc/>
    public Task<int> DeleteAsync(string prefix, CancellationToken cancellation = default)
    {
        var (condition, values) = Range(prefix);
        // The parts go with their names: a content that is written at this moment is removed whole or stays whole.
        return database.WriteAsync(Names.Number(prefix), session => session.ExecuteAsync($"DELETE FROM blob WHERE {condition}", values), cancellation);
    }

    private async Task WritePackedAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        var checksum = SHA256.HashData(content.Span);
        var parts = BlobPacking.Pack(content.Span);
        var written = clock.GetUtcNow();
        await database.WriteAsync(Names.Number(name), InsertAsync, cancellation);

        async Task<int> InsertAsync(SqlSession session)
        {
            var inserted = await session.ExecuteAsync(
                "INSERT INTO blob (name, length, checksum, written) VALUES (@name, @length, @checksum, @written) ON CONFLICT (name) DO NOTHING",
                ("name", name), ("length", (long)content.Length), ("checksum", checksum), ("written", written));
            for (var number = 0; inserted > 0 && number < parts.Count; number++)
            {
                await session.ExecuteAsync(
                    "INSERT INTO blob_part (name, number, content) VALUES (@name, @number, @content)",
                    ("name", name), ("number", number), ("content", parts[number]));
            }

            return inserted;
        }
    }

    private static byte[] Unpacked(string name, List<PackedPart> rows)
    {
        var length = rows[0].Length;
        if (length is >= 0 and <= MaximumLength
            && BlobPacking.Unpack(rows.Select(row => row.Content), (int)length) is { } content
            && SHA256.HashData(content).AsSpan().SequenceEqual(rows[0].Checksum))
            return content;
        throw new InvalidDataException($"The stored content {name} is damaged: its checksum does not fit. Restore a backup, or delete it if it can be computed again.");
    }

    private static (string Condition, (string, object)[] Values) Range(string prefix)
    {
        Names.CheckPrefix(prefix);
        return Names.Above(prefix) is { } end
            ? ("name >= @from AND name < @to", [("from", prefix), ("to", end)])
            : ("name >= @from", [("from", prefix)]);
    }

    private static void CheckName(string name) => Names.CheckName(name, "name of a content");

    private static PackedPart Row(DbDataReader row) => new(row.GetInt64(0), row.GetFieldValue<byte[]>(1), row.GetFieldValue<byte[]>(2));

    private sealed record PackedPart(long Length, byte[] Checksum, byte[] Content);
}
