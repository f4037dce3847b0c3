namespace Simulation.Api.Security;

/// <summary>What every answer tells browsers: run only our scripts, show us in nobody's frame, guess no types, tell nobody where somebody came from.</summary>
internal static class SecurityHeaders
{
    private const string Reference = "/reference";

    // Pages draw with styles in their elements, as charts do. Scripts come from files of ours; self stands for the connection of the pages too.
    private const string Pages =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    // The page of the API document sets itself up by a script in the page. It shows what is public, and sends what its reader types.
    private const string ReferencePage =
        "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>Adds the headers to every answer, refusals included.</summary>
    public static void UseSecurityHeaders(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        http.Response.OnStarting(state =>
        {
            Add((HttpContext)state);
            return Task.CompletedTask;
        }, http);
        return next(http);
    });

    private static void Add(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = http.Request.Path.StartsWithSegments(Reference, StringComparison.OrdinalIgnoreCase) ? ReferencePage : Pages;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        if (http.Request.IsHttps) headers.StrictTransportSecurity = "max-age=31536000";
        // What was answered to one key is nobody else's, whoever keeps answers in between.
        headers.Append("Vary", "Authorization, X-API-Key, Cookie, Accept-Language");
    }
}
