using System.Security.Cryptography;
using System.Text;
using Simulation.Api.Errors;

namespace Simulation.Api.Writing;

/// <summary>
/// Names a write, so that the same one repeated is done once. A client that may repeat a request sends an Idempotency-Key; without it a write is named
/// for the length of the request, within which this host repeats what a lost process did not answer.
/// </summary>
internal static class WriteToken
{
    private const int LongestKey = 200;

    /// <summary>The token of a request: the same for the same author named, address, body and key.</summary>
    /// <exception cref="ProblemException">The key is too long.</exception>
    public static Guid Of(HttpRequest request, ReadOnlySpan<byte> body)
    {
        var key = request.Headers["Idempotency-Key"].ToString();
        if (key.Length == 0) return Guid.NewGuid();
        if (key.Length > LongestKey)
        {
            var wayOut = $"Give at most {LongestKey} characters: a random number for each thing to be done.";
            throw new ProblemException(ProblemKind.WrongShape, $"The Idempotency-Key has {key.Length} characters. {wayOut}", new FieldError("Idempotency-Key", null, $"The key has {key.Length} characters.", wayOut));
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in new[] { request.Headers[Author.Header].ToString(), request.Method, request.Path.Value + request.QueryString.Value, key })
            hash.AppendData(Encoding.UTF8.GetBytes($"{part.Length}:{part}"));
        hash.AppendData(body);
        return new Guid(hash.GetHashAndReset().AsSpan(0, 16));
    }
}
