using System.Globalization;

namespace Simulation.Storage.Records;

/// <summary>Somebody else wrote the record in the meantime. Nothing was written.</summary>
public sealed class VersionConflictException : Exception
{
    /// <summary>Creates an empty conflict.</summary>
    public VersionConflictException()
    {
    }

    /// <summary>Creates a conflict with a message alone.</summary>
    public VersionConflictException(string message)
        : base(message)
    {
    }

    /// <summary>Creates a conflict with its cause.</summary>
    public VersionConflictException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Creates a conflict.</summary>
    /// <param name="key">The record.</param>
    /// <param name="expected">The version that the writer saw.</param>
    /// <param name="actual">The version that is there; 0 for none.</param>
    public VersionConflictException(RecordKey key, long expected, long actual)
        : base(string.Create(CultureInfo.InvariantCulture, $"{key} has version {actual}, and the write expected {expected}: read it again, and repeat the change."))
    {
        Key = key;
        Expected = expected;
        Actual = actual;
    }

    /// <summary>The record.</summary>
    public RecordKey Key { get; }

    /// <summary>The version that the writer saw.</summary>
    public long Expected { get; }

    /// <summary>The version that is there; 0 for none.</summary>
    public long Actual { get; }
}
