namespace Simulation.Model.Analysis.Estimation;

/// <summary>An equation that cannot be estimated as asked.</summary>
public sealed class EstimationException : Exception
{
    /// <summary>Creates an exception without a message.</summary>
    public EstimationException()
    {
    }

    /// <summary>Creates an exception with a message alone.</summary>
    public EstimationException(string message)
        : base(message)
    {
    }

    /// <summary>Creates an exception with its cause.</summary>
    public EstimationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Creates an exception.</summary>
    /// <param name="equation">The variable whose equation it is.</param>
    /// <param name="what">What is wrong, naming the regressor, instrument or year.</param>
    /// <param name="hint">The way out.</param>
    public EstimationException(string equation, string what, string hint)
        : base($"The equation of '{equation}' cannot be estimated: {what} {hint}") => (Equation, What, Hint) = (equation, what, hint);

    /// <summary>The variable whose equation it is; null when no equation is concerned.</summary>
    public string? Equation { get; }

    /// <summary>What is wrong.</summary>
    public string? What { get; }

    /// <summary>The way out.</summary>
    public string? Hint { get; }
}
