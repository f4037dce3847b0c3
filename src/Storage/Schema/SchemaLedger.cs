using System.Globalization;
using Simulation.Storage.Sql;

namespace Simulation.Storage.Schema;

/// <summary>The table in which a database notes which migrations it has been through, and the work on it within a transaction.</summary>
internal static class SchemaLedger
{
    /// <summary>Key of the transactions that change the tables.</summary>
    public static readonly long Key = Names.Number("schema");

    private const string Table =
        "CREATE TABLE IF NOT EXISTS schema_migration (number INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, applied TEXT NOT NULL)";

    /// <summary>The newest migration that was applied; 0 before the first.</summary>
    public static Task<int> VersionAsync(SqlSession session) =>
        session.FirstAsync("SELECT number FROM schema_migration ORDER BY number DESC LIMIT 1", row => row.GetInt32(0));

    /// <summary>Applies what is missing and returns its numbers; the transaction must exclude others of <see cref="Key"/>.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="migrations">All that this program knows.</param>
    /// <param name="database">The database, for the message.</param>
    /// <param name="now">The time, for the ledger.</param>
    /// <exception cref="SchemaVersionException">The database was made by a newer version of this program.</exception>
    public static async Task<IReadOnlyList<int>> ApplyAsync(SqlSession session, IReadOnlyList<Migration> migrations, string database, DateTimeOffset now)
    {
        await session.ExecuteAsync(Table);
        var version = await VersionAsync(session);
        CheckNotNewer(version, migrations, database);
        var missing = migrations.Where(migration => migration.Number > version).ToList();
        foreach (var migration in missing)
        {
            await session.ExecuteAsync(migration.Text);
            await session.ExecuteAsync(
                "INSERT INTO schema_migration (number, name, applied) VALUES (@number, @name, @applied)",
                ("number", migration.Number), ("name", migration.Name), ("applied", now.ToString("u", CultureInfo.InvariantCulture)));
        }

        return [.. missing.Select(migration => migration.Number)];
    }

    /// <summary>Refuses tables that this program does not know.</summary>
    /// <exception cref="SchemaVersionException">The version is above the newest migration.</exception>
    public static void CheckNotNewer(int version, IReadOnlyList<Migration> migrations, string database)
    {
        if (version > migrations[^1].Number)
            throw new SchemaVersionException(
                $"The database {database} has schema version {version}, made by a newer version of this program, which knows up to {migrations[^1].Number}: "
                + "start that version, or restore a backup that was made before.");
    }
}
