using System.Text;
using System.Text.Encodings.Web;
using Simulation.Api.Errors;

namespace Simulation.Api.Security;

/// <summary><c>/sign-in</c>: where a person shows a key to see the pages, and is sent when the key does not suffice.</summary>
internal static class SignIn
{
    private const string Path = "/sign-in";
    private const string Field = "key";
    private const int LongestForm = 4_096;

    private static readonly CompositeFormat Page = CompositeFormat.Parse(
        """
        <!DOCTYPE html>
        <html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Simulation</title><link rel="icon" type="image/svg+xml" href="/icon.svg"><link rel="stylesheet" href="/simulation.css"></head>
        <body><main class="waiting"><h1>Đăng nhập · Sign in</h1><p role="alert">{0}</p>
        <form method="post" action="/sign-in?to={1}"><p><label for="key">Khóa truy cập · Key</label></p>
        <p><input id="key" name="key" type="password" autocomplete="current-password" required maxlength="200" autofocus></p><p><button type="submit" class="btn">Vào · Enter</button></p></form>
        <form method="post" action="/sign-out"><p><button type="submit" class="btn">Thoát · Sign out</button></p></form></main></body></html>
        """);

    /// <summary>Maps the page, and the addresses it posts to.</summary>
    public static void MapSignIn(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, (HttpContext http) => Show(http, http.Request.Query["why"] == "role" ? "Khóa này không được xem trang. · This key may not see the page." : "")).ExcludeFromDescription();
        routes.MapPost(Path, EnterAsync).ExcludeFromDescription();
        routes.MapPost("/sign-out", Leave).ExcludeFromDescription();
    }

    /// <summary>Sends a person who asked for a page here; false when it was a program that asked, or for something else.</summary>
    public static bool Redirect(HttpContext http)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<PageMark>() is null || !HttpMethods.IsGet(http.Request.Method) || !http.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal)) return false;
        var why = Identity.NameOf(http.User) is null ? "" : "&why=role";
        http.Response.Redirect($"{Path}?to={Uri.EscapeDataString(http.Request.Path + http.Request.QueryString)}{why}");
        return true;
    }

    private static IResult Show(HttpContext http, string message, int status = StatusCodes.Status200OK)
    {
        http.Response.Headers.CacheControl = "no-store";
        var html = string.Format(null, Page, HtmlEncoder.Default.Encode(message), HtmlEncoder.Default.Encode(Uri.EscapeDataString(Target(http))));
        return Results.Text(html, "text/html", Encoding.UTF8, status);
    }

    private static async Task<IResult> EnterAsync(HttpContext http, KeyRing keys)
    {
        if (IsOtherSite(http)) return new ProblemResult(ProblemKind.Forbidden, "Sign in on the page itself.");
        if (http.Request.ContentLength is null or > LongestForm || !http.Request.HasFormContentType) return new ProblemResult(ProblemKind.UnsupportedMediaType, "Send the form of the page.");
        var secret = (await http.Request.ReadFormAsync(http.RequestAborted))[Field].ToString().Trim();
        if (await keys.KnowAsync(secret, http.RequestAborted) is null) return Show(http, "Khóa không đúng, đã hết hạn hoặc đã bị thu hồi. · The key is not known, has expired, or was revoked.", StatusCodes.Status401Unauthorized);
        Session.Begin(http, secret);
        return Results.LocalRedirect(Target(http));
    }

    private static IResult Leave(HttpContext http)
    {
        if (IsOtherSite(http)) return new ProblemResult(ProblemKind.Forbidden, "Sign out on the page itself.");
        Session.End(http);
        return Results.LocalRedirect(Path);
    }

    // A page of another site must neither sign anybody in, as somebody else, nor out.
    private static bool IsOtherSite(HttpContext http) => http.Request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site";

    private static string Target(HttpContext http) =>
        http.Request.Query["to"].ToString() is ['/', ..] to && !to.StartsWith("//", StringComparison.Ordinal) && !to.StartsWith("/\\", StringComparison.Ordinal) && !to.Any(char.IsControl) ? to : "/";
}

/// <summary>Marks the addresses of pages.</summary>
internal sealed class PageMark;
