namespace Simulation.Storage.Schema;

/// <summary>The tables of a database are not those that this program works with. The message says which way out there is.</summary>
public sealed class SchemaVersionException : Exception
{
    /// <summary>Creates an empty exception.</summary>
    public SchemaVersionException()
    {
    }

    /// <summary>Creates an exception with its message.</summary>
    public SchemaVersionException(string message)
        : base(message)
    {
    }

    /// <summary>Creates an exception with its cause.</summary>
    public SchemaVersionException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
