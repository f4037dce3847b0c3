using Simulation.Api.Errors;
using Simulation.Api.Security;
using Simulation.Contracts;

namespace Simulation.Api.Writing;

/// <summary>Who changes something, as versions and the audit trail show it.</summary>
internal static class Author
{
    /// <summary>Name of the header.</summary>
    public const string Header = "X-Author";

    private const int LongestName = 100;

    /// <summary>The author of a request: the caller, with whom the header names where it names somebody. Who was known by a key cannot write under the name of another.</summary>
    /// <exception cref="ProblemException">The name is too long, or holds what cannot be shown.</exception>
    public static string Of(HttpRequest request)
    {
        var name = request.Headers[Header].ToString().Trim();
        if (name.Length == 0) return Caller.Current;
        if (name.Length <= LongestName && !name.Any(char.IsControl)) return Identity.NameOf(request.HttpContext.User) is { } known ? $"{name} ({known})" : name;
        const string Message = "The name of the author cannot be shown.";
        var wayOut = $"Give 1 to {LongestName} characters in UTF-8, without control characters.";
        throw new ProblemException(ProblemKind.WrongShape, $"{Message} {wayOut}", new FieldError(Header, null, Message, wayOut));
    }
}
