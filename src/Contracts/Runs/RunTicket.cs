using Simulation.Contracts.Questions;

namespace Simulation.Contracts.Runs;

/// <summary>What a silo needs to prepare a run by itself: small, and the same for every shard of the run.</summary>
[GenerateSerializer, Immutable, Alias("run-ticket")]
public sealed record RunTicket
{
    /// <summary>The run's id.</summary>
    [Id(0)]
    public required string Run { get; init; }

    /// <summary>Id of the province.</summary>
    [Id(1)]
    public required string Province { get; init; }

    /// <summary>Id of the calibration it goes on from.</summary>
    [Id(2)]
    public required string Calibration { get; init; }

    /// <summary>The question, already checked.</summary>
    [Id(3)]
    public required SimulationQuestion Question { get; init; }

    /// <summary>The office that asks about its own sector alone; null for the whole province.</summary>
    [Id(4)]
    public string? Office { get; init; }

    /// <summary>Paths the office gives for what it reads of other sectors, by full name.</summary>
    [Id(5)]
    public Dictionary<string, double[]> Given { get; init; } = [];

    /// <summary>Revision of the data that calibration was made from.</summary>
    [Id(6)]
    public long Revision { get; init; }

    /// <summary>Number of draws, the province's default included.</summary>
    [Id(7)]
    public required long Draws { get; init; }
}
