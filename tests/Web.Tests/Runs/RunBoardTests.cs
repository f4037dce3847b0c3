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
        var board = new RunBoard();
        board.Update(Queue("b", "a"), [Status("a", RunState.Queued), Status("b", RunState.Running)]);
        Assert.Equal([("b", 1), ("a", 2)], board.Open.Select(row => (row.Status.Run, row.Place!.Value)));
    }

    [Fact]
    public void Wanted_RunThatLeftTheQueue_IsAskedForUntilItHasEnded()
    {
        var board = new RunBoard();
        board.Update(Queue("a"), [Status("a", RunState.Running)]);
        Assert.Equal(["a"], board.Wanted(Queue()));
        board.Update(Queue(), [Status("a", RunState.Finished)]);
        Assert.Empty(board.Wanted(Queue()));
        Assert.Empty(board.Open);
        Assert.Equal("a", Assert.Single(board.Ended).Status.Run);
    }

    [Fact]
    public void Update_ManyEnded_KeepsTheLatest()
    {
        var board = new RunBoard();
        board.Update(Queue(), Enumerable.Range(0, 30).Select(i => Status(i.ToString(CultureInfo.InvariantCulture), RunState.Finished) with { Ended = Noon.AddMinutes(i) }));
        Assert.Equal(20, board.Ended.Count);
        Assert.Equal("29", board.Ended[0].Status.Run);
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
