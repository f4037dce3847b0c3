using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;

namespace Simulation.Cluster.Fixture;

/// <summary>
/// Questions that come by the clock, whether or not those before them were answered: a crowd in which nobody knows of the others. An answer's time counts from the moment at which its
/// question was due, so that neither a late sender nor a slow host hides anything. Costs little itself: no text is made, and answers are thrown away unread.
/// </summary>
public sealed class OpenLoad : IDisposable
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(1);

    private readonly HttpMessageInvoker client = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false, ActivityHeadersPropagator = null });
    private readonly Uri address;

    /// <summary>Asks a host.</summary>
    public OpenLoad(Uri host) => address = new Uri(host, ApiClient.Simulate);

    /// <summary>Sends questions at an even pace; returns when all are answered.</summary>
    /// <param name="perSecond">Questions in a second.</param>
    /// <param name="duration">Time from the first to the last.</param>
    /// <param name="question">The question of a number from 0 up.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>What came of each, in the order of their numbers.</returns>
    public async Task<OpenAnswer[]> SendAsync(double perSecond, TimeSpan duration, Func<int, byte[]> question, CancellationToken cancellation)
    {
        var sent = new Task<OpenAnswer>[(int)(perSecond * duration.TotalSeconds)];
        var began = Stopwatch.GetTimestamp();
        using var timer = new PeriodicTimer(Step);
        for (var number = 0; number < sent.Length; await timer.WaitForNextTickAsync(cancellation))
        {
            var due = Math.Min(sent.Length, 1 + (int)(perSecond * Stopwatch.GetElapsedTime(began).TotalSeconds));
            for (; number < due; number++) sent[number] = SendAsync(question(number), began + (long)(number / perSecond * Stopwatch.Frequency), cancellation);
        }

        return await Task.WhenAll(sent);
    }

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();

    private async Task<OpenAnswer> SendAsync(byte[] question, long due, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(question) };
        request.Content.Headers.ContentType = Json;
        using var answer = await client.SendAsync(request, cancellation);
        await answer.Content.CopyToAsync(Stream.Null, cancellation);
        return new OpenAnswer(answer.StatusCode, Stopwatch.GetElapsedTime(due), answer.Headers.RetryAfter?.Delta);
    }
}

/// <summary>What came of a question of an <see cref="OpenLoad"/>.</summary>
/// <param name="Status">Status.</param>
/// <param name="Took">Time from the moment at which the question was due to the end of its answer.</param>
/// <param name="RetryAfter">When it makes sense to ask again; null where nothing was said.</param>
public readonly record struct OpenAnswer(HttpStatusCode Status, TimeSpan Took, TimeSpan? RetryAfter);
