using System.Globalization;
using Microsoft.Data.Sqlite;
using Simulation.Storage.Schema;
using Simulation.Storage.Sqlite;

namespace Simulation.Storage.Backups;

/// <summary>
/// Backups of the embedded database: one file that holds what had been committed when it was begun. A file appears under its name complete and checked, or
/// not at all.
/// </summary>
public static class SqliteBackup
{
    /// <summary>Copies the database of a data folder, while a host uses it or not. A file of that name is replaced when the new one is complete.</summary>
    /// <param name="dataDirectory">The data folder.</param>
    /// <param name="file">The backup; its folder must exist.</param>
    /// <param name="cancellation">Stops before the backup takes its name.</param>
    /// <returns>What the backup holds.</returns>
    /// <exception cref="BackupException">There is no database, or the copy is damaged.</exception>
    /// <exception cref="SchemaVersionException">The database was made by a newer version of this program.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static Task<BackupContents> BackupAsync(string dataDirectory, string file, CancellationToken cancellation = default) =>
        Task.Run(() => Backup(Path.GetFullPath(dataDirectory), Path.GetFullPath(file), cancellation), cancellation);

    /// <summary>Puts a backup in the place of the database of a data folder. The one that was there stays beside it, under a name with the date.</summary>
    /// <param name="file">The backup.</param>
    /// <param name="dataDirectory">The data folder; it is created when needed.</param>
    /// <param name="overwrite">Whether a database may be there.</param>
    /// <param name="clock">The clock, for the date.</param>
    /// <param name="cancellation">Stops before anything is changed.</param>
    /// <exception cref="BackupException">The backup is damaged, a host is running, or a database is there that must not be replaced.</exception>
    /// <exception cref="SchemaVersionException">The backup was made by a newer version of this program.</exception>
    /// <exception cref="IOException">A file cannot be read or written.</exception>
    public static Task<RestoredBackup> RestoreAsync(
        string file, string dataDirectory, bool overwrite, TimeProvider clock, CancellationToken cancellation = default) =>
        Task.Run(() => Restore(Path.GetFullPath(file), Path.GetFullPath(dataDirectory), overwrite, clock, cancellation), cancellation);

    /// <summary>True when a data folder holds a database.</summary>
    public static bool IsDatabaseIn(string dataDirectory) => File.Exists(SqliteFile.In(dataDirectory));

    private static BackupContents Backup(string folder, string file, CancellationToken cancellation)
    {
        var database = SqliteFile.In(folder);
        if (!File.Exists(database)) throw new BackupException($"There is no database {database}: nothing to back up.");
        if (file == database) throw new BackupException($"{file} is the database itself: give the backup another name.");
        using var shared = DataFolderLock.Share(folder) ?? throw new BackupException($"The database {database} is being replaced: try again later.");
        return Publishing(file, draft =>
        {
            Copy(database, draft);
            var contents = BackupContents.Examine(draft, file);
            cancellation.ThrowIfCancellationRequested();
            return contents;
        });
    }

    private static void Copy(string database, string draft)
    {
        try
        {
            using var source = SqliteFile.Open(database, SqliteOpenMode.ReadWrite);
            using var target = SqliteFile.Open(draft, SqliteOpenMode.ReadWriteCreate);
            // All pages in one step: one reading of the log, which keeps no writer waiting.
            source.BackupDatabase(target);
        }
        catch (SqliteException fault)
        {
            throw new BackupException($"The database {database} could not be copied: {fault.Message}", fault);
        }
    }

    private static RestoredBackup Restore(string file, string folder, bool overwrite, TimeProvider clock, CancellationToken cancellation)
    {
        if (!File.Exists(file)) throw new BackupException($"There is no file {file}.");
        if (new FileInfo(file + "-wal") is { Exists: true, Length: > 0 })
            throw new BackupException($"{file} has a write-ahead log beside it: it is a database in use and not a backup. Make one with the command 'backup'.");
        var database = SqliteFile.In(folder);
        DirectorySync.Create(folder);
        using var alone = DataFolderLock.TakeAlone(folder)
            ?? throw new BackupException($"The database {database} is in use: stop the host, and every other program that uses it, first.");
        if (File.Exists(database) && !overwrite) throw new BackupException($"There is a database {database} already, which would be replaced.");
        string? replaced = null;
        var contents = Publishing(database, draft =>
        {
            CopyBytes(file, draft);
            var examined = BackupContents.Examine(draft, file);
            cancellation.ThrowIfCancellationRequested();
            if (File.Exists(database)) replaced = SetAside(database, clock);
            return examined;
        });
        return new RestoredBackup(contents, database, replaced);
    }

    // A copy and not a new name: at no moment is there no database, which a host would take for a new beginning.
    private static string SetAside(string database, TimeProvider clock)
    {
        var (aside, log) = (FreeName(database, clock.GetUtcNow()), database + "-wal");
        try
        {
            // As it is, before anything opens it: SQLite throws away a log that it cannot read.
            CopyBytes(database, aside);
            if (File.Exists(log)) CopyBytes(log, aside + "-wal");
            if (TakesOverLog(database) && File.Exists(aside + "-wal"))
            {
                File.Delete(aside + "-wal");
                File.Delete(aside);
                CopyBytes(database, aside);
            }
        }
        catch
        {
            File.Delete(aside);
            File.Delete(aside + "-wal");
            throw;
        }

        // What is left of the old log must not be applied to the new database.
        File.Delete(log);
        File.Delete(database + "-shm");
        DirectorySync.Flush(Path.GetDirectoryName(database)!);
        return aside;
    }

    private static string FreeName(string database, DateTimeOffset now)
    {
        var dated = string.Create(CultureInfo.InvariantCulture, $"{database}.{now:yyyyMMdd'T'HHmmss'Z'}");
        var name = dated;
        for (var number = 2; File.Exists(name); number++) name = string.Create(CultureInfo.InvariantCulture, $"{dated}-{number}");
        return name;
    }

    // False: the database is damaged, which is what a backup is restored for.
    private static bool TakesOverLog(string database)
    {
        try
        {
            using var connection = SqliteFile.Open(database, SqliteOpenMode.ReadWrite);
            SqliteFile.Execute(connection, "PRAGMA journal_mode = DELETE");
            return true;
        }
        catch (SqliteException damaged) when (damaged.SqliteErrorCode is SqliteFaults.Corrupt or SqliteFaults.NoDatabase)
        {
            return false;
        }
        catch (SqliteException fault)
        {
            throw new BackupException($"The database {database} cannot be set aside: {fault.Message}", fault);
        }
    }

    // Not File.Copy: a backup that may only be read makes no database that may only be read.
    private static void CopyBytes(string from, string to)
    {
        using var source = File.OpenRead(from);
        using var target = new FileStream(to, FileMode.CreateNew, FileAccess.Write);
        source.CopyTo(target);
        target.Flush(flushToDisk: true);
    }

    // Makes a file beside its place, brings it to the disk, and gives it its name in one step.
    private static T Publishing<T>(string file, Func<string, T> make)
    {
        var folder = Path.GetDirectoryName(file)!;
        if (!Directory.Exists(folder)) throw new BackupException($"There is no folder {folder}: create it or name another.");
        var draft = $"{file}.{Guid.NewGuid():N}.part";
        try
        {
            var made = make(draft);
            Flush(draft);
            File.Move(draft, file, overwrite: true);
            DirectorySync.Flush(folder);
            return made;
        }
        finally
        {
            foreach (var left in new[] { draft, draft + "-journal", draft + "-wal", draft + "-shm" }) File.Delete(left);
        }
    }

    private static void Flush(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite);
        stream.Flush(flushToDisk: true);
    }
}

/// <summary>A backup in its place.</summary>
/// <param name="Contents">What it holds.</param>
/// <param name="Database">Path of the database.</param>
/// <param name="Replaced">Path of the database that was there, kept; null when there was none.</param>
public sealed record RestoredBackup(BackupContents Contents, string Database, string? Replaced);
