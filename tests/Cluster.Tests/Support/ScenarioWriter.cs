using System.Globalization;
using System.Net;
using Simulation.Cluster.Fixture;

namespace Simulation.Cluster.Tests.Support;

/// <summary>
/// Somebody who saves new versions of a scenario, one after the other, each on the version that he knows, until he is told to stop. Somebody else may do so too: then
/// he is refused, reads what is there, and goes on from it.
/// </summary>
/// <param name="api">The host, or the cluster.</param>
/// <param name="scenario">Id of the scenario.</param>
/// <param name="author">His name.</param>
public sealed class ScenarioWriter(ApiClient api, string scenario, string author)
{
    private readonly Lock gate = new();
    private readonly List<(long Version, string Name)> acknowledged = [];
    private (int Count, TaskCompletionSource Reached)? awaited;
    private Task writing = Task.CompletedTask;
    private string? known;
    private volatile bool isStopping;
    private int number;

    /// <summary>The versions that were acknowledged to him, with the names he gave them.</summary>
    public IReadOnlyList<(long Version, string Name)> Acknowledged
    {
        get
        {
            lock (gate) return [.. acknowledged];
        }
    }

    /// <summary>Address of a scenario.</summary>
    public static string AddressOf(string scenario) => $"/v1/provinces/{Settings.Province}/scenarios/{scenario}";

    /// <summary>Begins to write.</summary>
    public void Begin(CancellationToken cancellation) => writing = WriteAsync(cancellation);

    /// <summary>Returns when so many more of his versions have been acknowledged.</summary>
    public async Task MoreAsync(int count, CancellationToken cancellation)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate) awaited = (acknowledged.Count + count, reached);
        await await Task.WhenAny(reached.Task.WaitAsync(cancellation), writing);
    }

    /// <summary>Lets him finish the version that he is writing.</summary>
    public Task StopAsync()
    {
        isStopping = true;
        return writing;
    }

    private async Task WriteAsync(CancellationToken cancellation)
    {
        while (!isStopping)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{author} {++number}");
            var body = string.Create(CultureInfo.InvariantCulture, $$"""{"name":"{{name}}","levers":[{"lever":"social_investment","year":2024,"value":{{40_000 + number}}}]}""");
            (string, string) condition = known is null ? ("If-None-Match", "*") : ("If-Match", known);
            var answer = await api.SendPatientlyAsync(HttpMethod.Put, AddressOf(scenario), body, cancellation, condition, ("X-Author", author), ("Idempotency-Key", name));
            if (answer.Status == HttpStatusCode.PreconditionFailed) known = (await api.SendPatientlyAsync(HttpMethod.Get, AddressOf(scenario), null, cancellation)).Required().ETag;
            else Note(answer.Required(), name);
        }
    }

    private void Note(ApiAnswer answer, string name)
    {
        known = answer.ETag;
        lock (gate)
        {
            acknowledged.Add((answer.Json.GetProperty("version").GetInt64(), name));
            if (awaited is not { } one || acknowledged.Count < one.Count) return;
            awaited = null;
            one.Reached.TrySetResult();
        }
    }
}
