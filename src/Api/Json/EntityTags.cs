using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace Simulation.Api.Json;

/// <summary>ETags of answers, and clients that have them already.</summary>
internal static class EntityTags
{
    /// <summary>A tag that depends on the bytes alone.</summary>
    public static string Of(byte[] bytes) => $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 16))}\"";

    /// <summary>Puts the tag and how long it may be kept on an answer, and answers 304 when the client has it.</summary>
    /// <param name="http">The request.</param>
    /// <param name="tag">The tag, in quotes.</param>
    /// <param name="caching">The header Cache-Control.</param>
    /// <returns>True when the answer is complete: nothing is to be sent.</returns>
    public static bool IsKnown(HttpContext http, string tag, string caching)
    {
        http.Response.Headers.ETag = tag;
        http.Response.Headers.CacheControl = caching;
        if (!IsKnown(http.Request, new EntityTagHeaderValue(tag))) return false;
        http.Response.StatusCode = StatusCodes.Status304NotModified;
        return true;
    }

    private static bool IsKnown(HttpRequest request, EntityTagHeaderValue own) => HttpMethods.IsGet(request.Method)
        && request.GetTypedHeaders().IfNoneMatch.Any(other => other.Equals(EntityTagHeaderValue.Any) || other.Compare(own, useStrongComparison: false));
}
