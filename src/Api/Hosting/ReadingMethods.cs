namespace Simulation.Api.Hosting;

/// <summary>
/// Answers HEAD wherever GET is answered, with the headers that GET would have: the same length, ETag and refusals, and no body, which the server keeps back. What streams is not begun for
/// nobody: there HEAD is refused.
/// </summary>
internal static class ReadingMethods
{
    private static readonly string[] Places = ["/v1", "/sdmx", "/openapi", "/health", "/problems"];
    private static readonly string[] Streams = ["/events", "/draws"];

    /// <summary>Takes HEAD for GET, and says where addresses lead only then.</summary>
    public static void UseReadingMethods(this WebApplication app)
    {
        app.Use((http, next) =>
        {
            if (HttpMethods.IsHead(http.Request.Method) && IsAnswer(http.Request.Path)) http.Request.Method = HttpMethods.Get;
            return next(http);
        });
        app.UseRouting();
    }

    private static bool IsAnswer(PathString path) =>
        Array.Exists(Places, place => path.StartsWithSegments(place, StringComparison.Ordinal)) && !Array.Exists(Streams, stream => path.Value!.EndsWith(stream, StringComparison.Ordinal));
}
