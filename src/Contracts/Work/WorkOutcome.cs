using Simulation.Contracts.Faults;
using Simulation.Contracts.Shards;

namespace Simulation.Contracts.Work;

/// <summary>What came of a piece: exactly one part is given.</summary>
[GenerateSerializer, Immutable, Alias("work-outcome")]
public sealed record WorkOutcome
{
    /// <summary>The summary of the draws of a forecast.</summary>
    [Id(0)]
    public ShardSummary? Summary { get; init; }

    /// <summary>The bytes of a block of a calibration or of rows of a sweep; empty for a piece that only has an effect.</summary>
    [Id(1)]
    public byte[]? Bytes { get; init; }

    /// <summary>The model cannot be computed: the run fails. Nothing is gained by trying again.</summary>
    [Id(2)]
    public SimulationFaultException? Fault { get; init; }

    /// <summary>The worker could not finish, for a reason that is its own: somebody else may try.</summary>
    [Id(3)]
    public string? Trouble { get; init; }

    /// <summary>True for trouble that says nothing about the piece (the worker was stopped, the database or another silo is away): it never makes the run fail.</summary>
    [Id(4)]
    public bool IsPassing { get; init; }
}
