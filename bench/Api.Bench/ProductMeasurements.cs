using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;

namespace Simulation.Api.Bench;

/// <summary>What many clients get from one host: distinct questions, cached answers, metadata, and an export of draws.</summary>
internal static class ProductMeasurements
{
    private const int Clients = 16;
    private const int Questions = 800;
    private const int Repetitions = 20_000;
    private const long ExportedDraws = 250_000;
    private const string Province = "/v1/provinces/tra-vinh";

    /// <summary>Measures, prints the table, and writes it to a file when one is given.</summary>
    public static async Task<int> RunAsync(string assembly, string? file)
    {
        var store = Directory.CreateTempSubdirectory("api-bench-");
        try
        {
            using var host = await HostProcess.StartAsync(assembly, store.FullName);
            await AskAllAsync(host.Client, Questions / 4, number => Question(-number));
            var distinct = await AskAllAsync(host.Client, Questions, Question);
            var cached = await AskAllAsync(host.Client, Repetitions, _ => Question(1));
            var (metadata, again) = await MetadataAsync(host.Client);
            var export = await ExportAsync(host);
            var table = string.Create(CultureInfo.InvariantCulture, $"""
                # The API as a product

                The embedded host over loopback HTTP, asked by {Clients} clients on the same machine. {Environment.ProcessorCount} processors. `dotnet run -c Release --project bench/Api.Bench -- product`

                | what | measured | to reach |
                |---|---|---|
                | {Questions} distinct what-ifs of 1,000 draws: refused or failed | {distinct.Failures} | 0 |
                | the same, median | {distinct.Percentile(0.5):F0} ms | |
                | the same, 95th percentile | {distinct.Percentile(0.95):F0} ms | 400 ms |
                | cached answers, {Repetitions:N0} requests: refused or failed | {cached.Failures} | 0 |
                | cached answers a second | {Repetitions / cached.Elapsed.TotalSeconds:N0} | 3,000 |
                | metadata of a province | {metadata / 1024.0:F0} KiB | 100 KB |
                | the same, asked again with its ETag | {(int)again} | 304 |
                | export of draws as Parquet | {export.Rows:N0} rows, {export.Bytes / 1048576.0:F0} MiB, {export.Elapsed.TotalSeconds:F1} s | 1,000,000 rows |
                | memory of the host before it, and at most during it | {export.Before / 1048576.0:F0} and {export.Peak / 1048576.0:F0} MiB | constant |

                """);
            Console.Write(table);
            if (file is not null) await File.WriteAllTextAsync(file, table);
            return 0;
        }
        finally
        {
            store.Delete(recursive: true);
        }
    }

    private static string Question(int number) => string.Create(
        CultureInfo.InvariantCulture, $$"""{"draws":1000,"levers":[{"lever":"social_investment","year":2024,"value":{{34000 + (0.5 * number)}}}],"indicators":["grdp_growth","grdp_per_capita"]}""");

    private static async Task<Answers> AskAllAsync(HttpClient client, int questions, Func<int, string> question)
    {
        var (next, failures, milliseconds) = (0, 0, new double[questions]);
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => Task.Run(async () =>
        {
            for (var number = Interlocked.Increment(ref next); number <= questions; number = Interlocked.Increment(ref next))
            {
                using var content = new StringContent(question(number), Encoding.UTF8, "application/json");
                var began = Stopwatch.GetTimestamp();
                using var answer = await client.PostAsync(new Uri($"{Province}/simulate", UriKind.Relative), content);
                await answer.Content.ReadAsByteArrayAsync();
                milliseconds[number - 1] = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
                if (!answer.IsSuccessStatusCode) Interlocked.Increment(ref failures);
            }
        })));
        return new Answers(clock.Elapsed, failures, milliseconds);
    }

    private static async Task<(int Bytes, HttpStatusCode Again)> MetadataAsync(HttpClient client)
    {
        using var first = await client.GetAsync(new Uri(Province, UriKind.Relative));
        first.EnsureSuccessStatusCode();
        using var request = new HttpRequestMessage(HttpMethod.Get, Province);
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await client.SendAsync(request);
        return ((await first.Content.ReadAsByteArrayAsync()).Length, second.StatusCode);
    }

    private static async Task<Export> ExportAsync(HostProcess host)
    {
        var (run, years) = await SubmitAsync(host.Client);
        var (before, peak, bytes, buffer) = (host.Usage.Memory, 0L, 0L, new byte[1 << 20]);
        var clock = Stopwatch.StartNew();
        using var answer = await host.Client.GetAsync(new Uri($"/v1/runs/{run}/draws?format=parquet", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        await using var stream = await answer.Content.ReadAsStreamAsync();
        for (int read; (read = await stream.ReadAsync(buffer)) > 0; bytes += read) peak = Math.Max(peak, host.Usage.Memory);
        return new Export(clock.Elapsed, bytes, ExportedDraws * years, before, peak);
    }

    private static async Task<(string Run, int Years)> SubmitAsync(HttpClient client)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Province}/runs")
        {
            Content = new StringContent(string.Create(CultureInfo.InvariantCulture, $$"""{"draws":{{ExportedDraws}},"horizon":2027}"""), Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("Prefer", "wait=60");
        using var submitted = await client.SendAsync(request);
        submitted.EnsureSuccessStatusCode();
        var run = JsonDocument.Parse(await submitted.Content.ReadAsByteArrayAsync()).RootElement.GetProperty("run").GetString()!;
        var result = JsonDocument.Parse(await client.GetByteArrayAsync(new Uri($"/v1/runs/{run}/results", UriKind.Relative)));
        return (run, result.RootElement.GetProperty("years").GetArrayLength());
    }

    private sealed record Answers(TimeSpan Elapsed, int Failures, double[] Milliseconds)
    {
        public double Percentile(double share) => Milliseconds.Order().ElementAt((int)Math.Ceiling(share * Milliseconds.Length) - 1);
    }

    private sealed record Export(TimeSpan Elapsed, long Bytes, long Rows, long Before, long Peak);
}
