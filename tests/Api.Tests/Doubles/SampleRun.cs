using Simulation.Contracts.Runs;

namespace Simulation.Api.Tests.Doubles;

/// <summary>Runs of the tests of the HTTP side.</summary>
internal static class SampleRun
{
    public const string Id = "00000000000000000000000000000000000000000000000000000000000000aa";

    public static RunStatus Status(RunKind kind, RunState state, long done, string? failure = null) => new()
    {
        Run = Id,
        Kind = kind,
        Provinces = ["tra-vinh"],
        State = state,
        Done = done,
        Total = 100_000,
        SecondsLeft = done > 0 ? 2.5 : null,
        Submitted = new DateTimeOffset(2024, 1, 2, 3, 4, 5, TimeSpan.Zero),
        Ended = state is RunState.Queued or RunState.Running ? null : new DateTimeOffset(2024, 1, 2, 3, 4, 9, TimeSpan.Zero),
        Failure = failure,
        Caller = "127.0.0.1",
    };
}
