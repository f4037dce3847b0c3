namespace Simulation.Model.Language;

/// <summary>
/// A province's own prior, default or range for a declared name, from a file beside the model.
/// </summary>
/// <param name="Symbol">Full name of a scalar, <c>elasticity[services]</c>, or a declared name for all its elements.</param>
/// <param name="Origin">Where it is written, for messages: <c>priors.csv row 12</c>.</param>
public sealed record DeclarationOverride(string Symbol, string Origin)
{
    /// <summary>A law in the language's own syntax, <c>lognormal(52, sd = 0.05)</c>, that replaces the declared one; null keeps it.</summary>
    public string? Distribution { get; init; }

    /// <summary>A number that replaces the default of a lever or given path or the value of a constant; null keeps it.</summary>
    public double? Default { get; init; }

    /// <summary>Replaces the lower end of the range; null keeps it.</summary>
    public double? Minimum { get; init; }

    /// <summary>Replaces the upper end of the range; null keeps it.</summary>
    public double? Maximum { get; init; }

    /// <summary>Where the number comes from.</summary>
    public string? Source { get; init; }
}
