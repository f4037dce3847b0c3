using Microsoft.Data.Sqlite;
using Simulation.Storage.Schema;
using Simulation.Storage.Sqlite;

namespace Simulation.Storage.Backups;

/// <summary>What a database file was found to hold.</summary>
/// <param name="File">Its path.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="SchemaVersion">Version of its tables.</param>
/// <param name="Records">Records that are not deleted.</param>
/// <param name="Versions">Versions of records, earlier ones and deletions included.</param>
/// <param name="Contents">Large contents: calibrations, results of runs.</param>
public sealed record BackupContents(string File, long Bytes, int SchemaVersion, long Records, long Versions, long Contents)
{
    /// <summary>Reads a database through and counts what is in it.</summary>
    /// <param name="file">A database that nobody else uses.</param>
    /// <param name="name">What to call it in messages.</param>
    /// <exception cref="BackupException">It is damaged, or no database of this program.</exception>
    /// <exception cref="SchemaVersionException">It was made by a newer version of this program.</exception>
    internal static BackupContents Examine(string file, string name)
    {
        try
        {
            using var connection = SqliteFile.Open(file, SqliteOpenMode.ReadWrite);
            if (SqliteFile.Execute(connection, "PRAGMA integrity_check(1)") is not "ok" || SqliteFile.Execute(connection, "PRAGMA foreign_key_check") is not null)
                throw new BackupException($"{name} is damaged: SQLite's check of its integrity fails.");
            if (SqliteFile.Execute(connection, "SELECT name FROM sqlite_master WHERE name = 'schema_migration'") is null)
                throw new BackupException($"{name} is a database, but none of this program: it has no ledger of migrations.");
            // One file: whoever copies it copies everything.
            SqliteFile.Execute(connection, "PRAGMA journal_mode = DELETE");
            var version = (int)Number(connection, "SELECT MAX(number) FROM schema_migration");
            SchemaLedger.CheckNotNewer(version, Migration.Of("Sqlite"), name);
            return new BackupContents(
                name,
                new FileInfo(file).Length,
                version,
                Number(connection, "SELECT COUNT(*) FROM record WHERE live"),
                Number(connection, "SELECT COUNT(*) FROM record"),
                Number(connection, "SELECT COUNT(*) FROM blob"));
        }
        catch (SqliteException fault)
        {
            throw new BackupException($"{name} is damaged or no database: {fault.Message}", fault);
        }
    }

    private static long Number(SqliteConnection connection, string query) => (long)SqliteFile.Execute(connection, query)!;
}
