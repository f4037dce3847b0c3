using System.Net;
using System.Text.Json;
using Xunit;

namespace Simulation.Api.Tests.Analyses;

/// <summary>An analysis that takes long is followed to its answer.</summary>
public class AnalysisEventsTests(ApiHost host)
{
    [Fact]
    public async Task Accepted_Answer_SaysWhereToFollow()
    {
        var answer = await (await host.SendAsync(HttpMethod.Get, "/v1/provinces/tra-vinh/backtest", null, ("Prefer", "wait=1"))).JsonAsync();

        Assert.Equal("/v1/analyses/abc/events", answer.GetProperty("events").GetString());
    }

    [Fact]
    public async Task Events_ToTheEnd_EndWithTheAnswerItself() =>
        Assert.Equal([("progress", """{"progress":0.5}"""), ("finished", """{"a":1}""")], await EventsAsync("abc"));

    [Fact]
    public async Task Events_ThatCannotBeComputed_EndWithTheProblem()
    {
        var last = (await EventsAsync("wrong"))[^1];

        Assert.Equal("failed", last.Name);
        var problem = JsonDocument.Parse(last.Data).RootElement;
        Assert.Equal(("/problems/invalid-question", "/targets"), (problem.GetProperty("type").GetString(), problem.Pointers().Single()));
    }

    [Fact]
    public async Task Events_SiloLost_SayToAskAgain() =>
        Assert.Equal("/problems/unavailable", JsonDocument.Parse((await EventsAsync("lost"))[^1].Data).RootElement.GetProperty("type").GetString());

    [Fact]
    public async Task Events_Unknown_IsNotFound() => await (await host.GetAsync("/v1/analyses/unknown/events")).ProblemAsync(HttpStatusCode.NotFound, "not-found");

    [Fact]
    public async Task Calibration_OfAQuestion_ReachesTheProvince()
    {
        await host.GetAsync("/v1/provinces/tra-vinh/monitor?calibration=ca1");
        await host.PostAsync("/v1/provinces/tra-vinh/sensitivity?calibration=ca2", "{}");

        Assert.Contains(host.Grains.Sample.AllAsked, asked => asked is { Analysis: "monitor", Calibration: "ca1" });
        Assert.Contains(host.Grains.Sample.AllAsked, asked => asked is { Analysis: "sensitivity", Calibration: "ca2" });
    }

    private async Task<(string Name, string Data)[]> EventsAsync(string analysis)
    {
        var response = await host.GetAsync($"/v1/analyses/{analysis}/events");
        Assert.Equal((HttpStatusCode.OK, "text/event-stream"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return [.. text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(item => item.Split('\n')).Select(lines => (lines[0]["event: ".Length..], lines[1]["data: ".Length..]))];
    }
}
