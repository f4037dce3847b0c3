using Simulation.Api.Errors;

namespace Simulation.Api.Writing;

/// <summary>The header Idempotency-Key: names a request that a client may have to repeat.</summary>
internal static class IdempotencyKey
{
    /// <summary>Name of the header.</summary>
    public const string Header = "Idempotency-Key";

    private const int Longest = 200;

    /// <summary>The key of a request; null when it has none.</summary>
    /// <exception cref="ProblemException">The key is too long, or holds what cannot be kept.</exception>
    public static string? Of(HttpRequest request)
    {
        var key = request.Headers[Header].ToString();
        if (key.Length == 0) return null;
        if (key.Length <= Longest && !key.Any(char.IsControl)) return key;
        const string Message = "The key is too long, or holds control characters.";
        var wayOut = $"Give 1 to {Longest} characters without control characters: a random number for each thing to be done.";
        throw new ProblemException(ProblemKind.WrongShape, $"{Message} {wayOut}", new FieldError(Header, null, Message, wayOut));
    }
}
