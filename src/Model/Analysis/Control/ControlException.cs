namespace Simulation.Model.Analysis.Control;

/// <summary>A question about a model's control that cannot be answered as asked; the message names what is wrong and the way out.</summary>
public sealed class ControlException : Exception
{
    /// <summary>Creates an exception without a message.</summary>
    public ControlException()
    {
    }

    /// <summary>Creates an exception with a message alone.</summary>
    public ControlException(string message)
        : base(message)
    {
    }

    /// <summary>Creates an exception with its cause.</summary>
    public ControlException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Creates an exception.</summary>
    /// <param name="what">What is wrong, naming it.</param>
    /// <param name="hint">The way out.</param>
    public ControlException(string what, string hint)
        : base($"{what} {hint}") => (What, Hint) = (what, hint);

    /// <summary>What is wrong; null when not said apart.</summary>
    public string? What { get; }

    /// <summary>The way out; null when not said apart.</summary>
    public string? Hint { get; }
}
