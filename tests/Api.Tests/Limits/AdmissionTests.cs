using System.Net;
using Microsoft.Extensions.Configuration;
using Simulation.Api.Limits;
using Simulation.Api.Tests.Doubles;
using Simulation.Operations.Startup;
using Xunit;

namespace Simulation.Api.Tests.Limits;

public class AdmissionTests
{
    private const string Address = "/v1/provinces/tra-vinh/simulate";

    private static readonly string Waiting = $$"""{"seed":{{HostState.WaitingSeed}}}""";

    [Theory]
    [InlineData("You have as many questions under way as are let through: 1 computed at once and 0 waiting", "--Limits:QuestionsOfCaller", "1", "--Limits:QueueOfCaller", "0")]
    [InlineData("This host has as many questions under way as are let through: 1 computed at once and 0 waiting", "--Limits:Questions", "1", "--Limits:Queue", "0")]
    public async Task Question_BeyondALimit_IsRefusedByItsName(string detail, params string[] settings)
    {
        await using var host = await StartAsync(settings);
        using var leaving = new CancellationTokenSource();
        var first = PostAsync(host, Waiting, leaving.Token);
        await host.Grains.State.Started;

        var second = await host.PostAsync(Address, "{}");

        Assert.Equal(TimeSpan.FromSeconds(1), second.Headers.RetryAfter?.Delta);
        var problem = await second.ProblemAsync(HttpStatusCode.TooManyRequests, "too-many-requests");
        Assert.StartsWith(detail, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
    }

    // Refusals were thrown: under the load of 320 clients that cost the host more than its answers.
    [Fact]
    public async Task Question_Refused_ThrowsNothing()
    {
        // A time of its own, by which the exceptions of this host are known.
        await using var host = await StartAsync("--Limits:QuestionsOfCaller", "1", "--Limits:QueueOfCaller", "0", "--Limits:QueueTime", "00:00:00.357");
        using var leaving = new CancellationTokenSource();
        var first = PostAsync(host, Waiting, leaving.Token);
        await host.Grains.State.Started;
        var thrown = new System.Collections.Concurrent.ConcurrentQueue<Exception>();
        void Note(object? sender, System.Runtime.ExceptionServices.FirstChanceExceptionEventArgs chance)
        {
            if (chance.Exception.Message.Contains("0.357 s", StringComparison.Ordinal)) thrown.Enqueue(chance.Exception);
        }

        AppDomain.CurrentDomain.FirstChanceException += Note;
        var second = await host.PostAsync(Address, "{}");
        AppDomain.CurrentDomain.FirstChanceException -= Note;

        var problem = await second.ProblemAsync(HttpStatusCode.TooManyRequests, "too-many-requests");
        Assert.Contains("0.357 s", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Empty(thrown);
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
    }

    [Fact]
    public async Task Question_Refused_KeepsItsBodyToItself()
    {
        await using var host = await StartAsync("--Limits:QuestionsOfCaller", "1", "--Limits:QueueOfCaller", "0");
        using var leaving = new CancellationTokenSource();
        var first = PostAsync(host, Waiting, leaving.Token);
        await host.Grains.State.Started;
        // The body is sent when the host asks for it, which it does by reading.
        using var handler = new SocketsHttpHandler { Expect100ContinueTimeout = Timeout.InfiniteTimeSpan };
        using var client = new HttpClient(handler) { BaseAddress = host.Client.BaseAddress };
        using var body = new WatchedContent();
        using var request = new HttpRequestMessage(HttpMethod.Post, Address) { Content = body, Headers = { ExpectContinue = true } };

        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.False(body.WasSent);
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
    }

    [Fact]
    public async Task Question_InTheQueue_IsAnsweredWhenItsTurnComes()
    {
        await using var host = await StartAsync("--Limits:QuestionsOfCaller", "1", "--Limits:QueueOfCaller", "1", "--Limits:QueueTime", "01:00:00");
        using var leaving = new CancellationTokenSource();
        var first = PostAsync(host, Waiting, leaving.Token);
        await host.Grains.State.Started;

        var second = host.PostAsync(Address, "{}");
        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        await (await second).JsonAsync();
    }

    [Fact]
    public async Task Question_InTheQueueForTooLong_IsRefused()
    {
        await using var host = await StartAsync("--Limits:QuestionsOfCaller", "1", "--Limits:QueueOfCaller", "1", "--Limits:QueueTime", "00:00:00.02");
        using var leaving = new CancellationTokenSource();
        var first = PostAsync(host, Waiting, leaving.Token);
        await host.Grains.State.Started;

        var second = await host.PostAsync(Address, "{}");

        await second.ProblemAsync(HttpStatusCode.TooManyRequests, "too-many-requests");
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
    }

    [Fact]
    public async Task Question_ThatTakesTooLong_IsStopped()
    {
        await using var host = await StartAsync("--Limits:AnswerTime", "00:00:00.05");

        var response = await host.PostAsync(Address, Waiting);

        var problem = await response.ProblemAsync(HttpStatusCode.GatewayTimeout, "too-slow");
        Assert.StartsWith("There was no answer within 0.05 s", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        await host.Grains.State.Cancelled;
    }

    [Fact]
    public void Settings_Wrong_AreAllNamed()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Limits:Questions", "0"), new("Limits:Queue", "many"), new("Limits:AnswerTime", "forever")])
            .Build();

        var refusal = Assert.Throws<ConfigurationException>(() => LimitSettings.Read(configuration));

        Assert.Equal(
            [
                "Limits:Questions is '0' and must be a whole number from 1 to 100000.",
                "Limits:Queue is 'many' and must be a whole number from 0 to 100000.",
                "Limits:AnswerTime is 'forever' and must be a time from 00:00:00.0010000 to 01:00:00, as hours:minutes:seconds.",
            ],
            refusal.Message.Split(Environment.NewLine));
    }

    [Theory]
    [InlineData("10.1.2.3", "10.1.2.3")]
    [InlineData("::ffff:10.1.2.3", "10.1.2.3")]
    [InlineData("::1", "::1")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64")]
    public void Caller_Address_IsOneSubscriber(string address, string caller) => Assert.Equal(caller, AddressCaller.Of(IPAddress.Parse(address)));

    private static async Task<ApiHost> StartAsync(params string[] settings)
    {
        var host = new ApiHost(settings);
        await host.InitializeAsync();
        return host;
    }

    private static async Task<HttpResponseMessage> PostAsync(ApiHost host, string text, CancellationToken leaving)
    {
        using var body = new StringContent(text, System.Text.Encoding.UTF8, "application/json");
        return await host.Client.PostAsync(new Uri(Address, UriKind.Relative), body, leaving);
    }

    // Long enough that the client keeps it back when it is refused; a short one it would send all the same, to use the connection again.
    private sealed class WatchedContent : HttpContent
    {
        private readonly byte[] text = System.Text.Encoding.UTF8.GetBytes("{}" + new string(' ', 4_000));

        public bool WasSent { get; private set; }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            WasSent = true;
            return stream.WriteAsync(text).AsTask();
        }

        protected override bool TryComputeLength(out long length)
        {
            length = text.Length;
            return true;
        }
    }
}
