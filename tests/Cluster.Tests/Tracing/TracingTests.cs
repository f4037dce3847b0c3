using System.Diagnostics;
using System.Text.RegularExpressions;
using Simulation.Cluster.Fixture;
using Simulation.Cluster.Tests.Support;
using Xunit;

namespace Simulation.Cluster.Tests.Tracing;

/// <summary>What operators see of a cluster: one trace from the request to its shards, through all processes, and the metrics that the guide names.</summary>
public sealed partial class TracingTests(ThreeSilos silos) : ClusterTest(silos)
{
    private const string Api = "simulation-api";
    private const string Silo = "simulation-silo";

    private readonly TraceCollector collector = silos.Collector;

    [Fact]
    public async Task Question_Asked_IsOneTraceFromTheRequestToItsShards()
    {
        var (trace, caller) = NewTrace();

        var answer = await Cluster.Api.SendAsync(HttpMethod.Post, ApiClient.Simulate, Questions.Of(2_000, Effort.Seed + 6_000), Limit, Parent(trace, caller));

        answer.Required();
        var spans = await collector.UntilAsync(trace, seen => Shards(seen, caller).Count == 2, Limit);
        Assert.Contains(spans, span => span is { Service: Silo, Name: "run" });
    }

    [Fact]
    public async Task Run_Submitted_IsOneTraceFromTheRequestToThePiecesThatWorkersFetched()
    {
        const int Draws = 100_000;
        var (trace, caller) = NewTrace();

        var submitted = await Cluster.Api.SendAsync(HttpMethod.Post, $"/v1/provinces/{Settings.Province}/runs", Questions.Of(Draws, Effort.Seed + 7_000), Limit, Parent(trace, caller));

        await FollowAsync(submitted.Required().Json.GetProperty("run").GetString()!);
        // As many as pieces of the cluster's BulkShard.
        await collector.UntilAsync(trace, seen => Shards(seen, caller).Count >= 1 + (Draws / 32_768), Limit);
    }

    [Fact]
    public async Task Metrics_OfAllProcesses_HoldTheFamiliesOfTheGuide()
    {
        (await Cluster.Api.AskAsync(Questions.Small(Effort.Seed + 8_000), Limit)).Required();
        using var client = new HttpClient();
        var silo = Names(await client.GetStringAsync(new Uri(Cluster.Silos[0].Operations, "/metrics"), Limit));
        var api = Names((await Cluster.Api.SendAsync(HttpMethod.Get, "/metrics", null, Limit)).Required().Text);

        Assert.All(["orleans_consistent_ring_size", "db_client_", "dotnet_"], family => Assert.Contains(silo, name => name.StartsWith(family, StringComparison.Ordinal)));
        Assert.All(["http_server_request_duration_seconds", "kestrel_", "dotnet_"], family => Assert.Contains(api, name => name.StartsWith(family, StringComparison.Ordinal)));
    }

    private static (string Trace, string Caller) NewTrace() => (ActivityTraceId.CreateRandom().ToHexString(), ActivitySpanId.CreateRandom().ToHexString());

    // A caller who keeps the trace: whatever share the cluster keeps by itself, this one is kept.
    private static (string Name, string Value) Parent(string trace, string caller) => ("traceparent", $"00-{trace}-{caller}-01");

    // Shards computed by silos whose chain of parents, all of them received, leads through a request of the API to the caller.
    private static List<TraceSpan> Shards(IReadOnlyList<TraceSpan> spans, string caller)
    {
        var known = spans.ToDictionary(span => span.Id);
        return [.. spans.Where(span => span is { Service: Silo, Name: "shard" } && Leads(span))];

        bool Leads(TraceSpan span) => span.Parent == caller ? span.Service == Api : known.TryGetValue(span.Parent, out var parent) && Leads(parent);
    }

    private static List<string> Names(string metrics) => [.. Name().Matches(metrics).Select(match => match.Groups[1].Value)];

    [GeneratedRegex(@"^# TYPE (\S+)", RegexOptions.Multiline)]
    private static partial Regex Name();
}
