using System.Data;
using Npgsql;
using Simulation.Storage.Sql;

namespace Simulation.Storage.Postgres;

/// <summary>
/// The cluster's database: PostgreSQL 15 or later. Writers of one key exclude each other by an advisory lock that their transaction takes before it reads, so
/// that each sees what the one before it has committed.
/// </summary>
public sealed class PostgresDatabase : SqlDatabase
{
    private readonly NpgsqlDataSource source;

    /// <summary>Names the database; it is connected to when it is first used.</summary>
    /// <param name="connection">Connection string of Npgsql.</param>
    /// <param name="patience">How long a piece of work rides out a lost connection, from its first fault on.</param>
    /// <param name="clock">The clock.</param>
    /// <exception cref="ArgumentException">The connection string cannot be read.</exception>
    public PostgresDatabase(string connection, TimeSpan patience, TimeProvider clock)
        : this(Settings(connection), patience, clock)
    {
    }

    private PostgresDatabase(NpgsqlConnectionStringBuilder settings, TimeSpan patience, TimeProvider clock)
        : base(new Patience(Named(settings), patience, PostgresFaults.Judge, clock))
    {
        Description = Named(settings);
        source = NpgsqlDataSource.Create(settings);
    }

    /// <inheritdoc/>
    public override string Description { get; }

    /// <inheritdoc/>
    internal override string Dialect => "Postgres";

    /// <inheritdoc/>
    public override ValueTask DisposeAsync() => source.DisposeAsync();

    /// <inheritdoc/>
    private protected override async Task<T> ReadOnceAsync<T>(Func<SqlSession, Task<T>> work, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        return await work(new SqlSession(connection, null, cancellation));
    }

    /// <inheritdoc/>
    private protected override async Task<T> WriteOnceAsync<T>(long key, Func<SqlSession, Task<T>> work, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        // Read committed: every statement after the lock sees what its last holder committed. A snapshot of the whole transaction would be older than the lock.
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellation);
        var session = new SqlSession(connection, transaction, cancellation);
        await session.ExecuteAsync("SELECT pg_advisory_xact_lock(@key)", ("key", key));
        var result = await work(session);
        await transaction.CommitAsync(cancellation);
        return result;
    }

    private static NpgsqlConnectionStringBuilder Settings(string connection)
    {
        var settings = new NpgsqlConnectionStringBuilder(connection);
        settings.ApplicationName ??= "simulation";
        return settings;
    }

    private static string Named(NpgsqlConnectionStringBuilder settings) => $"'{settings.Database}' on {settings.Host}:{settings.Port}";
}
