using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Simulation.Client;
using Xunit;

namespace Simulation.Api.Tests.Clients;

/// <summary>The client waits for an analysis by its events, and does not ask again and again.</summary>
public sealed class AcceptedHandlerTests : IDisposable
{
    private const string Question = "http://host/v1/provinces/tra-vinh/backtest";
    private const string Events = "http://host/v1/analyses/abc/events";

    private readonly Script host = new();

    public void Dispose() => host.Dispose();

    [Fact]
    public async Task Send_AnalysisThatTakesLong_IsFollowedAndThenAskedOnce()
    {
        host.Answers.Enqueue((HttpStatusCode.Accepted, """{"analysis":"backtest","progress":0.4,"events":"/v1/analyses/abc/events"}"""));
        host.Answers.Enqueue((HttpStatusCode.OK, "event: finished\ndata: {}\n\n"));
        host.Answers.Enqueue((HttpStatusCode.OK, """{"a":1}"""));

        var answer = await SendAsync();

        Assert.Equal("""{"a":1}""", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal([Question, Events, Question], host.Asked.Select(asked => asked.Address));
        Assert.All(host.Asked, asked => Assert.Equal("Bearer key", asked.Key));
    }

    [Fact]
    public async Task Send_RunThatWasAccepted_IsTheAnswer()
    {
        host.Answers.Enqueue((HttpStatusCode.NoContent, ""));

        Assert.Equal(HttpStatusCode.OK, (await SendAsync()).StatusCode);
    }

    private async Task<HttpResponseMessage> SendAsync()
    {
        using var client = new HttpClient(new AcceptedHandler(host));
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "key");
        return await client.GetAsync(new Uri(Question), TestContext.Current.CancellationToken);
    }

    /// <summary>Answers in turn. An answer 204 stands for 202 without Retry-After.</summary>
    private sealed class Script : HttpMessageHandler
    {
        public Queue<(HttpStatusCode Status, string Body)> Answers { get; } = [];

        public List<(string Address, string? Key)> Asked { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked.Add((request.RequestUri!.ToString(), request.Headers.Authorization?.ToString()));
            var (status, body) = Answers.Dequeue();
            var response = new HttpResponseMessage(status == HttpStatusCode.NoContent ? HttpStatusCode.Accepted : status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
            if (status == HttpStatusCode.Accepted) response.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromHours(1));
            return Task.FromResult(response);
        }
    }
}
