using System.Globalization;
using Microsoft.Net.Http.Headers;
using Simulation.Api.Errors;
using Simulation.Contracts.Scenarios;

namespace Simulation.Api.Writing;

/// <summary>Reads If-Match and If-None-Match of a write (RFC 9110, 13.1): what the writer has seen of what is there.</summary>
internal static class Preconditions
{
    private const long NoVersion = -1;

    private const string Form = "Send If-Match: \"3\" with the ETag of what you read, If-Match: * to replace whatever is there, or If-None-Match: * to create.";

    /// <summary>The condition under which a write is done.</summary>
    /// <exception cref="ProblemException">The headers are not of their form, or contradict each other.</exception>
    public static WriteCondition Of(HttpRequest request)
    {
        var (match, noneMatch) = (request.Headers.IfMatch.ToString(), request.Headers.IfNoneMatch.ToString());
        if (match.Length > 0 && noneMatch.Length > 0) throw Wrong("If-None-Match", noneMatch, "'If-None-Match' cannot stand beside 'If-Match'.");
        if (noneMatch.Length > 0) return noneMatch == "*" ? WriteCondition.IsNew : throw Wrong("If-None-Match", noneMatch, "'If-None-Match' of a write can only be *.");
        if (match.Length == 0) return WriteCondition.Unstated;
        var tags = request.GetTypedHeaders().IfMatch;
        if (tags.Count == 0) throw Wrong("If-Match", match, $"'{match}' is not a list of entity tags.");
        return tags.Any(tag => tag.Equals(EntityTagHeaderValue.Any)) ? WriteCondition.Exists : WriteCondition.IsVersion([.. tags.Select(Version)]);
    }

    // A tag of another form, or a weak one, was not given out for this: it stands for no version. A tag may go on after the version: "3-5f0e".
    private static long Version(EntityTagHeaderValue tag)
    {
        var text = tag.Tag.AsSpan().Trim('"');
        var end = text.IndexOf('-');
        return !tag.IsWeak && long.TryParse(end < 0 ? text : text[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : NoVersion;
    }

    private static ProblemException Wrong(string header, string value, string message) =>
        new(ProblemKind.WrongShape, $"{message} {Form}", new FieldError(header, value, message, Form));
}
