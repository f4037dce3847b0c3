using System.Globalization;
using System.Text.Json;
using Simulation.Cluster.Tests.Support;
using Xunit;

namespace Simulation.Cluster.Tests;

/// <summary>A workshop outlives the silos that look after it: who watches it goes on watching, and nothing handed in is lost.</summary>
public sealed class WorkshopTests(ThreeSilos silos) : ClusterTest(silos)
{
    private const int People = 6;

    [Fact]
    public async Task Workshop_TwoOfThreeSilosKilled_KeepsEntriesAndWatchers()
    {
        var opened = await SendAsync(HttpMethod.Post, "/v1/provinces/tra-vinh/workshops", """{"title":"Lost silos","levers":[{"lever":"social_investment","year":2024}]}""");
        var address = $"/v1/workshops/{opened.GetProperty("code").GetString()}";
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var watching = WatchAsync(address, begun);
        await begun.Task.WaitAsync(Limit);
        for (var person = 0; person < People / 2; person++) await HandInAsync(address, person);

        await Task.WhenAll(Cluster.Silos[0].KillAsync(), Cluster.Silos[1].KillAsync());
        var mending = Cluster.MendAsync(Limit);
        for (var person = People / 2; person < People; person++) await HandInAsync(address, person);
        await mending;
        await SendAsync(HttpMethod.Post, $"{address}/close", null);

        var last = await watching;
        Assert.Equal(("closed", People), (last.GetProperty("state").GetString(), last.GetProperty("handedIn").GetInt32()));
        var lever = (await SendAsync(HttpMethod.Get, $"{address}/results", null)).GetProperty("levers")[0];
        Assert.Equal(
            (People, Value(0), (Value(0) + Value(People - 1)) / 2, Value(People - 1)),
            (lever.GetProperty("moved").GetInt32(), lever.GetProperty("minimum").GetDouble(), lever.GetProperty("mean").GetDouble(), lever.GetProperty("maximum").GetDouble()));
    }

    private static double Value(int person) => 30_000 + (1_000 * person);

    private Task<JsonElement> HandInAsync(string address, int person) => SendAsync(
        HttpMethod.Put, $"{address}/participants/P{person}", $$"""{"key":"a secret of sixteen","levers":[{"lever":"social_investment","value":{{Value(person).ToString(CultureInfo.InvariantCulture)}}}]}""",
        ("Idempotency-Key", $"person {person}"));

    private async Task<JsonElement> SendAsync(HttpMethod method, string path, string? body, params (string Name, string Value)[] headers) =>
        (await Cluster.Api.SendPatientlyAsync(method, path, body, Limit, headers)).Required().Json;

    // One connection from the beginning to the end: the API finds the workshop again where it is now.
    private async Task<JsonElement> WatchAsync(string address, TaskCompletionSource begun)
    {
        JsonElement last = default;
        await foreach (var status in Cluster.Api.ListenAsync($"{address}/events", Limit))
        {
            last = status;
            begun.TrySetResult();
        }

        return last;
    }
}
