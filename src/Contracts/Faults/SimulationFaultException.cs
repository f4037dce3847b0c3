namespace Simulation.Contracts.Faults;

/// <summary>Why a question was refused: decides the HTTP status and the exit code.</summary>
public enum FaultKind
{
    /// <summary>No such province, plan, model, variable or run.</summary>
    NotFound,

    /// <summary>The question itself is wrong, or larger than this host allows; <see cref="SimulationFaultException.Problems"/> says where.</summary>
    Invalid,

    /// <summary>The province is still being loaded or calibrated: ask again shortly.</summary>
    NotReady,

    /// <summary>The model could not be computed (a simultaneous block that does not converge, say).</summary>
    NotComputable,

    /// <summary>The database cannot be reached, or too few silos are left: nothing is wrong with the question; ask again.</summary>
    Unavailable,

    /// <summary>Too much is being computed already: nothing was begun; ask again after <see cref="SimulationFaultException.RetryAfterSeconds"/>.</summary>
    TooBusy,

    /// <summary>Somebody else wrote in the meantime, or what was to be new is there already; nothing was written.</summary>
    Conflict,

    /// <summary>Something is there already, and the writer did not say whether it has seen it; nothing was written.</summary>
    ConditionRequired,

    /// <summary>The caller is known and may not do this, or not here; see <see cref="Keys.Access"/>.</summary>
    Forbidden,

    /// <summary>What was to be written to takes nothing any more: a workshop that has ended, or is full.</summary>
    Closed,
}

/// <summary>One thing wrong with a question.</summary>
/// <param name="Path">The field, as a JSON pointer: <c>/levers/0/value</c>.</param>
/// <param name="Value">What was given; null when something is missing.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="WayOut">What would be right.</param>
[GenerateSerializer, Immutable, Alias("problem")]
public sealed record Problem(
    [property: Id(0)] string Path, [property: Id(1)] string? Value, [property: Id(2)] string Message, [property: Id(3)] string WayOut);

/// <summary>
/// The only exception that crosses between grains and their callers, so that every process can read it.
/// </summary>
[GenerateSerializer, Alias("simulation-fault")]
public sealed class SimulationFaultException : Exception
{
    /// <summary>Creates an empty fault.</summary>
    public SimulationFaultException()
    {
    }

    /// <summary>Creates a fault with a message alone.</summary>
    public SimulationFaultException(string message)
        : base(message)
    {
    }

    /// <summary>Creates a fault with its cause.</summary>
    public SimulationFaultException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Creates a fault.</summary>
    public SimulationFaultException(FaultKind kind, string message, params Problem[] problems)
        : base(message)
    {
        Kind = kind;
        Problems = problems;
    }

    /// <summary>Why.</summary>
    [Id(0)]
    public FaultKind Kind { get; private set; } = FaultKind.NotComputable;

    /// <summary>Where, one entry for each thing found wrong.</summary>
    [Id(1)]
    public Problem[] Problems { get; private set; } = [];

    /// <summary>Seconds after which asking again makes sense; 0 when nothing is known.</summary>
    [Id(2)]
    public int RetryAfterSeconds { get; init; }
}
