using Simulation.Contracts.Runs;
using Simulation.Contracts.Work;

namespace Simulation.Api.Runs;

/// <summary>Runs in the words of HTTP.</summary>
internal static class RunMapping
{
    public static string AddressOf(string run) => $"/v1/runs/{run}";

    public static RunResponse Response(RunStatus status) => new()
    {
        Run = status.Run,
        Kind = Word(status.Kind),
        Provinces = status.Provinces,
        State = StateOf(status),
        Done = status.Done,
        Total = status.Total,
        Unit = status.Kind switch
        {
            RunKind.Forecast => "draws",
            RunKind.Calibration => "steps",
            _ => "points",
        },
        SecondsLeft = status.SecondsLeft,
        Submitted = status.Submitted,
        Ended = status.Ended,
        Failure = status.Failure,
        Shards = status.Shards is not { } shards ? null : new RunShardsResponse(
            shards.Done, shards.Total, [.. shards.AtWork.Select(shard => new ShardAtWorkResponse(shard.Number, shard.First, shard.Count, shard.Done, shard.Silo, shard.Worker))]),
        Events = $"{AddressOf(status.Run)}/events",
        Results = $"{AddressOf(status.Run)}/results",
    };

    public static RunListResponse Response(DispatcherOverview overview) =>
        new([.. overview.Runs.Select(run => new OpenRunResponse(run.Run, Word(run.Kind), run.Caller))], overview.Workers);

    public static string StateOf(RunStatus status) => status.State.ToString().ToLowerInvariant();

    private static string Word(RunKind kind) => kind.ToString().ToLowerInvariant();
}
