using System.Globalization;

namespace Simulation.Cluster.Fixture;

/// <summary>A silo of a cluster. Every life of it has ports of its own.</summary>
public sealed class SiloNode(string name, IReadOnlyList<string> settings, int? processor = null) : IAsyncDisposable
{
    private readonly List<NodeProcess> lives = [];

    /// <summary>The process of its present life.</summary>
    public NodeProcess Process => lives[^1];

    /// <summary>Where it serves health and metrics.</summary>
    public Uri Operations { get; private set; } = null!;

    /// <summary>What all its lives last wrote.</summary>
    public string Output => string.Concat(lives.Select(life => life.Output));

    /// <summary>Starts it, and does not wait.</summary>
    public void Begin()
    {
        var ports = Ports.Take(3);
        Operations = Ports.AddressOf(ports[2]);
        lives.Add(NodeProcess.Start(
            $"{name}, life {lives.Count + 1}",
            Programs.Silo,
            [
                "--Cluster:SiloPort", Text(ports[0]), "--Cluster:GatewayPort", Text(ports[1]), "--Cluster:OperationsUrl", Operations.ToString().TrimEnd('/'), "--Cluster:AdvertisedAddress", "127.0.0.1",
                .. Settings.Quick, .. settings,
            ],
            processor));
    }

    /// <summary>Returns when it takes its share of the work.</summary>
    public Task ReadyAsync(CancellationToken cancellation) => Process.ReadyAsync(Operations, cancellation);

    /// <summary>Ends it at once.</summary>
    public Task KillAsync() => Process.KillAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var life in lives) await life.DisposeAsync();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
