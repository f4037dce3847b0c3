namespace Simulation.Operations.Startup;

/// <summary>A program cannot start as it is configured. The message is for the operator, and complete: what is wrong, and the way out.</summary>
public sealed class ConfigurationException : Exception
{
    /// <summary>Creates an empty exception.</summary>
    public ConfigurationException()
    {
    }

    /// <summary>Creates an exception with a message alone.</summary>
    public ConfigurationException(string message)
        : base(message)
    {
    }

    /// <summary>Creates an exception with its cause.</summary>
    public ConfigurationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
