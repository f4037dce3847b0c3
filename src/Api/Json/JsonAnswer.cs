using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Net.Http.Headers;

namespace Simulation.Api.Json;

/// <summary>Answers as JSON bytes that depend on the value alone: fixed order of fields, no clock, numbers that read back to the same bits.</summary>
internal sealed class JsonAnswer : IResult
{
    private readonly byte[] bytes;
    private readonly bool isMetadata;

    private JsonAnswer(byte[] bytes, bool isMetadata)
    {
        this.bytes = bytes;
        this.isMetadata = isMetadata;
    }

    /// <summary>An answer to a question.</summary>
    public static JsonAnswer Of<T>(T value, JsonTypeInfo<T> type) => new(JsonSerializer.SerializeToUtf8Bytes(value, type), isMetadata: false);

    /// <summary>A description that clients keep: with an ETag, and 304 when they have it already.</summary>
    public static JsonAnswer Metadata<T>(T value, JsonTypeInfo<T> type) => new(JsonSerializer.SerializeToUtf8Bytes(value, type), isMetadata: true);

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        if (isMetadata && IsKnown(httpContext, out var tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            response.Headers.ETag = tag;
            return;
        }

        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = bytes.Length;
        await response.Body.WriteAsync(bytes, httpContext.RequestAborted);
    }

    private bool IsKnown(HttpContext http, out string tag)
    {
        tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 16))}\"";
        http.Response.Headers.ETag = tag;
        http.Response.Headers.CacheControl = "no-cache";
        var own = new EntityTagHeaderValue(tag);
        return http.Request.GetTypedHeaders().IfNoneMatch.Any(other => other.Equals(EntityTagHeaderValue.Any) || other.Compare(own, useStrongComparison: false));
    }
}
