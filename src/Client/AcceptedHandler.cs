using System.Net;

namespace Simulation.Client;

/// <summary>
/// Waits for answers that take long. An analysis that is not finished is answered 202 with <c>Retry-After</c>: the same request is sent again until it is. A run that was accepted is
/// answered 202 too, without it; that is the answer.
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

            response.Dispose();
            await Task.Delay(pause, time ?? TimeProvider.System, cancellationToken);
        }
    }
}
