using System.Globalization;
using Simulation.Cluster.Fixture;
using Xunit;

namespace Simulation.Cluster.Tests.Support;

/// <summary>Holds what is there against what was acknowledged.</summary>
internal static class ScenarioLedger
{
    private const int Page = 1_000;

    /// <summary>
    /// Every acknowledged version of a scenario is there, with its content and its author; versions count up from 1 without a gap; no write was done twice, and every record can be read.
    /// </summary>
    public static async Task<int> CheckAsync(ApiClient api, string scenario, IReadOnlyList<ScenarioWriter> writers, CancellationToken cancellation)
    {
        var acknowledged = writers.SelectMany(writer => writer.Acknowledged).OrderBy(write => write.Version).ToList();
        Assert.Equal(acknowledged.Count, acknowledged.Select(write => write.Version).Distinct().Count());
        var kept = await NamesAsync(api, scenario, cancellation);
        Assert.Equal(kept.Count, kept.Values.Distinct().Count());
        Assert.Equal(Enumerable.Range(1, kept.Count).Select(version => (long)version), kept.Keys.Order());
        Assert.All(acknowledged, write => Assert.Equal(write.Name, kept[write.Version]));
        foreach (var (version, name) in kept) await ReadAsync(api, scenario, version, name, cancellation);
        return acknowledged.Count;
    }

    private static async Task<Dictionary<long, string>> NamesAsync(ApiClient api, string scenario, CancellationToken cancellation)
    {
        var names = new Dictionary<long, string>();
        string? cursor = null;
        do
        {
            var query = string.Create(CultureInfo.InvariantCulture, $"/versions?limit={Page}{(cursor is null ? "" : $"&cursor={cursor}")}");
            var page = (await api.SendPatientlyAsync(HttpMethod.Get, ScenarioWriter.AddressOf(scenario) + query, null, cancellation)).Required().Json;
            foreach (var version in page.GetProperty("versions").EnumerateArray()) names.Add(version.GetProperty("version").GetInt64(), version.GetProperty("name").GetString()!);
            cursor = page.GetProperty("next").GetString();
        }
        while (cursor is not null);
        return names;
    }

    private static async Task ReadAsync(ApiClient api, string scenario, long version, string name, CancellationToken cancellation)
    {
        var address = string.Create(CultureInfo.InvariantCulture, $"{ScenarioWriter.AddressOf(scenario)}?version={version}");
        var read = (await api.SendPatientlyAsync(HttpMethod.Get, address, null, cancellation)).Required().Json;
        Assert.Equal(name, read.GetProperty("name").GetString());
        // "Lan 12": what the twelfth version of that author was to say.
        var words = name.Split(' ');
        Assert.Equal(words[0], read.GetProperty("author").GetString());
        Assert.Equal(40_000 + int.Parse(words[1], CultureInfo.InvariantCulture), Assert.Single(read.GetProperty("levers").EnumerateArray()).GetProperty("value").GetDouble());
    }
}
