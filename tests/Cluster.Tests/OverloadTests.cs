using System.Diagnostics;
using System.Net;
using Simulation.Cluster.Fixture;
using Simulation.Cluster.Tests.Support;
using Xunit;

namespace Simulation.Cluster.Tests;

/// <summary>Asked far more than it can do, a host does what it can and refuses the rest; it does not fall over. Times are measured by bench/Cluster.Bench.</summary>
public sealed class OverloadTests
{
    // Each asks again at once, so that there are ten times as many questions as can wait.
    private const int Clients = 320;
    private const long MemoryLimit = 1_500_000_000;

    [Fact]
    public async Task EmbeddedHost_AskedTenTimesTooMuch_RefusesAndRecovers()
    {
        using var limit = Effort.Limit();
        await using var host = await EmbeddedHost.StartAsync(limit.Token);
        var before = (await host.Api.AskAsync(Questions.Small(1), limit.Token)).Required().Body;

        var (answers, memory) = await OverloadAsync(host, limit.Token);

        var answered = answers.Count(answer => answer.Status == HttpStatusCode.OK);
        TestContext.Current.TestOutputHelper!.WriteLine($"{answers.Count} questions: {answered} answered, {answers.Count - answered} refused; {memory / 1_000_000} MB at most");
        Assert.True(answered > 0, "Nobody was answered.");
        Assert.Contains(answers, answer => answer.Status == HttpStatusCode.TooManyRequests);
        Assert.All(answers.Where(answer => answer.Status != HttpStatusCode.OK), answer =>
        {
            Assert.Equal(HttpStatusCode.TooManyRequests, answer.Status);
            Assert.Equal("application/problem+json", answer.MediaType);
            Assert.NotNull(answer.RetryAfter);
        });
        Assert.True(memory < MemoryLimit, $"The host took {memory} bytes.");
        Assert.Equal(before, (await host.Api.SendPatientlyAsync(HttpMethod.Post, ApiClient.Simulate, Questions.Small(1), limit.Token)).Required().Body);
        Assert.Equal(HttpStatusCode.OK, (await host.Api.AskAsync(Questions.Small(2), limit.Token)).Status);
    }

    private static async Task<(IReadOnlyList<ApiAnswer> Answers, long Memory)> OverloadAsync(EmbeddedHost host, CancellationToken limit)
    {
        var clock = Stopwatch.StartNew();
        var seed = Effort.Seed + 30_000;
        var asking = Enumerable.Range(0, Clients).Select(_ => AskAsync()).ToArray();
        var all = Task.WhenAll(asking);
        var memory = 0L;
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while (!all.IsCompleted && await timer.WaitForNextTickAsync(limit)) memory = Math.Max(memory, await host.Process.MemoryAsync());
        return ([.. (await all).SelectMany(answers => answers)], memory);

        async Task<List<ApiAnswer>> AskAsync()
        {
            var answers = new List<ApiAnswer>();
            while (clock.Elapsed < Effort.Overload) answers.Add(Light(await host.Api.AskAsync(Questions.Small(Interlocked.Increment(ref seed)), limit)));
            return answers;
        }
    }

    // What was answered is not kept: the test must not need more memory than the host.
    private static ApiAnswer Light(ApiAnswer answer) => answer with { Body = [] };
}
