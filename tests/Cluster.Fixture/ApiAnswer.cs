using System.Net;
using System.Text;
using System.Text.Json;

namespace Simulation.Cluster.Fixture;

/// <summary>An answer of the API, read to its end.</summary>
/// <param name="Status">Status.</param>
/// <param name="Body">Body.</param>
/// <param name="MediaType">Type of the body; null for none.</param>
/// <param name="ETag">Entity tag; null for none.</param>
/// <param name="RetryAfter">When it makes sense to ask again; null where nothing was said.</param>
public sealed record ApiAnswer(HttpStatusCode Status, byte[] Body, string? MediaType, string? ETag, TimeSpan? RetryAfter)
{
    /// <summary>The body as text.</summary>
    public string Text => Encoding.UTF8.GetString(Body);

    /// <summary>The body as JSON.</summary>
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    /// <summary>True for 2xx.</summary>
    public bool IsSuccess => (int)Status is >= 200 and < 300;

    /// <summary>True when the same request may be answered better later: too many requests, or the service is unavailable.</summary>
    public bool IsPassing => Status is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable;

    /// <summary>The answer itself, when it is a success.</summary>
    /// <exception cref="HttpRequestException">It is not; the message holds what was answered.</exception>
    public ApiAnswer Required() => IsSuccess ? this : throw new HttpRequestException($"{(int)Status}: {Text}", inner: null, Status);
}
