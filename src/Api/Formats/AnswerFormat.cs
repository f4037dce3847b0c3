using System.Collections.Immutable;
using Microsoft.Net.Http.Headers;
using Simulation.Api.Errors;
using Simulation.Api.Json;
using Simulation.Formats.Writers;

namespace Simulation.Api.Formats;

/// <summary>The format and language that a client wants an answer in.</summary>
/// <param name="Table">A format of tables; null for JSON.</param>
/// <param name="Language"><c>en</c> or <c>vi</c>, for labels where a format has room for one language.</param>
internal sealed record AnswerFormat(TableFormat? Table, string Language)
{
    /// <summary>Name of JSON in addresses.</summary>
    public const string Json = "json";

    private const string JsonMedia = "application/json";

    /// <summary>Every media type by name, the one preferred by this side first.</summary>
    public static ImmutableArray<(string Name, string MediaType, TableFormat? Table)> Offered { get; } =
        [(Json, JsonMedia, null), .. TableFormat.All.Select(format => (format.Name, format.MediaType, (TableFormat?)format))];

    /// <summary>True when the answer is wanted as JSON.</summary>
    public bool IsJson => Table is null;

    /// <summary>The wish of a request: <c>format=</c> holds over the header <c>Accept</c>, for links have no headers.</summary>
    /// <exception cref="ProblemException">None of the accepted formats is offered.</exception>
    public static AnswerFormat Read(HttpRequest request, QueryFields query)
    {
        var name = query.Choice("format", [.. Offered.Select(offer => offer.Name)]);
        var language = query.Choice("lang", ["en", "vi"]) ?? "en";
        return new AnswerFormat(name is null ? Accepted(request) : Offered.First(offer => offer.Name == name).Table, language);
    }

    /// <summary>The refusal of a client that accepts none of the formats.</summary>
    public static ProblemException NotOffered(string asked, params IEnumerable<string> offered) =>
        new(ProblemKind.NotAcceptable, $"Nothing of '{asked}' is offered here. The formats are {string.Join(", ", offered)}; ask for one with Accept or with format=.");

    private static TableFormat? Accepted(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().Accept;
        if (accepted.Count == 0) return null;
        var best = Offered.Select(offer => (offer.Table, Quality: QualityOf(accepted, offer.MediaType))).MaxBy(offer => offer.Quality);
        return best.Quality > 0 ? best.Table : throw NotOffered(request.Headers.Accept.ToString(), Offered.Select(offer => $"{offer.MediaType} ({offer.Name})"));
    }

    // The most specific range that a media type falls into decides (RFC 9110, 12.5.1).
    private static double QualityOf(IEnumerable<MediaTypeHeaderValue> accepted, string mediaType)
    {
        var type = new MediaTypeHeaderValue(mediaType);
        var matching = accepted.Where(range => type.MediaType.Equals(range.MediaType, StringComparison.OrdinalIgnoreCase) || (IsRange(range) && type.IsSubsetOf(Bare(range)))).ToList();
        return matching.Count == 0 ? 0 : matching.MaxBy(range => range.MatchesAllTypes ? 0 : range.MatchesAllSubTypes ? 1 : 2)!.Quality ?? 1;
    }

    private static bool IsRange(MediaTypeHeaderValue range) => range.MatchesAllTypes || range.MatchesAllSubTypes;

    private static MediaTypeHeaderValue Bare(MediaTypeHeaderValue range) => new(range.MediaType);
}
