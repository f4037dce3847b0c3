using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Simulation.Api.Runs;
using Simulation.Api.Tests.Doubles;
using Simulation.Contracts.Runs;
using Xunit;

namespace Simulation.Api.Tests.Runs;

public class RunTests(ApiHost host)
{
    private const string Submission = "/v1/provinces/tra-vinh/runs";
    private static readonly string Address = $"/v1/runs/{SampleRun.Id}";

    [Fact]
    public async Task Submit_NewRun_IsAcceptedAtItsAddress()
    {
        var response = await host.PostAsync(Submission, """{"draws":1000000,"seed":7}""");

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal(Address, response.Headers.Location!.OriginalString);
        var run = await response.JsonAsync();
        Assert.Equal(("queued", "forecast", "draws"), (Text(run, "state"), Text(run, "kind"), Text(run, "unit")));
        Assert.Equal((1_000_000L, 7UL), (host.Grains.Sample.LastQuestion!.Draws, host.Grains.Sample.LastQuestion.Seed));
    }

    [Fact]
    public async Task Submit_PrefersToWait_AnswersWhenTheRunHasEnded()
    {
        host.Grains.Sampled.Current = SampleRun.Status(RunKind.Forecast, RunState.Running, done: 10);
        host.Grains.Sampled.Next = [SampleRun.Status(RunKind.Forecast, RunState.Finished, done: 100_000)];

        var response = await SendAsync(HttpMethod.Post, Submission, ("Prefer", "respond-async, wait=30"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("wait=30", Assert.Single(response.Headers.GetValues("Preference-Applied")));
        Assert.Equal("finished", Text(await response.JsonAsync(), "state"));
    }

    [Fact]
    public async Task Submit_SameKeySameQuestion_IsTheSameRun()
    {
        var first = await SendAsync(HttpMethod.Post, Submission, ("Idempotency-Key", "k1"));
        var again = await SendAsync(HttpMethod.Post, Submission, ("Idempotency-Key", "k1"));

        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.Accepted), (first.StatusCode, again.StatusCode));
        Assert.Equal(first.Headers.Location, again.Headers.Location);
    }

    [Fact]
    public async Task Submit_SameKeyOtherQuestion_IsRefused()
    {
        await SendAsync(HttpMethod.Post, Submission, ("Idempotency-Key", "k2"));

        var other = await SendAsync(HttpMethod.Post, Submission, ("Idempotency-Key", "k2"), """{"seed":2}""");

        await other.ProblemAsync(HttpStatusCode.UnprocessableEntity, "key-reused");
    }

    [Fact]
    public async Task Status_Unknown_IsNotFound() => await (await host.GetAsync("/v1/runs/nowhere")).ProblemAsync(HttpStatusCode.NotFound, "not-found");

    [Fact]
    public async Task Events_SiloLostOnTheWay_GoOnToTheEnd()
    {
        var run = host.Grains.Sampled;
        run.Current = SampleRun.Status(RunKind.Forecast, RunState.Running, done: 10);
        run.Next = [SampleRun.Status(RunKind.Forecast, RunState.Running, done: 20), SampleRun.Status(RunKind.Forecast, RunState.Finished, done: 100_000)];
        run.Losses = 1;

        var text = await host.Client.GetStringAsync(new Uri($"{Address}/events", UriKind.Relative), TestContext.Current.CancellationToken);

        var events = text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["progress", "progress", "progress", "finished"], events.Select(item => item.Split('\n')[0]["event: ".Length..]));
        Assert.Equal([10, 10, 20, 100_000], events.Select(item => JsonDocument.Parse(item.Split('\n')[1]["data: ".Length..]).RootElement.GetProperty("done").GetInt64()));
    }

    [Theory]
    [InlineData(RunState.Running, null)]
    [InlineData(RunState.Cancelled, null)]
    [InlineData(RunState.Failed, "no solution")]
    public async Task Results_NotFinished_SayWhy(RunState state, string? failure)
    {
        host.Grains.Sampled.Current = SampleRun.Status(RunKind.Forecast, state, done: 10, failure);

        var problem = await (await host.GetAsync($"{Address}/results")).ProblemAsync(HttpStatusCode.Conflict, "no-result");

        Assert.Contains(failure ?? (state == RunState.Running ? "10 of 100000" : "cancelled"), Text(problem, "detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Results_Finished_NeverChange()
    {
        host.Grains.Sampled.Current = SampleRun.Status(RunKind.Forecast, RunState.Finished, done: 100_000);
        host.Grains.Sampled.Result = await host.Grains.Sample.SimulateAsync(new(), TestContext.Current.CancellationToken);

        var response = await host.GetAsync($"{Address}/results");

        Assert.Equal("run", Text(await response.JsonAsync(), "run"));
        Assert.Contains("immutable", response.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        var again = await SendAsync(HttpMethod.Get, $"{Address}/results", ("If-None-Match", response.Headers.ETag!.ToString()));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Fact]
    public async Task Results_Sweep_AreRowsEachOnce()
    {
        var run = host.Grains.Sampled;
        run.Current = SampleRun.Status(RunKind.Sweep, RunState.Running, done: 1);
        run.Rows = [new(0, "tra-vinh", [1.5], Result: null, "no solution"), new(1, "tra-vinh", [2.5], await host.Grains.Sample.SimulateAsync(new(), TestContext.Current.CancellationToken), Failure: null)];
        run.Losses = 1;

        var response = await host.GetAsync($"{Address}/results");

        Assert.Equal("application/x-ndjson", response.Content.Headers.ContentType!.MediaType);
        var rows = (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        Assert.Equal([0, 1], rows.Select(row => row.GetProperty("point").GetInt32()));
        Assert.Equal("no solution", Text(rows[0], "failure"));
        Assert.Equal("run", Text(rows[1].GetProperty("result"), "run"));
    }

    [Fact]
    public async Task Cancel_OpenRun_IsCancelled()
    {
        host.Grains.Sampled.Current = SampleRun.Status(RunKind.Forecast, RunState.Running, done: 10);

        var response = await host.Client.DeleteAsync(new Uri(Address, UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal("cancelled", Text(await response.JsonAsync(), "state"));
    }

    [Fact]
    public async Task Calibration_OfAnotherKindOfRun_IsNotFound()
    {
        host.Grains.Sampled.Current = SampleRun.Status(RunKind.Forecast, RunState.Running, done: 1);

        await (await host.GetAsync($"/v1/calibrations/{SampleRun.Id}")).ProblemAsync(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task List_Open_NamesRunsAndWorkers()
    {
        var list = await (await host.GetAsync("/v1/runs")).JsonAsync();

        Assert.Equal(SampleRun.Id, Text(list.GetProperty("runs")[0], "run"));
        Assert.Equal(1, list.GetProperty("workers").GetArrayLength());
    }

    [Theory]
    [InlineData("wait=5", 5)]
    [InlineData("respond-async, wait = \"7\"; x=1", 7)]
    [InlineData("wait=100000", Preference.LongestWait)]
    [InlineData("wait=-1", 0)]
    [InlineData("wait=soon", 0)]
    [InlineData("return=minimal", 0)]
    [InlineData("", 0)]
    public void Wait_HeaderPrefer_IsReadAndBounded(string header, int seconds)
    {
        var http = new DefaultHttpContext();
        http.Request.Headers["Prefer"] = header;

        Assert.Equal(seconds, Preference.Wait(http.Request));
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string address, (string Name, string Value) header, string body = "{}")
    {
        using var request = new HttpRequestMessage(method, new Uri(address, UriKind.Relative));
        request.Headers.TryAddWithoutValidation(header.Name, header.Value);
        if (method == HttpMethod.Post) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        return await host.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
