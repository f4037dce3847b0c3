using Simulation.Grains.Runs;
using Xunit;

namespace Simulation.Grains.Tests.Runs;

public class SharedComputationTests
{
    [Fact]
    public async Task Join_AskersOnManyThreads_ComputesOnce()
    {
        using var shared = new SharedComputation<object>();
        var (begun, ready) = (0, new TaskCompletionSource<object>());

        var askers = Enumerable.Range(0, 32).Select(_ => Task.Run(() => shared.JoinAsync(ComputeAsync, TestContext.Current.CancellationToken))).ToArray();
        ready.SetResult(new object());
        var answers = await Task.WhenAll(askers);

        Assert.Equal(1, begun);
        Assert.All(answers, answer => Assert.Same(answers[0], answer));
        Assert.True(shared.IsDone);

        Task<object> ComputeAsync(CancellationToken work)
        {
            Interlocked.Increment(ref begun);
            return ready.Task;
        }
    }

    [Fact]
    public async Task Join_AfterAFailure_ComputesAgain()
    {
        using var shared = new SharedComputation<int>();

        await Assert.ThrowsAsync<InvalidOperationException>(() => shared.JoinAsync(_ => Task.FromException<int>(new InvalidOperationException()), TestContext.Current.CancellationToken));

        Assert.Equal(7, await shared.JoinAsync(_ => Task.FromResult(7), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Leave_OfTheLastAsker_StopsTheWork()
    {
        using var shared = new SharedComputation<int>();
        using var first = new CancellationTokenSource();
        using var second = new CancellationTokenSource();
        CancellationToken seen = default;
        var askers = new[] { first, second }.Select(leaving => shared.JoinAsync(ComputeAsync, leaving.Token)).ToArray();

        await first.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => askers[0]);
        Assert.False(seen.IsCancellationRequested);
        await second.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => askers[1]);

        Assert.True(seen.IsCancellationRequested);

        Task<int> ComputeAsync(CancellationToken work)
        {
            seen = work;
            return new TaskCompletionSource<int>().Task;
        }
    }
}
