namespace Simulation.Contracts.Runs;

/// <summary>How far a run has come.</summary>
[GenerateSerializer, Immutable, Alias("run-status")]
public sealed record RunStatus
{
    /// <summary>The run's id.</summary>
    [Id(0)]
    public required string Run { get; init; }

    /// <summary>What it computes.</summary>
    [Id(1)]
    public required RunKind Kind { get; init; }

    /// <summary>Provinces concerned.</summary>
    [Id(2)]
    public required string[] Provinces { get; init; }

    /// <summary>What has become of it.</summary>
    [Id(3)]
    public required RunState State { get; init; }

    /// <summary>Units done, of <see cref="Total"/>: draws of a forecast, steps of a calibration's chains, points of a sweep.</summary>
    [Id(4)]
    public required long Done { get; init; }

    /// <summary>Units in all.</summary>
    [Id(5)]
    public required long Total { get; init; }

    /// <summary>Seconds that the rest will take at the speed so far; null while nothing is known.</summary>
    [Id(6)]
    public double? SecondsLeft { get; init; }

    /// <summary>When it was submitted.</summary>
    [Id(7)]
    public required DateTimeOffset Submitted { get; init; }

    /// <summary>When it ended; null while it has not.</summary>
    [Id(8)]
    public DateTimeOffset? Ended { get; init; }

    /// <summary>Why it failed; null when it did not.</summary>
    [Id(9)]
    public string? Failure { get; init; }

    /// <summary>Who submitted it first.</summary>
    [Id(10)]
    public required string Caller { get; init; }

    /// <summary>Revision of the data that a calibration is made from; null for other runs.</summary>
    [Id(11)]
    public long? Revision { get; init; }

    /// <summary>Its shards and who is at work on them; null once it has ended.</summary>
    [Id(12)]
    public RunShards? Shards { get; init; }

    /// <summary>True when nothing more will happen.</summary>
    public bool IsFinal => State is RunState.Finished or RunState.Failed or RunState.Cancelled;
}
