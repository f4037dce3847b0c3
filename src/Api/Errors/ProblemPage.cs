using System.Text;
using System.Text.Encodings.Web;

namespace Simulation.Api.Errors;

/// <summary>The page of a kind of problem in both languages, for who follows the type of a problem document with a browser.</summary>
internal static class ProblemPage
{
    private const string Media = "text/html";

    /// <summary>True when the one who asks would rather have a page.</summary>
    public static bool IsWanted(HttpRequest request) =>
        request.GetTypedHeaders().Accept.OrderByDescending(accepted => accepted.Quality ?? 1).FirstOrDefault()?.MediaType.Value == Media;

    /// <summary>The page.</summary>
    public static IResult Of(ProblemKind kind)
    {
        var vietnamese = ProblemWords.Translate(kind);
        return Results.Text(
            $"""
            <!DOCTYPE html>
            <html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{kind.Name}</title><link rel="stylesheet" href="/simulation.css"></head>
            <body><main class="waiting"><h1>{Encode(vietnamese.Title)}</h1><p>{Encode(vietnamese.Meaning)}</p>
            <section lang="en"><h2>{Encode(kind.Title)}</h2><p>{Encode(kind.Meaning)}</p></section><p class="sub">HTTP {kind.Status} · {kind.Type}</p></main></body></html>
            """,
            Media, Encoding.UTF8);
    }

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}
