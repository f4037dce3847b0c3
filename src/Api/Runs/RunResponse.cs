namespace Simulation.Api.Runs;

/// <summary>How far a run has come.</summary>
public sealed record RunResponse
{
    /// <summary>Id of the run: a hash of everything that decides its result. The same request has the same id.</summary>
    public required string Run { get; init; }

    /// <summary>forecast, calibration or sweep.</summary>
    public required string Kind { get; init; }

    /// <summary>Provinces concerned.</summary>
    public required IReadOnlyList<string> Provinces { get; init; }

    /// <summary>queued, running, finished, failed or cancelled.</summary>
    public required string State { get; init; }

    /// <summary>Units done.</summary>
    public required long Done { get; init; }

    /// <summary>Units in all.</summary>
    public required long Total { get; init; }

    /// <summary>What is counted: draws, steps (of the chains of a calibration) or points (of a sweep).</summary>
    public required string Unit { get; init; }

    /// <summary>Seconds that the rest will take at the speed so far; null while nothing is known.</summary>
    public required double? SecondsLeft { get; init; }

    /// <summary>When it was submitted first.</summary>
    public required DateTimeOffset Submitted { get; init; }

    /// <summary>When it ended; null while it has not.</summary>
    public required DateTimeOffset? Ended { get; init; }

    /// <summary>Why it failed; null when it did not.</summary>
    public required string? Failure { get; init; }

    /// <summary>The shards it is cut into, and who is at work on them; null once it has ended.</summary>
    public required RunShardsResponse? Shards { get; init; }

    /// <summary>Address of the server-sent events that tell its progress.</summary>
    public required string Events { get; init; }

    /// <summary>Address of its result.</summary>
    public required string Results { get; init; }
}

/// <summary>The shards of a run.</summary>
/// <param name="Done">Shards that are done.</param>
/// <param name="Total">Shards in all.</param>
/// <param name="AtWork">Shards lent to workers now.</param>
public sealed record RunShardsResponse(int Done, int Total, IReadOnlyList<ShardAtWorkResponse> AtWork);

/// <summary>A shard that a worker computes.</summary>
/// <param name="Number">Its number in the run, from 0.</param>
/// <param name="First">Its first unit: draw of a forecast, block of a calibration's chains, point of a sweep.</param>
/// <param name="Count">How many of these.</param>
/// <param name="Done">Units of the run's progress done within it, as far as its worker has told.</param>
/// <param name="Silo">Address of the silo.</param>
/// <param name="Worker">Number of the worker in its silo.</param>
public sealed record ShardAtWorkResponse(int Number, long First, int Count, long Done, string Silo, int Worker);

/// <summary>What is being computed, and by whom.</summary>
/// <param name="Runs">Open runs, the one to be served next first.</param>
/// <param name="Workers">Workers that asked for work within the last minute: silo and number.</param>
public sealed record RunListResponse(IReadOnlyList<OpenRunResponse> Runs, IReadOnlyList<string> Workers);

/// <summary>A run that has not ended.</summary>
/// <param name="Run">Its id.</param>
/// <param name="Kind">forecast, calibration or sweep.</param>
/// <param name="Caller">Who submitted it.</param>
public sealed record OpenRunResponse(string Run, string Kind, string Caller);
