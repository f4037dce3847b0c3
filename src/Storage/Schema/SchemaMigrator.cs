using System.Data.Common;
using Simulation.Storage.Sql;

namespace Simulation.Storage.Schema;

/// <summary>Brings the tables of a database to the version of this program, and says when they are not. Several may run at the same time.</summary>
/// <param name="database">The database.</param>
/// <param name="clock">The clock, for the ledger of migrations.</param>
public sealed class SchemaMigrator(SqlDatabase database, TimeProvider clock)
{
    private const string UndefinedTable = "42P01";

    private readonly IReadOnlyList<Migration> migrations = Migration.Of(database.Dialect);

    /// <summary>The version that this program works with.</summary>
    public int Newest => migrations[^1].Number;

    /// <summary>Applies the migrations that are missing, all or none; returns their numbers.</summary>
    /// <exception cref="SchemaVersionException">The database was made by a newer version of this program.</exception>
    /// <exception cref="StorageUnavailableException">The database did not answer within the store's patience.</exception>
    public Task<IReadOnlyList<int>> ApplyAsync(CancellationToken cancellation = default) => database.WriteAsync(
        SchemaLedger.Key, session => SchemaLedger.ApplyAsync(session, migrations, database.Description, clock.GetUtcNow()), cancellation);

    /// <summary>Refuses a database whose tables are not of the version of this program. The embedded database is brought to it instead, where it is older.</summary>
    /// <exception cref="SchemaVersionException">They are not; the message says what to do.</exception>
    /// <exception cref="StorageUnavailableException">The database did not answer within the store's patience.</exception>
    public async Task CheckAsync(CancellationToken cancellation = default)
    {
        var version = await VersionAsync(cancellation);
        SchemaLedger.CheckNotNewer(version, migrations, database.Description);
        if (version == Newest) return;
        const string WayOut = "run 'dotnet run --project src/Silo -- migrate' with the same configuration, then start again.";
        throw new SchemaVersionException(version == 0
            ? $"The database {database.Description} has no tables of this program yet: {WayOut}"
            : $"The database {database.Description} has schema version {version} and this program needs {Newest}: make a backup, {WayOut}");
    }

    private async Task<int> VersionAsync(CancellationToken cancellation)
    {
        try
        {
            return await database.ReadAsync(SchemaLedger.VersionAsync, cancellation);
        }
        catch (DbException missing) when (missing.SqlState == UndefinedTable)
        {
            return 0;
        }
    }
}
