using System.Security.Cryptography;
using System.Text;
using Simulation.Api.Errors;
using Simulation.Api.Security;

namespace Simulation.Api.Writing;

/// <summary>
/// Names a write, so that the same one repeated is done once. A client that may repeat a request sends an Idempotency-Key; without it a write is named
/// for the length of the request, within which this host repeats what a lost process did not answer.
/// </summary>
internal static class WriteToken
{
    /// <summary>The token of a request: the same for the same caller, author named, address, body and key.</summary>
    /// <exception cref="ProblemException">The key cannot be used.</exception>
    public static Guid Of(HttpRequest request, ReadOnlySpan<byte> body)
    {
        if (IdempotencyKey.Of(request) is not { } key) return Guid.NewGuid();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in new[] { Identity.NameOf(request.HttpContext.User) ?? "", request.Headers[Author.Header].ToString(), request.Method, request.Path.Value + request.QueryString.Value, key })
            hash.AppendData(Encoding.UTF8.GetBytes($"{part.Length}:{part}"));
        hash.AppendData(body);
        return new Guid(hash.GetHashAndReset().AsSpan(0, 16));
    }
}
