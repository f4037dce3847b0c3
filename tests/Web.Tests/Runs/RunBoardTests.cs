using System.Globalization;
using Simulation.Contracts.Runs;
using Simulation.Contracts.Work;
using Simulation.Web.Runs;
using Xunit;

namespace Simulation.Web.Tests.Runs;

public sealed class RunBoardTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Open_TwoRuns_StandInTheOrderOfTheQueue()
    {
        var board = Board(Queue("b", "a"), Status("a", RunState.Queued), Status("b", RunState.Running));
        Assert.Equal([("b", 1), ("a", 2)], board.Open.Select(row => (row.Status.Run, row.Place!.Value)));
    }

    [Fact]
    public void Keep_RunThatEnded_MovesIt()
    {
        var board = Board(Queue("a"), Status("a", RunState.Running));
        board.Keep(Status("a", RunState.Finished));
        Assert.Empty(board.Open);
        Assert.Equal("a", Assert.Single(board.Ended).Status.Run);
    }

    [Fact]
    public void Keep_ManyEnded_KeepsTheLatest()
    {
        var board = Board(Queue(), [.. Enumerable.Range(0, 30).Select(i => Status(i.ToString(CultureInfo.InvariantCulture), RunState.Finished) with { Ended = Noon.AddMinutes(i) })]);
        Assert.Equal(20, board.Ended.Count);
        Assert.Equal("29", board.Ended[0].Status.Run);
    }

    [Fact]
    public void Silos_WorkersThatWaitAndWork_StandByTheirSilo()
    {
        var shards = new RunShards(1, 16, [new ShardAtWork(1, 65_536, 65_536, 0, "S10.0.0.2:11111:1", 1)]);
        var board = Board(Queue("a") with { Workers = ["S10.0.0.2:11111:1/0", "S10.0.0.2:11111:1/1", "S10.0.0.1:11111:1/0"] }, Status("a", RunState.Running) with { Shards = shards });

        Assert.Equal(["S10.0.0.1:11111:1", "S10.0.0.2:11111:1"], board.Silos.Select(silo => silo.Silo));
        Assert.Equal([0, 1], board.Silos.Select(silo => silo.Busy));
        Assert.Equal([null, "a"], board.Silos[1].Workers.Select(worker => worker.Run?.Run));
    }

    private static RunBoard Board(DispatcherOverview queue, params RunStatus[] statuses)
    {
        var board = new RunBoard { Queue = queue };
        foreach (var status in statuses) board.Keep(status);
        return board;
    }

    private static DispatcherOverview Queue(params string[] runs) => new([.. runs.Select(run => new OpenRun(run, "x", RunKind.Forecast, false))], []);

    private static RunStatus Status(string run, RunState state) => new()
    {
        Run = run,
        Kind = RunKind.Forecast,
        Provinces = ["tra-vinh"],
        State = state,
        Done = 1,
        Total = 2,
        Submitted = Noon,
        Ended = state == RunState.Finished ? Noon : null,
        Caller = "x",
    };
}
