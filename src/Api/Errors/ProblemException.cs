namespace Simulation.Api.Errors;

/// <summary>A request that is refused before any grain is asked.</summary>
/// <param name="kind">Kind of problem.</param>
/// <param name="detail">What happened, and the way out.</param>
/// <param name="errors">Everything found wrong.</param>
internal sealed class ProblemException(ProblemKind kind, string detail, params IReadOnlyList<FieldError> errors) : Exception(detail)
{
    public ProblemKind Kind { get; } = kind;

    public IReadOnlyList<FieldError> Errors { get; } = errors;
}
