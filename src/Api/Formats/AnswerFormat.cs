using System.Collections.Immutable;
using Microsoft.Net.Http.Headers;
using Simulation.Api.Errors;
using Simulation.Api.Json;
using Simulation.Formats.Writers;

namespace Simulation.Api.Formats;

/// <summary>The format and language that a client wants an answer in.</summary>
/// <param name="Table">A format of tables; null for a document in JSON.</param>
/// <param name="Language"><c>en</c> or <c>vi</c>, for labels where a format has room for one language.</param>
internal sealed record AnswerFormat(TableFormat? Table, string Language)
{
    private const string Version = "version";

    /// <summary>True when the answer is wanted as JSON.</summary>
    public bool IsJson => Table is null;

    /// <summary>The wish of a request: <c>format=</c> holds over the header <c>Accept</c>, for links have no headers.</summary>
    /// <param name="request">The request.</param>
    /// <param name="query">Its parameters.</param>
    /// <param name="offered">What is offered; the first is for clients that accept anything.</param>
    /// <exception cref="ProblemException">None of the accepted formats is offered.</exception>
    public static AnswerFormat Read(HttpRequest request, QueryFields query, ImmutableArray<FormatOffer> offered)
    {
        var format = Choose(request, query, offered);
        var language = query.Choice("lang", ["en", "vi"]) ?? "en";
        return new AnswerFormat(format.Table, language);
    }

    /// <summary>The format alone.</summary>
    /// <param name="request">The request.</param>
    /// <param name="query">Its parameters.</param>
    /// <param name="offered">What is offered; the first is for clients that accept anything.</param>
    /// <exception cref="ProblemException">None of the accepted formats is offered.</exception>
    public static FormatOffer Choose(HttpRequest request, QueryFields query, ImmutableArray<FormatOffer> offered)
    {
        var name = query.Choice("format", [.. offered.Select(offer => offer.Name)]);
        return name is null ? Accepted(request, offered) : offered.First(offer => offer.Name == name);
    }

    /// <summary>The refusal of a client that accepts none of the formats.</summary>
    public static ProblemException NotOffered(string asked, params IEnumerable<string> offered) =>
        new(ProblemKind.NotAcceptable, $"Nothing of '{asked}' is offered here. The formats are {string.Join(", ", offered)}; ask for one with Accept or with format=.");

    private static FormatOffer Accepted(HttpRequest request, ImmutableArray<FormatOffer> offered)
    {
        var accepted = request.GetTypedHeaders().Accept;
        if (accepted.Count == 0) return offered[0];
        var best = offered.Select(offer => (Offer: offer, Quality: QualityOf(accepted, offer.MediaType))).MaxBy(offer => offer.Quality);
        return best.Quality > 0 ? best.Offer : throw NotOffered(request.Headers.Accept.ToString(), offered.Select(offer => $"{offer.MediaType} ({offer.Name})"));
    }

    // The most specific range that a media type falls into decides (RFC 9110, 12.5.1).
    private static double QualityOf(IEnumerable<MediaTypeHeaderValue> accepted, string mediaType)
    {
        var type = new MediaTypeHeaderValue(mediaType);
        var matching = accepted.Where(IsOfOurVersion).Where(range => type.MediaType.Equals(range.MediaType, StringComparison.OrdinalIgnoreCase) || (IsRange(range) && type.IsSubsetOf(Bare(range)))).ToList();
        return matching.Count == 0 ? 0 : matching.MaxBy(range => range.MatchesAllTypes ? 0 : range.MatchesAllSubTypes ? 1 : 2)!.Quality ?? 1;
    }

    // SDMX clients name the version of a message beside its media type.
    private static bool IsOfOurVersion(MediaTypeHeaderValue range) =>
        range.Parameters.FirstOrDefault(parameter => parameter.Name.Equals(Version, StringComparison.OrdinalIgnoreCase)) is not { } version
        || version.Value.StartsWith("2.", StringComparison.Ordinal);

    private static bool IsRange(MediaTypeHeaderValue range) => range.MatchesAllTypes || range.MatchesAllSubTypes;

    private static MediaTypeHeaderValue Bare(MediaTypeHeaderValue range) => new(range.MediaType);
}
