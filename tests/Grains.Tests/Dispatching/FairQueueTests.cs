using Simulation.Contracts.Runs;
using Simulation.Contracts.Work;
using Simulation.Grains.Dispatching;
using Xunit;

namespace Simulation.Grains.Tests.Dispatching;

public class FairQueueTests
{
    private readonly FairQueue queue = new();

    [Fact]
    public void Candidates_ManyRunsAgainstOne_CallersTakeTurns()
    {
        for (var run = 0; run < 10; run++) Enter($"many-{run}", "many");
        Enter("one", "single");

        Assert.Equal(50, Enumerable.Range(0, 100).Count(_ => Serve() == "one"));
    }

    [Fact]
    public void Candidates_OneCaller_FirstComeFirstServed()
    {
        Enter("b", "x");
        Enter("a", "x");
        Enter("c", "x");

        Assert.Equal(["b", "a"], queue.Candidates.Select(run => run.Run));
        queue.Leave("b");
        Assert.Equal(["a", "c"], queue.Candidates.Select(run => run.Run));
    }

    [Fact]
    public void Enter_AfterOthersWereServedLong_EarnsNoCredit()
    {
        Enter("old", "old");
        for (var piece = 0; piece < 1_000; piece++) Serve();

        Enter("new", "new");

        Assert.InRange(Enumerable.Range(0, 10).Count(_ => Serve() == "new"), 4, 6);
    }

    [Fact]
    public void Enter_SameRunTwice_IsOne()
    {
        Enter("a", "x");
        Enter("a", "y");

        Assert.Equal(1, queue.Count);
        Assert.Equal(0, queue.CountOf("y"));
    }

    [Fact]
    public void Leave_Unknown_ChangesNothing()
    {
        Enter("a", "x");

        queue.Leave("b");
        queue.Leave("a");

        Assert.Equal(0, queue.Count);
        Assert.Empty(queue.InOrder);
    }

    private void Enter(string run, string caller) => queue.Enter(new OpenRun(run, caller, RunKind.Forecast, IsOwed: false));

    private string Serve()
    {
        var next = queue.Candidates[0].Run;
        queue.Charge(next);
        return next;
    }
}
