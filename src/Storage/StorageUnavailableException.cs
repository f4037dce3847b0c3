namespace Simulation.Storage;

/// <summary>The database did not answer within the store's patience. Whether the last write was done is unknown: repeat it with the same token.</summary>
public sealed class StorageUnavailableException : Exception
{
    /// <summary>Creates an empty exception.</summary>
    public StorageUnavailableException()
    {
    }

    /// <summary>Creates an exception with a message alone.</summary>
    public StorageUnavailableException(string message)
        : base(message)
    {
    }

    /// <summary>Creates an exception with its cause.</summary>
    public StorageUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
