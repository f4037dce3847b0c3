namespace Simulation.Storage.Sqlite;

/// <summary>
/// Says that a data folder is in use. Every program that has its database open shares the lock; who replaces the database must have it alone. The operating
/// system gives it back when a process ends, however it ends.
/// </summary>
internal sealed class DataFolderLock : IDisposable
{
    private const string Name = SqliteFile.Name + ".lock";

    private readonly FileStream file;

    private DataFolderLock(FileStream file) => this.file = file;

    /// <summary>Shares the lock; null while somebody has it alone.</summary>
    public static DataFolderLock? Share(string folder) => Take(folder, FileShare.Read);

    /// <summary>Takes the lock alone; null while anybody has it.</summary>
    public static DataFolderLock? TakeAlone(string folder) => Take(folder, FileShare.None);

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();

    private static DataFolderLock? Take(string folder, FileShare share)
    {
        var path = Path.Combine(folder, Name);
        try
        {
            // Created in a step of its own: a file opened for writing is not shared with readers.
            if (!File.Exists(path)) File.Open(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite).Dispose();
            return new DataFolderLock(new FileStream(path, FileMode.Open, FileAccess.Read, share));
        }
        catch (IOException taken) when (taken is not FileNotFoundException and not DirectoryNotFoundException and not PathTooLongException)
        {
            return null;
        }
    }
}
