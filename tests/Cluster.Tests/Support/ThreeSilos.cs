using Simulation.Cluster.Fixture;
using Simulation.Cluster.Tests.Tracing;
using Xunit;

namespace Simulation.Cluster.Tests.Support;

/// <summary>A cluster of three silos, each with one worker. A test leaves it as it found it: three silos that run.</summary>
public sealed class ThreeSilos : IAsyncLifetime
{
    /// <summary>Name of the collection of tests that share it.</summary>
    public const string Collection = "three silos";

    // On a machine that builds and tests at the same time, a healthy silo is not taken for dead after two seconds.
    // Small shards tell more often how far a run has come.
    private static readonly string[] Settings =
    [
        "--Simulation:WorkerThreads", "1", "--Simulation:BulkShard", "32768", "--Cluster:Membership:ProbeTimeout", "00:00:02", "--Cluster:Membership:MissedProbes", "2",
    ];

    public ClusterHarness Cluster { get; private set; } = null!;

    /// <summary>Receives the traces that callers ask to be kept, and hardly any others.</summary>
    public TraceCollector Collector { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        Collector = await TraceCollector.StartAsync();
        string[] tracing = ["--Operations:OtlpEndpoint", Collector.Address, "--Operations:TraceShare", "0.0001", "--OTEL_BSP_SCHEDULE_DELAY", "100"];
        Cluster = await ClusterHarness.StartAsync(3, [.. Settings, .. tracing], tracing, limit.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await Cluster.DisposeAsync();
        await Collector.DisposeAsync();
    }
}

/// <summary>The tests that share the cluster.</summary>
[CollectionDefinition(ThreeSilos.Collection)]
public sealed class ThreeSilosShared : ICollectionFixture<ThreeSilos>;
