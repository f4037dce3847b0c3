namespace Simulation.Storage.Sql;

/// <summary>
/// A database as the stores see it: pieces of work, each with a connection of its own, carried out again when the connection was lost. Work never runs on
/// the caller's scheduler, so that a grain that waits for the disk holds up nobody.
/// </summary>
public abstract class SqlDatabase : IAsyncDisposable
{
    private readonly Patience patience;

    private protected SqlDatabase(Patience patience) => this.patience = patience;

    /// <summary>Where it is, for people: a path, or a host and a name; no secrets.</summary>
    public abstract string Description { get; }

    /// <summary>Folder of its migrations among the program's resources.</summary>
    internal abstract string Dialect { get; }

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();

    /// <summary>Reads. A single statement sees one state of the database.</summary>
    /// <exception cref="StorageUnavailableException">The database did not answer within the store's patience.</exception>
    internal Task<T> ReadAsync<T>(Func<SqlSession, Task<T>> work, CancellationToken cancellation) =>
        Task.Run(() => patience.TryAsync(token => ReadOnceAsync(work, token), cancellation), cancellation);

    /// <summary>Carries out a transaction. The work may be carried out several times; of what it changed, all is kept once or nothing.</summary>
    /// <param name="key">Transactions of the same key exclude each other, from before their first statement.</param>
    /// <param name="work">The work; it is rolled back when it throws.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="StorageUnavailableException">The database did not answer within the store's patience.</exception>
    internal Task<T> WriteAsync<T>(long key, Func<SqlSession, Task<T>> work, CancellationToken cancellation) =>
        Task.Run(() => patience.TryAsync(token => WriteOnceAsync(key, work, token), cancellation), cancellation);

    /// <summary>Reads, once.</summary>
    private protected abstract Task<T> ReadOnceAsync<T>(Func<SqlSession, Task<T>> work, CancellationToken cancellation);

    /// <summary>Carries out a transaction, once.</summary>
    private protected abstract Task<T> WriteOnceAsync<T>(long key, Func<SqlSession, Task<T>> work, CancellationToken cancellation);
}
