using Simulation.Contracts.Faults;
using Simulation.Web.Desk;
using Xunit;

namespace Simulation.Web.Tests.Desk;

public class AskedTests
{
    [Fact]
    public async Task AskAsync_Answered_KeepsTheAnswerAndTellsBeforeAndAfter()
    {
        var waited = new List<bool>();
        Asked<string> asked = null!;
        asked = new Asked<string>(() => waited.Add(asked.IsWaiting));

        await asked.AskAsync((_, _) => Task.FromResult("here"));

        Assert.Equal("here", asked.Answer);
        Assert.Equal([true, false], waited);
    }

    [Fact]
    public async Task AskAsync_NewerQuestion_TakesThePlaceOfTheOlder()
    {
        using var asked = new Asked<string>(() => { });
        var slow = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);

        var first = asked.AskAsync((_, ending) => slow.Task.WaitAsync(ending));
        await asked.AskAsync((_, _) => Task.FromResult("newer"));
        slow.SetResult("older");
        await first;

        Assert.Equal("newer", asked.Answer);
        Assert.False(asked.IsWaiting);
    }

    [Fact]
    public async Task AskAsync_OlderQuestionThatIgnoresItsEnd_DoesNotOverwriteTheNewer()
    {
        using var asked = new Asked<string>(() => { });
        var slow = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);

        var first = asked.AskAsync((_, _) => slow.Task);
        await asked.AskAsync((_, _) => Task.FromResult("newer"));
        slow.SetResult("older");
        await first;

        Assert.Equal("newer", asked.Answer);
    }

    [Fact]
    public async Task AskAsync_Fault_KeepsTheLastAnswerBesideIt()
    {
        using var asked = new Asked<string>(() => { });
        await asked.AskAsync((_, _) => Task.FromResult("still valid"));

        await asked.AskAsync((_, _) => Task.FromException<string>(new SimulationFaultException(FaultKind.NotFound, "There is no such plan.")));

        Assert.Equal("still valid", asked.Answer);
        Assert.Equal("There is no such plan.", asked.Fault?.Message);
        Assert.False(asked.IsWaiting);
    }

    [Fact]
    public async Task AskAsync_Progress_IsShownUntilTheAnswer()
    {
        var seen = new List<double>();
        Asked<string> asked = null!;
        asked = new Asked<string>(() => seen.Add(asked.Progress));

        await asked.AskAsync((progress, _) =>
        {
            progress.Report(0.4);
            return Task.FromResult("done");
        });

        Assert.Equal([0, 0.4, 0.4], seen);
    }
}
