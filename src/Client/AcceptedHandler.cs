using System.Net;
using System.Text.Json;

namespace Simulation.Client;

/// <summary>
/// Waits for answers that take long. An analysis that is not finished is answered 202 with <c>Retry-After</c> and the address of its events: these are followed to their end, and the same
/// request, sent again, finds the answer. A run that was accepted is answered 202 too, without <c>Retry-After</c>; that is the answer.
/// </summary>
/// <param name="inner">Sends requests.</param>
/// <param name="time">The clock.</param>
internal sealed class AcceptedHandler(HttpMessageHandler inner, TimeProvider? time = null) : DelegatingHandler(inner)
{
    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        // Read before it is sent: a body that was sent once is gone.
        if (request.Content is { } content) await content.LoadIntoBufferAsync(cancellationToken);
        while (true)
        {
            var response = await base.SendAsync(request, cancellationToken);
            if (response.StatusCode != HttpStatusCode.Accepted) return response;
            if (response.Headers.RetryAfter?.Delta is not { } pause)
            {
                response.StatusCode = HttpStatusCode.OK;
                return response;
            }

            var isFollowed = await FollowAsync(request, await EventsAsync(response, cancellationToken), cancellationToken);
            response.Dispose();
            if (!isFollowed) await Task.Delay(pause, time ?? TimeProvider.System, cancellationToken);
        }
    }

    private static async Task<string?> EventsAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        using var answer = await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync(cancellation), cancellationToken: cancellation);
        return answer.RootElement.TryGetProperty("events", out var events) ? events.GetString() : null;
    }

    // False when there is nothing to follow: hosts of an earlier version have no events, and a host that was started anew does not know the analysis.
    private async Task<bool> FollowAsync(HttpRequestMessage request, string? events, CancellationToken cancellation)
    {
        if (events is null) return false;
        using var follow = new HttpRequestMessage(HttpMethod.Get, new Uri(request.RequestUri!, events));
        follow.Headers.Authorization = request.Headers.Authorization;
        using var response = await base.SendAsync(follow, cancellation);
        if (!response.IsSuccessStatusCode) return false;
        await response.Content.CopyToAsync(Stream.Null, cancellation);
        return true;
    }
}
