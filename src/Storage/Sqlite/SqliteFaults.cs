using Microsoft.Data.Sqlite;
using Simulation.Storage.Sql;

namespace Simulation.Storage.Sqlite;

/// <summary>What SQLite's result codes mean for the work that met them.</summary>
internal static class SqliteFaults
{
    /// <summary>The file is damaged.</summary>
    public const int Corrupt = 11;

    /// <summary>The file is no database.</summary>
    public const int NoDatabase = 26;

    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int Full = 13;
    private const int CannotOpen = 14;

    /// <summary>Judges an exception.</summary>
    public static Fault Judge(Exception exception) => exception switch
    {
        DataFolderBusyException => Fault.Passing,
        SqliteException { SqliteErrorCode: Busy or Locked } => Fault.Passing,
        SqliteException { SqliteErrorCode: ReadOnly or InputOutput or Full or CannotOpen } => Fault.Lasting,
        // The folder cannot be made, or not be written.
        IOException or UnauthorizedAccessException => Fault.Lasting,
        _ => Fault.Other,
    };
}
