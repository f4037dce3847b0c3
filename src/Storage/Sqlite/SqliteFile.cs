using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Simulation.Storage.Sqlite;

/// <summary>Names and settings of the database file in a data folder.</summary>
internal static class SqliteFile
{
    /// <summary>Name of the database in a data folder.</summary>
    public const string Name = "simulation.db";

    // SQLite's own wait for another process; then the store's patience takes over.
    private const int BusyMilliseconds = 2_000;

    /// <summary>The database of a data folder.</summary>
    public static string In(string folder) => Path.Combine(Path.GetFullPath(folder), Name);

    /// <summary>Opens a connection with our settings.</summary>
    /// <param name="file">Path of the database.</param>
    /// <param name="mode">Whether to write, and whether to create.</param>
    public static SqliteConnection Open(string file, SqliteOpenMode mode)
    {
        // The stores keep their own connections, so that all are closed when the store is. The time limit of a command only bounds repeated waits for locks.
        var settings = new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false, DefaultTimeout = 1, ForeignKeys = true };
        var connection = new SqliteConnection(settings.ConnectionString);
        try
        {
            connection.Open();
            Execute(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA busy_timeout = {BusyMilliseconds}"));
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Carries out a statement of ours on a connection.</summary>
    /// <returns>The first value of the first row; null when there is none.</returns>
    public static object? Execute(SqliteConnection connection, string text)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts are constants of this assembly.
        command.CommandText = text;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }
}
