using System.Globalization;
using System.Text.Json;
using Simulation.Cluster.Fixture;

namespace Simulation.Cluster.Bench;

/// <summary>Questions over HTTP; with a seed of its own each is new.</summary>
internal static class Question
{
    /// <summary>A question of so many draws.</summary>
    public static string Of(long draws, int seed) => string.Create(CultureInfo.InvariantCulture, $$"""{"draws":{{draws}},"seed":{{seed}}}""");

    /// <summary>Asks it as a run; its id, and the seconds from its submission to its recorded end.</summary>
    public static async Task<(string Run, double Seconds)> RunAsync(ApiClient api, long draws, int seed, CancellationToken cancellation)
    {
        var end = await api.EndAsync(await api.SubmitAsync(Of(draws, seed), cancellation), cancellation);
        if (end.State != "finished") throw new InvalidOperationException($"The run ended as {end}.");
        var status = (await api.SendAsync(HttpMethod.Get, $"/v1/runs/{end.Run}", null, cancellation)).Required().Json;
        return (end.Run, (Time(status, "ended") - Time(status, "submitted")).TotalSeconds);
    }

    private static DateTimeOffset Time(JsonElement status, string field) => status.GetProperty(field).GetDateTimeOffset();
}
