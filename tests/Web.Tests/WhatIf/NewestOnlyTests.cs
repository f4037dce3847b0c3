using Simulation.Web.WhatIf;
using Xunit;

namespace Simulation.Web.Tests.WhatIf;

public class NewestOnlyTests
{
    [Fact]
    public async Task SubmitAsync_ManyWhileOneIsDone_DoesTheNewestOnly()
    {
        var done = new List<string>();
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var newest = new NewestOnly<string>(async item =>
        {
            done.Add(item);
            if (item == "first") await gate.Task;
        });

        var first = newest.SubmitAsync("first");
        await newest.SubmitAsync("second");
        await newest.SubmitAsync("third");
        Assert.True(newest.IsWorking);
        gate.SetResult();
        await first;

        Assert.Equal(["first", "third"], done);
        Assert.False(newest.IsWorking);
    }

    [Fact]
    public async Task SubmitAsync_WorkFails_CanBeAskedAgain()
    {
        var fails = true;
        var newest = new NewestOnly<string>(_ => fails ? throw new InvalidOperationException("once") : Task.CompletedTask);

        await Assert.ThrowsAsync<InvalidOperationException>(() => newest.SubmitAsync("first"));
        fails = false;
        await newest.SubmitAsync("second");

        Assert.False(newest.IsWorking);
    }
}
