namespace Simulation.Api.Security;

/// <summary>
/// The cookie of who has signed in to the pages: the key itself, so that any process of the deployment knows it again, no process keeps sessions, and a revoked key ends them. Scripts
/// cannot read it, and no other site can make a browser send it.
/// </summary>
internal static class Session
{
    /// <summary>Name of the cookie.</summary>
    public const string Cookie = "simulation-key";

    private const string Circuit = "/_blazor";

    /// <summary>The secret in the cookie of a request that reads, or belongs to a page; null when there is none: what changes something is sent with a header.</summary>
    public static string? Of(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || request.Path.StartsWithSegments(Circuit, StringComparison.Ordinal) ? request.Cookies[Cookie] : null;

    /// <summary>Begins a session, until the browser is closed.</summary>
    public static void Begin(HttpContext http, string secret) => http.Response.Cookies.Append(Cookie, secret, Options(http));

    /// <summary>Ends it.</summary>
    public static void End(HttpContext http) => http.Response.Cookies.Delete(Cookie, Options(http));

    private static CookieOptions Options(HttpContext http) => new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = http.Request.IsHttps, IsEssential = true, Path = "/" };
}
