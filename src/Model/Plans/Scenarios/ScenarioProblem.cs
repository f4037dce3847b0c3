using System.Collections.Immutable;

namespace Simulation.Model.Plans.Scenarios;

/// <summary>Something in a question that cannot be answered as asked.</summary>
/// <param name="Path">The field, as a JSON pointer into the question: <c>/levers/0/value</c>.</param>
/// <param name="Value">What was given there, as text; null when something is missing.</param>
/// <param name="Message">What is wrong, naming both the value and what was expected.</param>
/// <param name="WayOut">What would be right.</param>
public sealed record ScenarioProblem(string Path, string? Value, string Message, string WayOut);

/// <summary>A question that cannot be answered, with every problem that was found in it.</summary>
public sealed class ScenarioException : Exception
{
    /// <summary>Creates an exception without problems.</summary>
    public ScenarioException()
    {
    }

    /// <summary>Creates an exception with a message alone.</summary>
    public ScenarioException(string message)
        : base(message)
    {
    }

    /// <summary>Creates an exception with its cause.</summary>
    public ScenarioException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Creates an exception from the problems found; there must be one at least.</summary>
    public ScenarioException(ImmutableArray<ScenarioProblem> problems)
        : base(string.Join("\n", problems.Select(problem => $"{problem.Path}: {problem.Message} {problem.WayOut}"))) => Problems = problems;

    /// <summary>The problems, in the order of the question.</summary>
    public ImmutableArray<ScenarioProblem> Problems { get; } = [];
}
