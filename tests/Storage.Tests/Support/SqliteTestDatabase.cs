using Simulation.Storage.Sql;
using Simulation.Storage.Sqlite;

namespace Simulation.Storage.Tests.Support;

/// <summary>An embedded database in a temporary folder.</summary>
public sealed class SqliteTestDatabase : TestDatabase
{
    /// <summary>The data folder; it does not exist at first.</summary>
    public string Folder { get; } = Path.Combine(Directory.CreateTempSubdirectory("simulation-storage-").FullName, "data");

    public override SqlDatabase Open() => new SqliteDatabase(Folder, TimeSpan.FromSeconds(30), TimeProvider.System);

    public override ValueTask DisposeAsync()
    {
        Directory.Delete(Path.GetDirectoryName(Folder)!, recursive: true);
        return ValueTask.CompletedTask;
    }
}
