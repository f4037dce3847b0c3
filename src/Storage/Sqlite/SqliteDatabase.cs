using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Simulation.Storage.Schema;
using Simulation.Storage.Sql;

namespace Simulation.Storage.Sqlite;

/// <summary>
/// The embedded database: the file <c>simulation.db</c> of a data folder, with a write-ahead log that is flushed at every commit. One transaction writes at a
/// time, readers never wait. Several processes may use the same folder. The file is created and brought to the program's version when it is first used.
/// </summary>
public sealed class SqliteDatabase : SqlDatabase
{
    private const int KeptReaders = 8;

    private static readonly IReadOnlyList<Migration> Migrations = Migration.Of("Sqlite");

    private readonly string folder;
    private readonly TimeProvider clock;
    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly ConcurrentBag<SqliteConnection> readers = [];
    private DataFolderLock? shared;
    private SqliteConnection? writer;
    private volatile bool isDisposed;

    /// <summary>Names the data folder; it is created when the database is first used.</summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="patience">How long a piece of work waits for a locked file, from its first fault on.</param>
    /// <param name="clock">The clock.</param>
    public SqliteDatabase(string folder, TimeSpan patience, TimeProvider clock)
        : base(new Patience(SqliteFile.In(folder), patience, SqliteFaults.Judge, clock)) => (this.folder, this.clock) = (Path.GetFullPath(folder), clock);

    /// <inheritdoc/>
    public override string Description => SqliteFile.In(folder);

    /// <inheritdoc/>
    internal override string Dialect => "Sqlite";

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await turn.WaitAsync();
        try
        {
            isDisposed = true;
            while (readers.TryTake(out var reader)) await reader.DisposeAsync();
            CloseWriter();
            shared?.Dispose();
        }
        finally
        {
            turn.Release();
        }
    }

    /// <inheritdoc/>
    private protected override async Task<T> ReadOnceAsync<T>(Func<SqlSession, Task<T>> work, CancellationToken cancellation)
    {
        if (Volatile.Read(ref writer) is null) await OpenAsync(cancellation);
        var reader = readers.TryTake(out var kept) ? kept : SqliteFile.Open(Description, SqliteOpenMode.ReadWrite);
        try
        {
            var result = await work(new SqlSession(reader, null, cancellation));
            Keep(reader);
            return result;
        }
        catch
        {
            await reader.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    private protected override async Task<T> WriteOnceAsync<T>(long key, Func<SqlSession, Task<T>> work, CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            return await WriteAsync(await OpenedAsync(), work, cancellation);
        }
        catch (SqliteException fault) when (SqliteFaults.Judge(fault) != Fault.Passing)
        {
            // After a fault of the disk the state of a connection is anybody's guess: the next piece of work starts with a new one.
            CloseWriter();
            throw;
        }
        finally
        {
            turn.Release();
        }
    }

    private static async Task<T> WriteAsync<T>(SqliteConnection connection, Func<SqlSession, Task<T>> work, CancellationToken cancellation)
    {
        // Immediate: the right to write is taken before anything is read, for a reader that turns writer may find its reading outdated.
        await using var transaction = connection.BeginTransaction(deferred: false);
        var result = await work(new SqlSession(connection, transaction, cancellation));
        await transaction.CommitAsync(CancellationToken.None);
        return result;
    }

    private async Task OpenAsync(CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            await OpenedAsync();
        }
        finally
        {
            turn.Release();
        }
    }

    // Called by whose turn it is. The writer's connection stays open as long as the store.
    private async Task<SqliteConnection> OpenedAsync()
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        if (writer is { } open) return open;
        DirectorySync.Create(folder);
        shared ??= DataFolderLock.Share(folder) ?? throw new DataFolderBusyException(folder);
        var connection = SqliteFile.Open(Description, SqliteOpenMode.ReadWriteCreate);
        try
        {
            SqliteFile.Execute(connection, "PRAGMA synchronous = FULL");
            SqliteFile.Execute(connection, "PRAGMA journal_mode = WAL");
            // A large content leaves a large log; it is cut back when it has been taken over.
            SqliteFile.Execute(connection, "PRAGMA journal_size_limit = 67108864");
            await WriteAsync(connection, session => SchemaLedger.ApplyAsync(session, Migrations, Description, clock.GetUtcNow()), CancellationToken.None);
            DirectorySync.Flush(folder);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }

        Volatile.Write(ref writer, connection);
        return connection;
    }

    private void Keep(SqliteConnection reader)
    {
        if (readers.Count < KeptReaders && !isDisposed) readers.Add(reader);
        else reader.Dispose();
    }

    private void CloseWriter()
    {
        writer?.Dispose();
        Volatile.Write(ref writer, null);
    }
}
