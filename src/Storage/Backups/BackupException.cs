namespace Simulation.Storage.Backups;

/// <summary>A backup was not made, or not restored. Nothing was changed; the message says why and what to do.</summary>
public sealed class BackupException : Exception
{
    /// <summary>Creates an empty exception.</summary>
    public BackupException()
    {
    }

    /// <summary>Creates an exception with its message.</summary>
    public BackupException(string message)
        : base(message)
    {
    }

    /// <summary>Creates an exception with its cause.</summary>
    public BackupException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
