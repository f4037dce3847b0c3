using Microsoft.AspNetCore.Http.HttpResults;
using Simulation.Contracts;
using Simulation.Contracts.Faults;
using Simulation.Contracts.Workshops;
using Simulation.Documents.Wording;
using Simulation.Web.Reading;
using Simulation.Web.Workshops;

namespace Simulation.Api.Workshops;

/// <summary>
/// <c>/join</c>: the page of participants. It is drawn once and goes on by script, which asks the addresses that a code opens: without a connection that the pages of the host share, whoever
/// has a code and no key reaches nothing but his workshop.
/// </summary>
internal static class JoinEndpoints
{
    private const string Vietnamese = "vi";
    private const string English = "en";

    public static void MapJoin(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/join", Enter).ExcludeFromDescription();
        routes.MapGet("/join/{code}", ShowAsync).ExcludeFromDescription()
            .AddEndpointFilter(ShowMissingAsync)
            .AddEndpointFilter((context, next) => context.HttpContext.RequestServices.GetRequiredService<CodeGate>().InvokeAsync(context, next));
    }

    // The form sends what was typed: from here on it stands in the address.
    private static IResult Enter(HttpContext http, TimeProvider time)
    {
        if (http.Request.Query["code"].ToString() is not { Length: > 0 } typed) return Page(http, time, null, null);
        return WorkshopCode.Read(typed) is { } code
            ? Results.LocalRedirect($"/join/{WorkshopCode.Show(code)}?lang={LanguageOf(http.Request).Code()}")
            : Page(http, time, null, typed);
    }

    private static async Task<IResult> ShowAsync(string code, HttpContext http, IGrainDoor grains, TimeProvider time)
    {
        if (WorkshopCode.Read(code) is null) return Page(http, time, null, code);
        return Page(http, time, await grains.Workshop(code).FindAsync(http.RequestAborted), null);
    }

    // A person sees the page, and no problem document, when nobody has the code.
    private static async ValueTask<object?> ShowMissingAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (SimulationFaultException fault) when (fault.Kind == FaultKind.NotFound)
        {
            var http = context.HttpContext;
            return Page(http, http.RequestServices.GetRequiredService<TimeProvider>(), null, http.Request.RouteValues["code"] as string);
        }
    }

    private static RazorComponentResult<JoinDocument> Page(HttpContext http, TimeProvider time, Workshop? workshop, string? typed)
    {
        http.Response.Headers.CacheControl = "no-store";
        return new RazorComponentResult<JoinDocument>(new Dictionary<string, object?>
        {
            [nameof(JoinDocument.Reader)] = new Reader(LanguageOf(http.Request)),
            [nameof(JoinDocument.Clock)] = time,
            [nameof(JoinDocument.Workshop)] = workshop,
            [nameof(JoinDocument.Typed)] = typed,
        })
        {
            StatusCode = typed is null ? StatusCodes.Status200OK : StatusCodes.Status404NotFound,
        };
    }

    // As chosen on the page, else as the browser prefers; Vietnamese for a browser that prefers neither.
    private static Language LanguageOf(HttpRequest request) => request.Query["lang"].ToString() switch
    {
        English => Language.English,
        Vietnamese => Language.Vietnamese,
        _ => request.GetTypedHeaders().AcceptLanguage.OrderByDescending(language => language.Quality ?? 1).Select(language => language.Value.Value?.Split('-')[0].ToLowerInvariant())
            .FirstOrDefault(language => language is Vietnamese or English) == English ? Language.English : Language.Vietnamese,
    };
}
