using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace Simulation.Cluster.Fixture;

/// <summary>A client of the API. What is called patient asks again after 429, 503 and lost connections, as the API tells its clients to; the rest asks once.</summary>
public sealed class ApiClient : IDisposable
{
    /// <summary>Address of what-if questions.</summary>
    public const string Simulate = "/v1/provinces/tra-vinh/simulate";

    private const string Runs = "/v1/provinces/tra-vinh/runs";

    private static readonly TimeSpan UsualPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    private readonly HttpClient client;
    private readonly HttpClient streams;

    /// <summary>Asks at an address.</summary>
    public ApiClient(Uri address)
    {
        client = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromMinutes(3) };
        streams = new HttpClient { BaseAddress = address, Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>Requests that were made again.</summary>
    public int Repeated { get; private set; }

    /// <summary>Sends a request once.</summary>
    /// <exception cref="HttpRequestException">The connection was lost, or could not be made.</exception>
    public Task<ApiAnswer> SendAsync(HttpMethod method, string path, string? body, CancellationToken cancellation, params (string Name, string Value)[] headers) =>
        TransmitAsync(method, path, body is null ? null : new StringContent(body, Encoding.UTF8, "application/json"), cancellation, headers);

    /// <summary>Sends a file once.</summary>
    /// <exception cref="HttpRequestException">The connection was lost, or could not be made.</exception>
    public Task<ApiAnswer> SendFileAsync(HttpMethod method, string path, byte[] file, string type, CancellationToken cancellation)
    {
        var content = new ByteArrayContent(file);
        content.Headers.ContentType = new(type);
        return TransmitAsync(method, path, content, cancellation);
    }

    private async Task<ApiAnswer> TransmitAsync(HttpMethod method, string path, HttpContent? content, CancellationToken cancellation, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = content };
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        using var answer = await client.SendAsync(request, cancellation);
        return new ApiAnswer(
            answer.StatusCode, await answer.Content.ReadAsByteArrayAsync(cancellation), answer.Content.Headers.ContentType?.MediaType, answer.Headers.ETag?.ToString(), answer.Headers.RetryAfter?.Delta);
    }

    /// <summary>Sends a request until it is answered.</summary>
    public async Task<ApiAnswer> SendPatientlyAsync(HttpMethod method, string path, string? body, CancellationToken cancellation, params (string Name, string Value)[] headers)
    {
        while (true)
        {
            var pause = UsualPause;
            try
            {
                var answer = await SendAsync(method, path, body, cancellation, headers);
                if (!answer.IsPassing) return answer;
                pause = answer.RetryAfter ?? pause;
            }
            catch (Exception exception) when (IsLoss(exception) && !cancellation.IsCancellationRequested)
            {
                // The host may be on its way back.
            }

            Repeated++;
            await PauseAsync(pause < LongestPause ? pause : LongestPause, cancellation);
        }
    }

    /// <summary>Asks a what-if question, once.</summary>
    public Task<ApiAnswer> AskAsync(string question, CancellationToken cancellation) => SendAsync(HttpMethod.Post, Simulate, question, cancellation);

    /// <summary>Submits a run, patiently; returns its id.</summary>
    public async Task<string> SubmitAsync(string question, CancellationToken cancellation) =>
        (await SendPatientlyAsync(HttpMethod.Post, Runs, question, cancellation)).Required().Json.GetProperty("run").GetString()!;

    /// <summary>The status of a run whenever it changes, through lost connections, until it is final.</summary>
    public async IAsyncEnumerable<RunProgress> FollowAsync(string run, [EnumeratorCancellation] CancellationToken cancellation)
    {
        while (true)
        {
            await using var events = EventsAsync(run, cancellation).GetAsyncEnumerator(cancellation);
            while (await NextAsync(events, cancellation))
            {
                yield return events.Current;
                if (events.Current.IsFinal) yield break;
            }

            Repeated++;
            await PauseAsync(UsualPause, cancellation);
        }
    }

    /// <summary>Waits for the end of a run, patiently.</summary>
    public async Task<RunProgress> EndAsync(string run, CancellationToken cancellation) => await FollowAsync(run, cancellation).LastAsync(cancellation);

    /// <summary>The result of a run, patiently.</summary>
    public async Task<byte[]> ResultAsync(string run, CancellationToken cancellation) =>
        (await SendPatientlyAsync(HttpMethod.Get, $"/v1/runs/{run}/results", null, cancellation)).Required().Body;

    /// <summary>Submits a run, waits for its end and returns its result.</summary>
    public async Task<byte[]> AnswerAsync(string question, CancellationToken cancellation)
    {
        var end = await EndAsync(await SubmitAsync(question, cancellation), cancellation);
        return end.State == "finished" ? await ResultAsync(end.Run, cancellation) : throw new InvalidOperationException($"The run ended as {end}.");
    }

    /// <summary>The data of server-sent events, of one connection; nothing when the address refuses.</summary>
    public async IAsyncEnumerable<JsonElement> ListenAsync(string path, [EnumeratorCancellation] CancellationToken cancellation)
    {
        // One event: lines "event: NAME" and "data: JSON", then an empty line.
        const string Data = "data: ";
        using var answer = await streams.GetAsync(new Uri(path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, cancellation);
        if (!answer.IsSuccessStatusCode) yield break;
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(cancellation));
        while (await reader.ReadLineAsync(cancellation) is { } line)
        {
            if (!line.StartsWith(Data, StringComparison.Ordinal)) continue;
            using var json = JsonDocument.Parse(line[Data.Length..]);
            yield return json.RootElement.Clone();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        client.Dispose();
        streams.Dispose();
    }

    // A client that is told when to ask again does not ask before.
    private static async Task PauseAsync(TimeSpan pause, CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(pause);
        await timer.WaitForNextTickAsync(cancellation);
    }

    private static bool IsLoss(Exception exception) => exception is HttpRequestException { StatusCode: null } or IOException or TaskCanceledException;

    private static async Task<bool> NextAsync(IAsyncEnumerator<RunProgress> events, CancellationToken cancellation)
    {
        try
        {
            return await events.MoveNextAsync();
        }
        catch (Exception exception) when (IsLoss(exception) && !cancellation.IsCancellationRequested)
        {
            return false;
        }
    }

    private async IAsyncEnumerable<RunProgress> EventsAsync(string run, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var data in ListenAsync($"/v1/runs/{run}/events", cancellation)) yield return RunProgress.Read(data);
    }
}
