using System.Diagnostics;
using System.Net;
using System.Text;
using Simulation.Cluster.Fixture;
using Simulation.Cluster.Tests.Support;
using Xunit;

namespace Simulation.Cluster.Tests;

/// <summary>
/// Asked far more than it can do, a host does what it can and refuses the rest; it does not fall over. Times are looked at in the long form alone, which wants a machine to itself;
/// bench/Cluster.Bench measures them.
/// </summary>
public sealed class OverloadTests
{
    // Each asks again at once, so that there are ten times as many questions as can wait.
    private const int Clients = 320;
    private const long MemoryLimit = 1_500_000_000;
    private const int Times = 10;
    private static readonly TimeSpan Crowd = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ByTheClock = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LatestAnswer = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LatestRefusal = TimeSpan.FromMilliseconds(100);

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
        if (Effort.IsLong) await AskByTheClockAsync(host, limit.Token);
        Assert.Equal(before, (await host.Api.SendPatientlyAsync(HttpMethod.Post, ApiClient.Simulate, Questions.Small(1), limit.Token)).Required().Body);
        Assert.Equal(HttpStatusCode.OK, (await host.Api.AskAsync(Questions.Small(2), limit.Token)).Status);
    }

    // Ten times what the host can do, for a minute, whether or not it answers.
    private static async Task AskByTheClockAsync(EmbeddedHost host, CancellationToken limit)
    {
        var asked = Effort.Seed + 1_000_000;
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, 2 * Environment.ProcessorCount).Select(async _ =>
        {
            while (clock.Elapsed < Crowd) (await host.Api.AskAsync(Questions.Small(Interlocked.Increment(ref asked)), limit)).Required();
        }));
        var capacity = (asked - Effort.Seed - 1_000_000) / clock.Elapsed.TotalSeconds;

        using var load = new OpenLoad(host.Address);
        var answers = await load.SendAsync(Times * capacity, ByTheClock, number => Encoding.UTF8.GetBytes(Questions.Small(Effort.Seed + 2_000_000 + number)), limit);

        var (answered, refused) = (Late(answers, HttpStatusCode.OK), Late(answers, HttpStatusCode.TooManyRequests));
        var memory = await host.Process.MemoryAsync();
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{capacity:F0} a second are answered; of ten times as many {answered.Length} answered, 95 % within {Quantile(answered).TotalMilliseconds:F0} ms, {refused.Length} refused, 95 % within {Quantile(refused).TotalMilliseconds:F0} ms; {memory / 1_000_000} MB");
        Assert.Equal(answers.Length, answered.Length + refused.Length);
        Assert.All(answers.Where(answer => answer.Status == HttpStatusCode.TooManyRequests), answer => Assert.NotNull(answer.RetryAfter));
        Assert.True(Quantile(answered) < LatestAnswer, $"Answers took {Quantile(answered)}.");
        Assert.True(Quantile(refused) < LatestRefusal, $"Refusals took {Quantile(refused)}.");
        Assert.True(memory < MemoryLimit, $"The host took {memory} bytes.");
    }

    private static TimeSpan[] Late(OpenAnswer[] answers, HttpStatusCode status) => [.. answers.Where(answer => answer.Status == status).Select(answer => answer.Took).Order()];

    // The time within which 95 % came.
    private static TimeSpan Quantile(TimeSpan[] sorted) => sorted[(int)Math.Ceiling(0.95 * sorted.Length) - 1];

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
            while (clock.Elapsed < Crowd) answers.Add(Light(await host.Api.AskAsync(Questions.Small(Interlocked.Increment(ref seed)), limit)));
            return answers;
        }
    }

    // What was answered is not kept: the test must not need more memory than the host.
    private static ApiAnswer Light(ApiAnswer answer) => answer with { Body = [] };
}
