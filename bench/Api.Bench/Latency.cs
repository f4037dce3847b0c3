using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Simulation.Api.Bench;

/// <summary>Latencies of questions in milliseconds.</summary>
/// <param name="Median">Median.</param>
/// <param name="Percentile95">95th percentile.</param>
internal sealed record Latency(double Median, double Percentile95)
{
    private static readonly Uri Address = new("/v1/provinces/tra-vinh/simulate", UriKind.Relative);

    /// <summary>Asks questions that nobody has asked before (each with its own seed), and each of them once more.</summary>
    public static async Task<(Latency Fresh, Latency Repeated, int Bytes)> MeasureAsync(HttpClient client, int firstSeed, int questions)
    {
        var (fresh, repeated, bytes) = (new List<double>(), new List<double>(), 0);
        for (var seed = firstSeed; seed < firstSeed + questions; seed++)
        {
            var body = string.Create(CultureInfo.InvariantCulture, $$"""{"draws":2000,"horizon":2027,"seed":{{seed}}}""");
            var first = await AskAsync(client, body, fresh);
            var again = await AskAsync(client, body, repeated);
            if (!first.AsSpan().SequenceEqual(again)) throw new InvalidOperationException($"Seed {seed}: the same call got other bytes.");
            bytes = first.Length;
        }

        return (Of(fresh), Of(repeated), bytes);
    }

    private static async Task<byte[]> AskAsync(HttpClient client, string body, List<double> milliseconds)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        var clock = Stopwatch.StartNew();
        using var answer = await client.PostAsync(Address, content);
        answer.EnsureSuccessStatusCode();
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        milliseconds.Add(clock.Elapsed.TotalMilliseconds);
        return bytes;
    }

    private static Latency Of(List<double> milliseconds)
    {
        milliseconds.Sort();
        return new Latency(milliseconds[milliseconds.Count / 2], milliseconds[(int)Math.Ceiling(0.95 * milliseconds.Count) - 1]);
    }
}
