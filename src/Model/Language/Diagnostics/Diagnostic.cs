using Simulation.Model.Language.Bound;

namespace Simulation.Model.Language.Diagnostics;

/// <summary>A problem found in a model text, or in a file that overrides its declarations.</summary>
/// <param name="Code">Stable code of the kind of problem, one of <see cref="DiagnosticCodes"/>: <c>M102</c>.</param>
/// <param name="Severity">Whether the model can be used in spite of it.</param>
/// <param name="Message">What is wrong, naming the things involved.</param>
/// <param name="Span">Where, 1-based.</param>
/// <param name="Hint">The way out; null when the message says it all.</param>
public sealed record Diagnostic(string Code, DiagnosticSeverity Severity, string Message, SourceSpan Span, string? Hint = null)
{
    /// <summary>
    /// Where the problem is when it is not in the model text: <c>priors.csv row 12</c>. Null for the model text itself.
    /// </summary>
    public string? Origin { get; init; }
}

/// <summary>How much a diagnostic matters.</summary>
public enum DiagnosticSeverity
{
    /// <summary>The model can be used; something is probably not meant.</summary>
    Warning,

    /// <summary>The model cannot be used.</summary>
    Error,
}
